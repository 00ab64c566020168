import type { ReactNode } from 'react'

interface TableProps {
  caption: string
  heads: readonly string[]
  rows: readonly (readonly ReactNode[])[]
  /** What each row is known by, where rows come and go and have something to press in them. */
  keys?: readonly string[]
  /** What stands there where there are no rows. */
  none: string
}

/** A table of a page; wide ones scroll by themselves. */
export function Table({ caption, heads, rows, keys, none }: TableProps) {
  if (rows.length === 0) return <p className="quiet">{none}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys
    <section className="table" tabIndex={0} aria-label={caption}>
      <table>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={keys?.[row] ?? row}>
              {cells.map((cell, index) => (
                <td key={heads[index]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
