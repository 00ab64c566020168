import { join } from 'node:path'
import type { Config } from '../config.ts'
import { InputError } from '../errors.ts'
import { prepareDataDir } from './data-dir.ts'

/** Where the embedded database is. */
export const databaseFile = ({ dataDir }: Pick<Config, 'dataDir'>): string => join(dataDir, 'shouda.sqlite')

function embeddedOnly(config: Config, tool: string): string {
  if (config.databaseUrl !== undefined)
    throw new InputError(`DATABASE_URL names a PostgreSQL database; use ${tool} for it`)
  return databaseFile(config)
}

/**
 * Copies the database while it is in use.
 * @throws InputError, UnavailableError
 */
export async function backup(config: Config, to: string): Promise<void> {
  const file = embeddedOnly(config, 'pg_dump')
  const { backupSqlite } = await import('../store/sqlite-copy.ts')
  backupSqlite(file, to)
}

/**
 * Puts a backup in the database's place.
 * @returns where the database that was there is now
 * @throws InputError, UnavailableError
 */
export async function restore(config: Config, from: string): Promise<string | null> {
  const file = embeddedOnly(config, 'pg_dump and pg_restore')
  prepareDataDir(config.dataDir)
  const { restoreSqlite } = await import('../store/sqlite-copy.ts')
  return restoreSqlite(file, from)
}
