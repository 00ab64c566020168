import { Argument, type Command } from 'commander'
import { type Deps, IMPORTS, type ImportName } from './deps.ts'
import { type Io, print, say } from './io.ts'
import { withProgress } from './progress.ts'
import { Verdict } from './run.ts'
import { shopOption } from './shop-option.ts'

/** Refused lines that are named one by one. */
const NAMED = 100

/** `shouda import`: products or orders of a file into the store. */
export function importCommand(program: Command, deps: Deps, io: Io): void {
  program
    .command('import')
    .summary('take products (JSON Lines, CSV, XLSX) or orders (JSON Lines) into the store')
    .addArgument(new Argument('<rows>', 'what the file holds').choices([...IMPORTS]))
    .argument('<file>', 'its ending tells the format')
    .addOption(shopOption())
    .option('--dry-run', 'check the file and store nothing')
    .addHelpText('after', '\nExample:\n  shouda import products goods.csv --shop kangnai --dry-run')
    .action(async (what: ImportName, file: string, options: { shop: string; dryRun?: true }) => {
      const refusals: string[] = []
      const dryRun = options.dryRun === true
      const { taken, refused } = await withProgress(io, (onProgress) =>
        deps.importFile({
          what,
          file,
          shop: options.shop,
          dryRun,
          onProgress,
          onRefused: ({ line, column, message }) => {
            if (refusals.length === NAMED) return
            refusals.push(`${file}:${line}: ${column === null ? '' : `${column}: `}${message}`)
          },
        }),
      )
      for (const refusal of refusals) say(io, refusal)
      if (refused > NAMED) say(io, `… and ${refused - NAMED} more`)
      await print(io, `${taken} ${what} ${dryRun ? 'would be taken in' : 'taken in'}, ${refused} refused\n`)
      if (refused > 0) throw new Verdict(2)
    })
}
