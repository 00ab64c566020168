import { useQuery } from '@tanstack/react-query'
import { Button } from 'react-aria-components/Button'
import * as helps from '../api/helps.ts'
import type { Alternative, DraftView } from '../api/types.ts'
import { useKeys } from '../keys/use-keys.ts'
import { useWords } from '../words/index.ts'
import type { Composition } from './use-composition.ts'

export function useAlternatives(draft: DraftView): readonly Alternative[] {
  const { data } = useQuery({
    queryKey: ['alternatives', draft.id, draft.version],
    queryFn: () => helps.alternatives(draft.id),
  })
  return data?.alternatives ?? []
}

/** Other things that could be said, each on a digit. */
export function Alternatives({ draft, composition }: { draft: DraftView; composition: Composition }) {
  const words = useWords().composer
  const all = useAlternatives(draft)
  useKeys({
    alternative: (n) => {
      const chosen = all.find((each) => each.n === n)
      if (chosen) composition.choose(chosen.text)
    },
  })
  if (all.length === 0) return null
  return (
    <section className="alternatives" aria-label={words.alternatives}>
      <ol>
        {all.map(({ n, intent, kind, text }) => (
          <li key={n}>
            <Button
              onPress={() => composition.choose(text)}
              className={text === composition.text ? 'chosen' : ''}
            >
              <kbd>{n}</kbd> <b>{[intent?.title, kind?.title].filter(Boolean).join(' › ')}</b>{' '}
              <span>{text}</span>
            </Button>
          </li>
        ))}
      </ol>
    </section>
  )
}
