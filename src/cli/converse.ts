import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { converse, converseRow, converseSchema } from '../evaluation/converse.ts'
import { shopOf } from '../evaluation/predict.ts'
import { mapJsonLines } from '../types/json-lines.ts'
import type { Deps } from './deps.ts'
import { type Io, printRows } from './io.ts'
import { withProgress } from './progress.ts'
import { type RecordOptions, withRecordOptions, withRecords } from './record-options.ts'
import { Verdict } from './run.ts'
import { shopOption } from './shop-option.ts'

/** `shouda converse`: JSON Lines in, JSON Lines out, each line a whole dialogue. */
export function converseCommand(program: Command, deps: Deps, io: Io): void {
  withRecordOptions(program.command('converse'))
    .summary('answer JSON Lines from stdin, each line a whole dialogue')
    .addOption(shopOption())
    .addHelpText(
      'after',
      `\nExample:\n  echo '{"id":"d1","turns":["在吗","能便宜点吗"]}' | shouda converse --shop kangnai`,
    )
    .action(async (options: { shop: string } & RecordOptions) => {
      const engine = withRecords(await withProgress(io, (step) => deps.engine(step)), options)
      const now = () => options.now ?? deps.clock()
      shopOf(engine.shops, options.shop)
      const rows = mapJsonLines(
        createInterface({ input: io.stdin }),
        converseSchema,
        ({ id, shop, turns, customerId }) => {
          const of = shopOf(engine.shops, shop ?? options.shop)
          const outputs = converse(engine, of, { id, turns, customerId }, now())
          return { id, turns: outputs.map(converseRow) }
        },
      )
      if (!(await printRows(io, rows))) throw new Verdict(2)
    })
}
