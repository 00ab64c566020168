import type { ReactNode } from 'react'

/** A card of the right column. */
export function Part({
  title,
  children,
  action,
}: {
  title: string
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <section className="part">
      <h3>
        {title} {action}
      </h3>
      {children}
    </section>
  )
}

export function Facts({ facts }: { facts: readonly (readonly [name: string, words: ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, words]) => (
        <div key={typeof words === 'string' ? `${name} ${words}` : name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}

export function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="lines">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same may be said twice
        <li key={index}>{line}</li>
      ))}
    </ul>
  )
}
