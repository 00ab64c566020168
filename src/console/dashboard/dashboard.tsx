import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { type Dashboard as Data, dashboard } from '../api/dashboard.ts'
import { useIntents, useShops } from '../list/use-list.ts'
import { fill, useWords, wordFor } from '../words/index.ts'
import { BarChart } from './chart.tsx'
import { Division } from './division.tsx'
import { Figures } from './figures.tsx'
import { Choosing, lastDays, type Period } from './period.tsx'

const DAYS = 7

type Group = Omit<Data['byShop'][number], 'key'>

/** Messages; where a group has none of its own, the drafts that somebody decided on. */
const countOf = ({ messages, sentAsIs, edited, rejected }: Group) =>
  messages ?? sentAsIs.n + edited.n + rejected.n

function useBars(data: Data) {
  const words = useWords()
  const shops = useShops().data?.shops
  const intents = useIntents().data?.intents
  return useMemo(() => {
    const shopName = (id: string) => shops?.find((shop) => shop.id === id)?.name ?? id
    const intentTitle = (id: string) => intents?.find((intent) => intent.id === id)?.title ?? id
    const { dashboard: said } = words
    const outcomes = ['sentAsIs', 'edited', 'rejected', 'ignored', 'superseded'] as const
    return {
      [said.byDay]: data.byDay.map(({ key, ...group }) => ({ name: key, n: countOf(group) })),
      [said.outcomes]: outcomes.map((name) => ({ name: said[name], n: data[name].n })),
      [said.handoffs]: data.handoffs.map(({ reason, n }) => ({ name: wordFor(words.reasons, reason), n })),
      [said.byIntent]: data.byIntent.map(({ key, ...group }) => ({
        name: intentTitle(key),
        n: countOf(group),
      })),
      [said.byAgent]: data.byAgent.map(({ key, ...group }) => ({ name: key, n: countOf(group) })),
      [said.byShop]: data.byShop.map(({ key, ...group }) => ({ name: shopName(key), n: countOf(group) })),
    }
  }, [data, words, shops, intents])
}

/** What customers ask that no fact answers: what a supervisor should fill in next. */
function Missing({ data }: { data: Data }) {
  const words = useWords().dashboard
  const intents = useIntents().data?.intents
  const titleOf = (intent: string | null, kind: string | null) => {
    const found = intents?.find(({ id }) => id === intent)
    const kindTitle = found?.kinds.find(({ name }) => name === kind)?.title ?? kind
    return [found?.title ?? intent, kindTitle].filter(Boolean).join(' › ')
  }
  return (
    <section>
      <h2>{words.missing}</h2>
      {data.missingFacts.length === 0 && <p className="quiet">{words.none}</p>}
      <ul className="lines">
        {data.missingFacts.map(({ intent, kind, n, example }) => (
          <li key={`${intent} ${kind}`}>
            {fill(words.missingLine, { n, what: titleOf(intent, kind) })}{' '}
            {example && (
              <span className="quiet">
                {words.example}「{example}」
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Shown({ data }: { data: Data }) {
  const bars = useBars(data)
  return (
    <>
      <Figures data={data} />
      {Object.entries(bars).map(([title, each]) => (
        <BarChart key={title} title={title} bars={each} />
      ))}
      <Missing data={data} />
    </>
  )
}

/** The shop at a glance. */
export default function Dashboard() {
  const words = useWords().dashboard
  const [period, setPeriod] = useState<Period>(() => lastDays(DAYS))
  const [shop, setShop] = useState('')
  const { data } = useQuery({
    queryKey: ['dashboard', shop, period],
    queryFn: () => dashboard({ shop, ...period }),
    placeholderData: keepPreviousData,
  })
  return (
    <main id="main" className="page">
      <h1>{words.title}</h1>
      <Choosing shop={shop} onShop={setShop} period={period} onPeriod={setPeriod} />
      {data && <Shown data={data} />}
      <Division shop={shop} />
    </main>
  )
}
