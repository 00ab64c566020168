import type { Spread } from '../../evaluation/bench.ts'
import { textTable } from '../../evaluation/reports/text-table.ts'
import type { DraftingReport, DurableRow } from './run.ts'

/** A figure with the bar that it has to hold. */
export interface Bar {
  name: string
  figure: number
  least?: number
  most?: number
}

/** Resident memory of an idle server, in MB. */
const MOST_IDLE_MB: Record<string, number> = { nodejieba: 450, 'node-rs': 250 }
const LEAST_RATIO = [1, 0.7, 0.5]
const MOST_GROWTH = 1.5
const MOST_P95_MS = 300

export const isHeld = ({ figure, least = -Infinity, most = Infinity }: Bar): boolean =>
  figure >= least && figure <= most

/** The bars of a run; what could not be measured has none. */
export function barsOf(durable: readonly DurableRow[], drafting: readonly DraftingReport[]): Bar[] {
  const ratios = durable.flatMap(({ name, ratio }, i) =>
    ratio === null
      ? []
      : [{ name: `${name}, by the bare endpoint`, figure: ratio.median, least: LEAST_RATIO[i]! }],
  )
  return [...ratios, ...drafting.flatMap(barsOfDrafting)]
}

function barsOfDrafting({ tokenizer, idleMb, loadMb, p95 }: DraftingReport): Bar[] {
  const memory =
    idleMb === null || loadMb === null
      ? []
      : [
          { name: `memory idle, ${tokenizer} (MB)`, figure: idleMb, most: MOST_IDLE_MB[tokenizer]! },
          { name: `memory under load by idle, ${tokenizer}`, figure: loadMb / idleMb, most: MOST_GROWTH },
        ]
  return [{ name: `message to draft p95, ${tokenizer} (ms)`, figure: p95, most: MOST_P95_MS }, ...memory]
}

const spread = ({ median, least, most }: Spread, digits: number) =>
  `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`

/** All of it as text. */
export function describeHttpBench(
  durable: readonly DurableRow[],
  drafting: readonly DraftingReport[],
): string {
  const rates = textTable(
    ['endpoint', 'a second, median (least–most)', 'by the bare one'],
    durable.map(({ name, perSecond, ratio }) => [
      name,
      spread(perSecond, 0),
      ratio === null ? '' : spread(ratio, 2),
    ]),
  )
  const drafts = textTable(
    ['tokenizer', 'sent', 'refused', 'drafted', 'p50 ms', 'p95 ms', 'idle MB', 'under load MB'],
    drafting.map((one) => [
      one.tokenizer,
      ...[one.sent, one.refused, one.drafted, one.p50, one.p95].map(String),
      one.idleMb?.toFixed(0) ?? '?',
      one.loadMb?.toFixed(0) ?? '?',
    ]),
  )
  return `${rates}\n\n${drafts}\n\n${describeBars(barsOf(durable, drafting))}`
}

/** A line for each bar: whether it holds, by what figure. */
export function describeBars(bars: readonly Bar[]): string {
  const line = (bar: Bar) => {
    const wanted = bar.least === undefined ? `at most ${bar.most}` : `at least ${bar.least}`
    return `${isHeld(bar) ? 'held  ' : 'MISSED'} ${bar.name}: ${bar.figure.toFixed(2)}, ${wanted}`
  }
  return bars.map(line).join('\n')
}
