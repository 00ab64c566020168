import type { Command } from 'commander'
import {
  type Answered,
  answerFirst,
  checkText,
  type Engine,
  predictRow,
  shopOf,
} from '../evaluation/predict.ts'
import type { Deps } from './deps.ts'
import { describeAnswer } from './describe.ts'
import { type Io, print, printJson } from './io.ts'
import { withProgress } from './progress.ts'
import { shopOption } from './shop-option.ts'

/** `shouda ask`: one message through the whole pipeline. */
export function askCommand(program: Command, deps: Deps, io: Io): void {
  program
    .command('ask')
    .summary('draft the answer to one message and say why')
    .argument('<text>', "the customer's message")
    .addOption(shopOption())
    .option('--json', 'print what `predict` prints, and the plan')
    .addHelpText('after', '\nExample:\n  shouda ask "这鞋是正品吗" --shop kangnai')
    .action(async (text: string, options: { shop: string; json?: true }) => {
      const engine = await withProgress(io, (step) => deps.engine(step))
      const answered = await answer(engine, text, options.shop, deps)
      if (options.json) await printJson(io, { ...predictRow(null, answered), plan: answered.output.plan })
      else await print(io, `${describeAnswer(answered)}\n`)
    })
}

/** With the products of the store that the message may be about. */
async function answer(engine: Engine, text: string, shop: string, deps: Deps): Promise<Answered> {
  const about = shopOf(engine.shops, shop)
  checkText(text)
  const stock = await deps.stock()
  try {
    const shelf = await stock.shelf(about, { text, last: null })
    return answerFirst({ ...engine, shelves: () => shelf }, text, shop, deps.clock())
  } finally {
    await stock.close()
  }
}
