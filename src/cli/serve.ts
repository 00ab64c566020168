import type { Command } from 'commander'
import type { Deps } from './deps.ts'
import { type Io, print } from './io.ts'
import { withProgress } from './progress.ts'

/** `shouda serve`: webhooks, API and console, until the process is asked to end. */
export function serveCommand(program: Command, deps: Deps, io: Io): void {
  program
    .command('serve')
    .summary('run webhooks, API and console (what `npm start` runs)')
    .addHelpText('after', '\nExample:\n  PORT=8787 shouda serve')
    .action(async () => {
      const listening = await withProgress(io, (step) => deps.listen(step))
      await print(io, `${listening.hints.join('\n')}\n`)
      await askedToEnd()
      await listening.close()
    })
}

/** The first SIGINT or SIGTERM ends the work in order; a second one ends the process as usual. */
function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
