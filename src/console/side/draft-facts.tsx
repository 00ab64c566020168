import { Button } from 'react-aria-components/Button'
import type { DraftView } from '../api/types.ts'
import type { Acts } from '../desk/use-acts.ts'
import { useWords } from '../words/index.ts'
import { factsShown } from './facts-shown.ts'
import { Facts, Lines, Part } from './part.tsx'

const percent = (share: number) => `${Math.round(share * 100)}%`

function Candidates({ draft, acts }: { draft: DraftView; acts: Acts }) {
  const words = useWords().side
  const candidates = draft.handoff?.candidates ?? []
  if (candidates.length === 0) return null
  return (
    <Part title={words.candidates}>
      <ol className="candidates">
        {candidates.map(({ intent, confidence, draft: text }) => (
          <li key={intent.id}>
            <Button onPress={() => acts.redraft(intent.id, null)}>
              <b>{intent.title}</b> <span className="quiet">{percent(confidence)}</span>
              <span>{text ?? words.onlyIntent}</span>
            </Button>
          </li>
        ))}
      </ol>
    </Part>
  )
}

function Open({ open }: Pick<DraftView, 'open'>) {
  const words = useWords()
  return (
    <Part title={words.side.open}>
      <Lines
        lines={open.map(
          ({ text, intent, reason }) => `「${text}」 ${intent?.title ?? ''} ${words.reasons[reason]}`,
        )}
      />
    </Part>
  )
}

/** What the draft rests on, and what it leaves to the agent. */
export function DraftFacts({ draft, acts }: { draft: DraftView; acts: Acts }) {
  const words = useWords()
  const { side } = words
  const { responses, open, handoff } = draft
  const facts = factsShown(responses, words.facts)
  return (
    <>
      {handoff?.summary && (
        <Part title={side.summary}>
          <p>{handoff.summary}</p>
        </Part>
      )}
      {facts.length > 0 && (
        <Part title={side.facts}>
          <Facts facts={facts} />
        </Part>
      )}
      {responses.length > 0 && open.length > 0 && <Open open={open} />}
      <Candidates draft={draft} acts={acts} />
      {handoff !== null && handoff.bargaining.length > 0 && (
        <Part title={side.bargaining}>
          <Lines lines={handoff.bargaining} />
        </Part>
      )}
    </>
  )
}
