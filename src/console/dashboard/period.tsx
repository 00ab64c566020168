import { useShops } from '../list/use-list.ts'
import { useWords } from '../words/index.ts'

const DAY_MS = 86_400_000

/** From the beginning of a day to the end of another, where the reader is. */
export interface Period {
  from: number
  to: number
}

const midnight = (at: number) => new Date(at).setHours(0, 0, 0, 0)
const written = (at: number) => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(at)

export function lastDays(days: number): Period {
  const today = midnight(Date.now())
  return { from: today - (days - 1) * DAY_MS, to: today + DAY_MS }
}

function DayField({
  label,
  value,
  onChange,
}: {
  label: string
  value: number
  onChange: (at: number) => void
}) {
  const change = (words: string) => {
    const [year = 0, month = 1, day = 1] = words.split('-').map(Number)
    if (year > 1970) onChange(new Date(year, month - 1, day).getTime())
  }
  return (
    <label>
      {label} <input type="date" value={written(value)} onChange={({ target }) => change(target.value)} />
    </label>
  )
}

interface ChoosingProps {
  shop: string
  onShop: (shop: string) => void
  period: Period
  onPeriod: (period: Period) => void
}

/** Which shop and which days. */
export function Choosing({ shop, onShop, period, onPeriod }: ChoosingProps) {
  const words = useWords()
  const shops = useShops().data?.shops ?? []
  const { dashboard } = words
  return (
    <div className="choosing">
      <label>
        {dashboard.shop}
        <select value={shop} onChange={({ target }) => onShop(target.value)}>
          <option value="">{words.list.allShops}</option>
          {shops.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <DayField
        label={dashboard.from}
        value={period.from}
        onChange={(from) => onPeriod({ ...period, from })}
      />
      <DayField
        label={dashboard.to}
        value={period.to - DAY_MS}
        onChange={(day) => onPeriod({ ...period, to: day + DAY_MS })}
      />
    </div>
  )
}
