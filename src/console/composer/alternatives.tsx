import { useQuery } from '@tanstack/react-query'
import { Button } from 'react-aria-components/Button'
import * as desk from '../api/desk.ts'
import type { DraftView } from '../api/types.ts'
import type { Acts } from '../desk/use-acts.ts'
import { useKeys } from '../keys/use-keys.ts'
import { useWords } from '../words/index.ts'
import type { Composition } from './use-composition.ts'

interface AlternativesProps {
  draft: DraftView
  composition: Composition
  acts: Acts
}

/** What else could be said, and how it is chosen: words of another intent say what the customer really meant. */
function useAlternatives({ draft, composition, acts }: AlternativesProps) {
  const { data } = useQuery({
    queryKey: ['alternatives', draft.id, draft.version],
    queryFn: () => desk.alternatives(draft.id),
  })
  const all = data?.alternatives ?? []
  const choose = (chosen: (typeof all)[number] | undefined) => {
    if (chosen === undefined) return
    const { intent, kind, text } = chosen
    if (intent === null || draft.intents.some(({ id }) => id === intent.id)) return composition.choose(text)
    composition.takeDraft()
    acts.redraft(intent.id, kind?.name ?? null)
  }
  useKeys({ alternative: (n) => choose(all.find((each) => each.n === n)) })
  return { all, choose }
}

/** Other things that could be said, each on a digit. */
export function Alternatives(props: AlternativesProps) {
  const words = useWords().composer
  const { all, choose } = useAlternatives(props)
  if (all.length === 0) return null
  return (
    <section className="alternatives" aria-label={words.alternatives}>
      <ol>
        {all.map((each) => (
          <li key={each.n}>
            <Button
              onPress={() => choose(each)}
              className={each.text === props.composition.text ? 'chosen' : ''}
            >
              <kbd>{each.n}</kbd> <b>{[each.intent?.title, each.kind?.title].filter(Boolean).join(' › ')}</b>{' '}
              <span>{each.text}</span>
            </Button>
          </li>
        ))}
      </ol>
    </section>
  )
}
