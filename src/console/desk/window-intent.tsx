import type { Conversation, IntentView } from '../api/types.ts'
import { useIntents } from '../list/use-list.ts'
import { Pick } from '../parts/pick.tsx'
import { Window } from '../parts/window.tsx'
import { useWords } from '../words/index.ts'
import type { WindowProps } from './windows.tsx'

const BETWEEN = '/'

/** What the draft weighed stands above all else. */
function likelyFirst(intents: readonly IntentView[], { draft }: Conversation): readonly IntentView[] {
  const weighed = [
    ...(draft?.handoff?.candidates ?? []).map(({ intent }) => intent),
    ...(draft?.intents ?? []),
  ]
  const likely = [...new Set(weighed.map(({ id }) => id))]
  const rank = ({ id }: IntentView) => likely.indexOf(id)
  const first = intents.filter((intent) => rank(intent) >= 0).sort((a, b) => rank(a) - rank(b))
  return [...first, ...intents.filter((intent) => rank(intent) < 0)]
}

/** What the customer really asked: the draft is written anew for it, and the choice is a correction. */
export function IntentWindow({ conversation, acts, onClose }: WindowProps) {
  const words = useWords().dialog
  const { data } = useIntents()
  const choices = likelyFirst(data?.intents ?? [], conversation).flatMap(({ id, title, kinds }) => [
    { id, title },
    ...kinds.map((kind) => ({
      id: id + BETWEEN + kind.name,
      title: `${title} › ${kind.title}`,
    })),
  ])
  const pick = (chosen: string) => {
    const [intent = '', kind = null] = chosen.split(BETWEEN)
    onClose()
    acts.redraft(intent, kind)
  }
  return (
    <Window title={words.intent} onClose={onClose}>
      <Pick label={words.intent} hint={words.intentHint} choices={choices} onPick={pick} />
    </Window>
  )
}
