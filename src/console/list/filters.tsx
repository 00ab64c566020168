import { Label } from 'react-aria-components/Label'
import type { Filters } from '../api/types.ts'
import { useWords } from '../words/index.ts'
import { useIntents, useShops } from './use-list.ts'

interface ChoiceProps {
  label: string
  value: string
  all: string
  options: readonly { id: string; title: string }[]
  onChange: (value: string) => void
}

/** One of a few; the platform's own widget, which every reader and phone knows. */
function Choice({ label, value, all, options, onChange }: ChoiceProps) {
  return (
    <Label className="choice">
      <span className="unseen">{label}</span>
      <select value={value} onChange={({ target }) => onChange(target.value)} data-set={value !== ''}>
        <option value="">{all}</option>
        {options.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </Label>
  )
}

interface FilterBarProps {
  filters: Filters
  onChange: (filters: Filters) => void
}

const options = (titles: Record<string, string>) =>
  Object.entries(titles).map(([id, title]) => ({ id, title }))

/** Shop, intent, urgency and reason. */
export function FilterBar({ filters, onChange }: FilterBarProps) {
  const words = useWords()
  const shops = useShops().data?.shops.map(({ id, name }) => ({ id, title: name })) ?? []
  const intents = useIntents().data?.intents ?? []
  const set = (part: Partial<Filters>) => onChange({ ...filters, ...part })
  const { side, dashboard, list } = words
  return (
    <div className="filters">
      <Choice
        label={dashboard.shop}
        value={filters.shop}
        all={list.allShops}
        options={shops}
        onChange={(shop) => set({ shop })}
      />
      <Choice
        label={words.composer.intent}
        value={filters.intent}
        all={list.allIntents}
        options={intents}
        onChange={(intent) => set({ intent })}
      />
      <Choice
        label={words.urgency.urgent}
        value={filters.urgency}
        all={list.allUrgencies}
        options={options(words.urgency)}
        onChange={(urgency) => set({ urgency })}
      />
      <Choice
        label={side.why}
        value={filters.reason}
        all={list.allReasons}
        options={options(words.reasons)}
        onChange={(reason) => set({ reason })}
      />
    </div>
  )
}
