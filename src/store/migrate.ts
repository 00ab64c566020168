import { sql } from 'kysely'
import { UnavailableError } from '../errors.ts'
import { MIGRATIONS } from './migrations/index.ts'
import type { Db } from './schema.ts'

/** One step forward. `version` counts from 1; the statements are in the part of SQL that both databases share. */
export interface Migration {
  version: number
  /** `seq`: how the database at hand declares a growing row counter. */
  statements(seq: string): string[]
  /** Carries data over that the shared part of SQL can not. */
  fill?(db: Db): Promise<void>
}

/** What a database brings to its migration. */
export interface MigrationTarget {
  seq: string
  /** Waits, inside the transaction, until no other node migrates; the transaction's end releases it. */
  lock(transaction: Db): Promise<void>
}

async function currentVersion(db: Db): Promise<number> {
  await sql`create table if not exists migrations (version integer primary key)`.execute(db)
  const found = await sql<{ version: number | null }>`select max(version) as version from migrations`.execute(
    db,
  )
  return found.rows[0]?.version ?? 0
}

/**
 * Brings the database to the newest version, all missing steps in one transaction under a lock,
 * so that two nodes that start at once do it once. Forward only.
 * Throws `UnavailableError` where the database is newer than this program.
 */
export async function migrate(
  db: Db,
  target: MigrationTarget,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await target.lock(transaction)
    const version = await currentVersion(transaction)
    const newest = migrations.at(-1)?.version ?? 0
    if (version > newest) {
      throw new UnavailableError(
        `the database is at version ${version}, this program knows ${newest}: use a newer one`,
      )
    }
    for (const migration of migrations.filter((step) => step.version > version)) {
      for (const statement of migration.statements(target.seq)) await sql.raw(statement).execute(transaction)
      await migration.fill?.(transaction)
      await sql`insert into migrations (version) values (${migration.version})`.execute(transaction)
    }
  })
}
