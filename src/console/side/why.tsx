import type { DraftView } from '../api/types.ts'
import { fill, useWords } from '../words/index.ts'
import { Lines } from './part.tsx'

function Responses({ responses }: Pick<DraftView, 'responses'>) {
  const words = useWords().side
  return (
    <>
      <h4>{words.responses}</h4>
      <ul className="lines">
        {responses.map(({ id, intent, kind, wording, version }) => (
          <li key={`${id} ${wording}`}>
            {intent?.title} {kind && `› ${kind.title}`} <code>{id}</code>{' '}
            {fill(words.wording, { n: wording + 1 })} {words.version} <code>{version.slice(0, 8)}</code>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Why the draft is what it is, for those who ask. */
export function Why({ draft, told }: { draft: DraftView; told: readonly string[] }) {
  const words = useWords()
  const { side } = words
  const weighed = draft.why.filter(({ text }) => /\p{L}/u.test(text))
  return (
    <details className="part why">
      <summary>{side.why}</summary>
      <p>
        {words.reasons[draft.reason]} · {side.confidence} {Math.round(draft.confidence * 100)}%
      </p>
      <p>{draft.explanation}</p>
      {weighed.length > 0 && (
        <>
          <h4>{side.words}</h4>
          <p>
            {weighed.map(({ text, weight }) => (
              <span key={text} className={weight > 0 ? 'word' : 'word against'}>
                {weight > 0 ? '+' : '−'} {text}
              </span>
            ))}
          </p>
        </>
      )}
      {draft.responses.length > 0 && <Responses responses={draft.responses} />}
      {told.length > 0 && (
        <>
          <h4>{side.told}</h4>
          <Lines lines={told} />
        </>
      )}
    </details>
  )
}
