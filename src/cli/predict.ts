import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { answerFirst, predictRow, predictSchema, shopOf } from '../evaluation/predict.ts'
import { mapJsonLines } from '../types/json-lines.ts'
import type { Deps } from './deps.ts'
import { type Io, printRows } from './io.ts'
import { withProgress } from './progress.ts'
import { type RecordOptions, withRecordOptions, withRecords } from './record-options.ts'
import { Verdict } from './run.ts'
import { shopOption } from './shop-option.ts'

/** `shouda predict`: JSON Lines in, JSON Lines out, each line the first message of a new conversation. */
export function predictCommand(program: Command, deps: Deps, io: Io): void {
  withRecordOptions(program.command('predict'))
    .summary('answer JSON Lines from stdin, each line the first message of a new conversation')
    .addOption(shopOption())
    .addHelpText(
      'after',
      `\nExample:\n  echo '{"id":"a1","text":"这鞋是正品吗"}' | shouda predict --shop kangnai`,
    )
    .action(async (options: { shop: string } & RecordOptions) => {
      const engine = withRecords(await withProgress(io, (step) => deps.engine(step)), options)
      const now = () => options.now ?? deps.clock()
      shopOf(engine.shops, options.shop)
      const rows = mapJsonLines(
        createInterface({ input: io.stdin }),
        predictSchema,
        ({ id, text, shop, ...beside }) =>
          predictRow(id, answerFirst(engine, text, shop ?? options.shop, now(), beside)),
      )
      if (!(await printRows(io, rows))) throw new Verdict(2)
    })
}
