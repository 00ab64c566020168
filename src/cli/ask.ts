import type { Command } from 'commander'
import { answerFirst, predictRow } from '../evaluation/predict.ts'
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
      const answered = answerFirst(engine, text, options.shop, deps.clock())
      if (options.json) await printJson(io, { ...predictRow(null, answered), plan: answered.output.plan })
      else await print(io, `${describeAnswer(answered)}\n`)
    })
}
