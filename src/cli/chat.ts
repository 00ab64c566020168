import { createInterface } from 'node:readline'
import type { Command } from 'commander'
import { InputError } from '../errors.ts'
import { startChat } from '../evaluation/chat.ts'
import { type Answered, shopOf } from '../evaluation/predict.ts'
import type { Deps } from './deps.ts'
import { describeReasons } from './describe.ts'
import { type Io, print, say } from './io.ts'
import { withProgress } from './progress.ts'
import { shopOption } from './shop-option.ts'

/** `shouda chat`: a conversation at the terminal, with its memory. */
export function chatCommand(program: Command, deps: Deps, io: Io): void {
  program
    .command('chat')
    .summary('talk to the shop, a line a message, until the end of input')
    .addOption(shopOption())
    .option('--why', 'show beside each reply what it rests on')
    .addHelpText('after', '\nExample:\n  shouda chat --shop kangnai --why')
    .action(async (options: { shop: string; why?: true }) => {
      const engine = await withProgress(io, (step) => deps.engine(step))
      const chat = startChat(engine, options.shop, deps.clock)
      const shop = shopOf(engine.shops, options.shop)
      const stock = await deps.stock()
      const answer = async (text: string) =>
        chat.answer(text, await stock.shelf(shop, { text, last: chat.product() }))
      try {
        await talk(answer, options.why === true, io)
      } finally {
        await stock.close()
      }
    })
}

type Answer = (text: string) => Promise<Answered>

async function talk(answer: Answer, why: boolean, io: Io): Promise<void> {
  const prompt = () => io.stderr.isTTY && io.stderr.write('> ')
  prompt()
  for await (const line of createInterface({ input: io.stdin })) {
    if (line.trim() !== '') await answerLine(line, answer, why, io)
    prompt()
  }
}

/** A line that no customer could have sent is refused, and the conversation goes on. */
async function answerLine(line: string, answer: Answer, why: boolean, io: Io): Promise<void> {
  try {
    const answered = await answer(line)
    await print(io, `${spoken(answered)}\n`)
    if (why) await print(io, `${describeReasons(answered)}\n\n`)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    say(io, `shouda: ${error.message}`)
  }
}

function spoken({ output: { plan, text } }: Answered): string {
  const words = text === null ? '' : `shop: ${text}`
  if (plan.decision === 'reply' || plan.decision === 'clarify') return words
  return [words, `(${plan.decision}: ${plan.reason})`].filter((part) => part !== '').join(' ')
}
