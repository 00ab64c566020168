import { Button } from 'react-aria-components/Button'
import type { View } from '../api/types.ts'
import { useWords } from '../words/index.ts'
import { useCounts, VIEWS } from './use-list.ts'

interface ViewsProps {
  view: View
  shop: string
  onChange: (view: View) => void
}

/** The views, each with how many conversations are in it. */
export function Views({ view, shop, onChange }: ViewsProps) {
  const words = useWords()
  const { data: counts } = useCounts(shop)
  return (
    <nav className="views" aria-label={words.list.title}>
      {VIEWS.map((name) => (
        <Button key={name} aria-current={name === view} onPress={() => onChange(name)}>
          {words.views[name]} <span className="count">{counts?.[name] ?? ''}</span>
        </Button>
      ))}
    </nav>
  )
}
