import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely'
import { UnavailableError } from '../errors.ts'
import { postgresKnowledge } from './knowledge-postgres.ts'
import { migrate } from './migrate.ts'
import { takeInByStatement } from './postgres-intake.ts'
import { listenOn } from './postgres-listen.ts'
import { PatientPool } from './postgres-pool.ts'
import type { Schema } from './schema.ts'
import { SqlStore } from './sql-store.ts'
import type { Store } from './store.ts'
import { singleWrite, type Write } from './write.ts'

/** Any number that only this program's migrations use as the key of an advisory lock. */
const MIGRATION_LOCK = 7_468_632

/** The server ended the transaction because of another one: serialisation failure, deadlock. */
const AGAIN = new Set(['40001', '40P01'])

/**
 * Said in each transaction, since a pooler in between may give the next one another connection. An answer means
 * durable, whatever the server's default says; a node that stands still holds up the others for seconds only.
 */
const settings = (synchronousCommit: string) =>
  CompiledQuery.raw(`select
  set_config('synchronous_commit', ${synchronousCommit}, true),
  set_config('statement_timeout', '10s', true),
  set_config('lock_timeout', '3s', true),
  set_config('idle_in_transaction_session_timeout', '5s', true)`)
const DURABLE = settings(`case current_setting('synchronous_commit')
  when 'off' then 'on' else current_setting('synchronous_commit') end`)
const REDONE = settings(`'off'`)

/** The database as Kysely sees it; connects at the first query. */
export function openPostgres(url: string): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool: new PatientPool(url) }) })
}

/** Transactions that are durable and end in time. */
export function postgresWrite(db: Kysely<Schema>): Write {
  const write = singleWrite(db, (fault) => AGAIN.has((fault as { code?: string }).code ?? ''))
  return (job, isRedone = false) =>
    write(async (transaction) => {
      await transaction.executeQuery(isRedone ? REDONE : DURABLE)
      return job(transaction)
    })
}

/** The server's clock, not that of the transaction's beginning. */
async function serverTime(db: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ now: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::bigint as now`.execute(db)
  return rows[0]?.now ?? Date.now()
}

/**
 * The store in a PostgreSQL database (14 or newer), at the newest version; safe for several nodes.
 * Throws `UnavailableError` where the database is away or can not be brought up to date.
 */
export async function postgresStore(url: string): Promise<Store> {
  const db = openPostgres(url)
  try {
    await migrate(db, {
      seq: 'bigserial primary key',
      lock: async (transaction) => {
        await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(transaction)
      },
    })
  } catch (fault) {
    await db.destroy()
    if (fault instanceof UnavailableError) throw fault
    throw new UnavailableError(`PostgreSQL: ${fault instanceof Error ? fault.message : fault}`, {
      cause: fault,
    })
  }
  return new SqlStore(db, postgresWrite(db), {
    takeIn: (group) => takeInByStatement(db, group),
    time: serverTime,
    knowledge: postgresKnowledge,
    skipsLocked: true,
    listen: (onNotice) => listenOn(url, onNotice),
  })
}
