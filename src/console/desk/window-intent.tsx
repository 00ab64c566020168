import { useIntents } from '../list/use-list.ts'
import { Pick } from '../parts/pick.tsx'
import { Window } from '../parts/window.tsx'
import { useWords } from '../words/index.ts'
import type { WindowProps } from './windows.tsx'

const BETWEEN = '/'

/** What the customer really asked: the draft is written anew for it, and the choice is a correction. */
export function IntentWindow({ acts, onClose }: WindowProps) {
  const words = useWords().dialog
  const { data } = useIntents()
  const choices = (data?.intents ?? []).flatMap(({ id, title, kinds }) => [
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
