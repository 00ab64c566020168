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
    <select
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      data-set={value !== ''}
    >
      <option value="">{all}</option>
      {options.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
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
  const { list } = words
  return (
    <div className="filters">
      <Choice
        label={list.byShop}
        value={filters.shop}
        all={list.allShops}
        options={shops}
        onChange={(shop) => set({ shop })}
      />
      <Choice
        label={list.byIntent}
        value={filters.intent}
        all={list.allIntents}
        options={intents}
        onChange={(intent) => set({ intent })}
      />
      <Choice
        label={list.byUrgency}
        value={filters.urgency}
        all={list.allUrgencies}
        options={options(words.urgency)}
        onChange={(urgency) => set({ urgency })}
      />
      <Choice
        label={list.byReason}
        value={filters.reason}
        all={list.allReasons}
        options={options(words.reasons)}
        onChange={(reason) => set({ reason })}
      />
    </div>
  )
}
