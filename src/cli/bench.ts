import { type Command, InvalidArgumentError } from 'commander'
import { type BenchReport, bench, type Spread } from '../evaluation/bench.ts'
import { textTable } from '../evaluation/reports/text-table.ts'
import type { Deps } from './deps.ts'
import { type Io, print, printJson } from './io.ts'
import { withProgress } from './progress.ts'

/** `shouda bench`: speed beside the peers, in one run. */
export function benchCommand(program: Command, deps: Deps, io: Io): void {
  program
    .command('bench')
    .summary('time the classifier beside nlp.js, natural and bare word segmentation')
    .option('--rounds <n>', 'interleaved rounds', positive, 9)
    .option('--json', 'print the figures as JSON')
    .addHelpText('after', '\nExample:\n  shouda bench --rounds 5')
    .action(async ({ rounds, json }: { rounds: number; json?: true }) => {
      const report = await withProgress(io, async (onProgress) => {
        const { texts, subjects, close } = await deps.bench(onProgress)
        const options = { rounds, clock: () => performance.now(), onProgress }
        return bench(texts, subjects, options).finally(close)
      })
      if (json) await printJson(io, report)
      else await print(io, `${describe(report)}\n`)
    })
}

function positive(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('a whole number from 1 on')
  return value
}

function describe({ messages, rounds, rows, planMicroseconds, lookUps }: BenchReport): string {
  const table = textTable(
    ['contender', 'messages a second', 'its time by ours, median (least–most)'],
    rows.map((row) => [row.name, row.perSecond.median.toFixed(0), `${spread(row.ratio)} ×`]),
  )
  const plan = `plan and render one reply: ${spread(planMicroseconds)} µs`
  const found = lookUps.map(
    ({ name, microseconds }) => `find a product among 10,000 in SQLite ${name}: ${spread(microseconds)} µs\n`,
  )
  return `${table}\n${plan}\n${found.join('')}${messages} unique messages a round, ${rounds} interleaved rounds, one core`
}

const spread = ({ median, least, most }: Spread) =>
  `${median.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`
