import { useMemo } from 'react'
import type { Dashboard, Share } from '../api/dashboard.ts'
import { useIntents, useShops } from '../list/use-list.ts'
import { fill, useWords, type Words, wordFor } from '../words/index.ts'
import type { BarChartProps } from './chart.tsx'
import { percent } from './share.ts'

type Rows = Dashboard['byShop']
type Group = Omit<Rows[number], 'key'>

const SHARES = ['sentAsIs', 'edited', 'rejected', 'ignored'] as const
const OUTCOMES = [...SHARES, 'superseded'] as const

/** Messages; where a group has none of its own, the drafts that somebody decided on. */
const countOf = ({ messages, sentAsIs, edited, rejected }: Group) =>
  messages ?? sentAsIs.n + edited.n + rejected.n

/** `3 / 10 · 30% (11%–60%)`; nothing of nothing has no share. */
function shareWords({ n, of, interval: [low, high] }: Share): string {
  return of === 0 ? '–' : `${n} / ${of} · ${percent(n / of)} (${percent(low)}–${percent(high)})`
}

function cells(group: Group, words: Words['dashboard']): string[] {
  const { medianMs, within6s, within3min } = group.firstResponse
  const median = medianMs === null ? '–' : fill(words.seconds, { n: (medianMs / 1000).toFixed(1) })
  return [...SHARES.map((name) => shareWords(group[name])), median, ...[within6s, within3min].map(shareWords)]
}

function moreOf(rows: Rows, words: Words['dashboard']): BarChartProps['more'] {
  const response = [words.median, words.within6s, words.within3min]
  return {
    heads: [...SHARES.map((name) => words[name]), ...response.map((each) => `${words.response} · ${each}`)],
    rows: rows.map((row) => cells(row, words)),
  }
}

/** The charts of the dashboard in their order. */
export function useCharts(data: Dashboard): BarChartProps[] {
  const words = useWords()
  const shops = useShops().data?.shops
  const intents = useIntents().data?.intents
  return useMemo(() => {
    const { dashboard: said } = words
    const shopName = (id: string) => shops?.find((shop) => shop.id === id)?.name ?? id
    const intentTitle = (id: string) => intents?.find((intent) => intent.id === id)?.title ?? id
    const grouped = (title: string, rows: Rows, nameOf = (key: string) => key): BarChartProps => ({
      title,
      bars: rows.map(({ key, ...group }) => ({ name: nameOf(key), n: countOf(group) })),
      more: moreOf(rows, said),
    })
    const reasons = data.handoffs.map(({ reason, n }) => ({ name: wordFor(words.reasons, reason), n }))
    return [
      grouped(said.byDay, data.byDay),
      { title: said.outcomes, bars: OUTCOMES.map((name) => ({ name: said[name], n: data[name].n })) },
      { title: said.handoffs, bars: reasons },
      grouped(said.byIntent, data.byIntent, intentTitle),
      grouped(said.byAgent, data.byAgent),
      grouped(said.byShop, data.byShop, shopName),
    ]
  }, [data, words, shops, intents])
}
