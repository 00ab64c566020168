import { useQuery } from '@tanstack/react-query'
import { type Area, divide, division } from '../api/dashboard.ts'
import { colleagues } from '../api/desk.ts'
import { Table } from '../parts/table.tsx'
import { useChange } from '../parts/use-change.ts'
import { useWords } from '../words/index.ts'

const AREAS: readonly Area[] = ['pre_sale', 'after_sale', 'complaint']

interface BoxProps {
  label: string
  isOn: boolean
  onChange: (isOn: boolean) => void
}

const Box = ({ label, isOn, onChange }: BoxProps) => (
  <input
    type="checkbox"
    aria-label={label}
    checked={isOn}
    onChange={({ target }) => onChange(target.checked)}
  />
)

/** The division is a shop's: without one there is nothing to divide. */
function Unchosen() {
  const { division, divisionOf } = useWords().dashboard
  return (
    <section>
      <h2>{division}</h2>
      <p className="quiet">{divisionOf}</p>
    </section>
  )
}

/** The shop's division, with everybody as the table shows them. */
function useDivision(shop: string) {
  const key = ['division', shop]
  const change = useChange(key)
  const agents = useQuery({ queryKey: ['colleagues'], queryFn: colleagues }).data?.agents ?? []
  const parts = useQuery({ queryKey: key, queryFn: () => division(shop), enabled: shop !== '' }).data
    ?.division
  const areasOf = (id: string) => parts?.find(({ agentId }) => agentId === id)?.areas ?? [...AREAS]
  const set = (id: string, area: Area, isOn: boolean) => {
    const areas = AREAS.filter((each) => (each === area ? isOn : areasOf(id).includes(each)))
    // Work is left out of somebody's list where another is named for it: so everybody is named.
    const all = agents.map((agent) => ({
      agentId: agent.id,
      areas: agent.id === id ? areas : areasOf(agent.id),
    }))
    const isUndivided = all.every((each) => each.areas.length === AREAS.length)
    change(() => divide(shop, isUndivided ? [] : all))
  }
  return { agents, isKnown: parts !== undefined, areasOf, set }
}

/** Who takes which kinds of questions; whoever is not named takes all. */
export function Division({ shop }: { shop: string }) {
  const { dashboard: said } = useWords()
  const { agents, isKnown, areasOf, set } = useDivision(shop)
  if (shop === '') return <Unchosen />
  if (!isKnown) return null
  const rows = agents.map(({ id, name }) => [
    name,
    ...AREAS.map((area) => {
      const label = `${name} ${said.kinds[area]}`
      const isOn = areasOf(id).includes(area)
      return <Box key={area} label={label} isOn={isOn} onChange={(on) => set(id, area, on)} />
    }),
  ])
  return (
    <section>
      <h2>{said.division}</h2>
      <p className="quiet">{said.divisionHint}</p>
      <Table
        caption={said.division}
        heads={[said.byAgent, ...AREAS.map((area) => said.kinds[area])]}
        rows={rows}
        none={said.none}
      />
    </section>
  )
}
