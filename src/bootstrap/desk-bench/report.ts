import { textTable } from '../../evaluation/reports/text-table.ts'
import type { Bar } from '../http-bench/report.ts'
import type { DeskReport } from './run.ts'

const MOST_LIST_MS = 100
const MOST_SEARCH_MS = 300
const MOST_LIVE_MS = 300
const MOST_DASHBOARD_MS = 1000

/** The bars of a run: p95 of each figure. */
export const deskBars = (reports: readonly DeskReport[]): Bar[] =>
  reports.flatMap(({ database, lists, dashboard, search, live, untold }) => [
    ...lists.map(({ name, p95 }) => ({ name: `${database}: ${name} (ms)`, figure: p95, most: MOST_LIST_MS })),
    { name: `${database}: ${dashboard.name} (ms)`, figure: dashboard.p95, most: MOST_DASHBOARD_MS },
    { name: `${database}: ${search.name} (ms)`, figure: search.p95, most: MOST_SEARCH_MS },
    { name: `${database}: ${live.name} (ms)`, figure: live.p95, most: MOST_LIVE_MS },
    { name: `${database}: drafts without a line`, figure: untold, most: 0 },
  ])

/** All of it as a table. */
export function describeDeskBench(reports: readonly DeskReport[]): string {
  const rows = reports.flatMap(({ database, lists, dashboard, search, live }) =>
    [...lists, dashboard, search, live].map(({ name, p50, p95, most }) => [
      ...[database, name],
      ...[p50, p95, most].map((ms) => ms.toFixed(0)),
    ]),
  )
  return textTable(['database', 'asked for', 'p50 ms', 'p95 ms', 'most ms'], rows)
}
