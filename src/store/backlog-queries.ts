import { sql } from 'kysely'
import type { Db } from './schema.ts'
import type { Backlog } from './store.ts'

async function waiting(db: Db, table: 'work' | 'outbox'): Promise<Backlog> {
  const row =
    table === 'work'
      ? await db
          .selectFrom('work')
          .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('due_at').as('oldest')])
          .executeTakeFirst()
      : await db
          .selectFrom('outbox')
          .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('next_attempt_at').as('oldest')])
          .where('pending', '=', sql.lit(1))
          .executeTakeFirst()
  return { count: row?.count ?? 0, oldestDueAt: row?.oldest ?? null }
}

/** What waits to be planned and to be sent, and how many replies did not arrive. */
export async function backlog(db: Db) {
  const troubled = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(sql<boolean>`state in ('refused', 'failed', 'unknown')`)
    .executeTakeFirst()
  return {
    work: await waiting(db, 'work'),
    outbox: await waiting(db, 'outbox'),
    troubled: troubled?.count ?? 0,
  }
}
