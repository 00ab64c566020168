import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Dashboard as Data, dashboard } from '../api/dashboard.ts'
import { useIntents } from '../list/use-list.ts'
import { fill, useWords } from '../words/index.ts'
import { BarChart } from './chart.tsx'
import { Division } from './division.tsx'
import { Figures } from './figures.tsx'
import { useCharts } from './groups.ts'
import { Choosing, lastDays, type Period } from './period.tsx'

const DAYS = 7

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
  const charts = useCharts(data)
  return (
    <>
      <Figures data={data} />
      {charts.map((chart) => (
        <BarChart key={chart.title} {...chart} />
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
