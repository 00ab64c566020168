import { Argument, type Command } from 'commander'
import { type Deps, EXPORTS, type ExportName } from './deps.ts'
import { type Io, printJson } from './io.ts'

/** `shouda export`: rows of the store as JSON Lines. */
export function exportCommand(program: Command, deps: Deps, io: Io): void {
  program
    .command('export')
    .summary('print messages, drafts or corrections from the store as JSON Lines')
    .addArgument(new Argument('<rows>', 'what to print').choices([...EXPORTS]))
    .option('--shop <id>', 'only this shop; all shops where it is left out')
    .addHelpText('after', '\nExample:\n  shouda export corrections --shop kangnai > corrections.jsonl')
    .action(async (name: ExportName, options: { shop?: string }) => {
      for await (const row of await deps.exportRows(name, options.shop ?? null)) await printJson(io, row)
    })
}
