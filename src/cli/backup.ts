import type { Command } from 'commander'
import type { Deps } from './deps.ts'
import { type Io, print } from './io.ts'

/** `shouda backup`: the database as it is now, in one file. */
export function backupCommand(program: Command, deps: Deps, io: Io): void {
  program
    .command('backup')
    .summary('copy the database into a new file, also while the server runs')
    .argument('<file>', 'the file to be made')
    .addHelpText(
      'after',
      '\nFor SQLite; PostgreSQL has pg_dump.\n\nExample:\n  shouda backup /backup/shouda-monday.sqlite',
    )
    .action(async (file: string) => {
      await deps.backup(file)
      await print(io, `backed up to ${file}\n`)
    })
}

/** `shouda restore`: a backup in the database's place. */
export function restoreCommand(program: Command, deps: Deps, io: Io): void {
  program
    .command('restore')
    .summary('put a backup in the place of the database; the server has to be ended first')
    .argument('<file>', 'what `shouda backup` made')
    .addHelpText(
      'after',
      '\nThe database that was there is kept beside, as shouda.sqlite.before-restore.\n\nExample:\n  shouda restore /backup/shouda-monday.sqlite',
    )
    .action(async (file: string) => {
      const aside = await deps.restore(file)
      await print(io, `restored from ${file}\n${aside === null ? '' : `what was there is now ${aside}\n`}`)
    })
}
