import { PostgresAdapter, sql } from 'kysely'
import type { Db } from '../schema.ts'

/** Which of the two databases it is, where they have no words in common. */
export const isPostgres = (db: Db): boolean => db.getExecutor().adapter instanceof PostgresAdapter

/** Wakes the other nodes once the transaction is durable. */
export async function tellNodes(db: Db, payload = ''): Promise<void> {
  if (isPostgres(db)) await sql`select pg_notify('shouda', ${payload})`.execute(db)
}
