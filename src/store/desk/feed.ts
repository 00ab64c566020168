import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../schema.ts'
import type { Change, FeedPlace } from '../store.ts'
import { isPostgres } from './dialect.ts'
import { placed } from './rows.ts'

/** Where one writes at a time, the order of the numbers is that of the transactions. */
const txOf = (db: Db): RawBuilder<number> => sql.ref<number>(isPostgres(db) ? 'tx' : 'seq')

/** Changes behind this place, of all shops, by their transactions. */
export async function changesAfter(db: Db, { tx, seq }: FeedPlace, limit: number): Promise<Change[]> {
  const rows = await db
    .selectFrom('changes')
    .select(['shop', 'channel', 'conversation_id', 'seq', 'what', 'at'])
    .select(txOf(db).as('tx'))
    .where(sql<boolean>`(${txOf(db)}, seq) > (${tx}, ${seq})`)
    .orderBy('tx')
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...placed(row), tx: row.tx, seq: row.seq, what: row.what, at: row.at }))
}

/** The oldest transaction that may still bring changes: those that overlap become visible in any order. */
export async function feedHorizon(db: Db): Promise<number> {
  const asked = isPostgres(db)
    ? sql<{ tx: number }>`select txid_snapshot_xmin(txid_current_snapshot()) as tx`
    : sql<{
        tx: number
      }>`select coalesce((select seq from sqlite_sequence where name = 'changes'), 0) + 1 as tx`
  return Number((await asked.execute(db)).rows[0]?.tx ?? 0)
}

export async function oldestChange(db: Db): Promise<number | null> {
  const found = await sql<{ tx: number | null }>`select min(${txOf(db)}) as tx from changes`.execute(db)
  const tx = found.rows[0]?.tx ?? null
  return tx === null ? null : Number(tx)
}

export async function forgetChanges(db: Db, before: number): Promise<void> {
  await db.deleteFrom('changes').where('at', '<', before).execute()
}
