import { sql } from 'kysely'
import type { Db } from './schema.ts'
import type { Backlog } from './store.ts'

async function due(db: Db, table: 'work' | 'outbox', now: number): Promise<Backlog> {
  const row =
    table === 'work'
      ? await db
          .selectFrom('work')
          .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('due_at').as('oldest')])
          .where('due_at', '<=', now)
          .executeTakeFirst()
      : await db
          .selectFrom('outbox')
          .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('next_attempt_at').as('oldest')])
          .where('pending', '=', sql.lit(1))
          .where('next_attempt_at', '<=', now)
          .executeTakeFirst()
  return { count: row?.count ?? 0, oldestDueAt: row?.oldest ?? null }
}

/** What is due to be planned and to be sent, and how many replies did not arrive. */
export async function backlog(db: Db, now: number) {
  const troubled = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(sql<boolean>`state in ('refused', 'failed', 'unknown')`)
    .executeTakeFirst()
  return {
    work: await due(db, 'work', now),
    outbox: await due(db, 'outbox', now),
    troubled: troubled?.count ?? 0,
  }
}
