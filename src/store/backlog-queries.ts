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

/** With what is not even in its places yet. */
async function dueWork(db: Db, now: number): Promise<Backlog> {
  const { count, oldestDueAt } = await due(db, 'work', now)
  const aside = await db
    .selectFrom('inbox')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('received_at').as('oldest')])
    .where('received_at', '<=', now)
    .executeTakeFirst()
  const oldest = [oldestDueAt, aside?.oldest ?? null].filter((at) => at !== null)
  return { count: count + (aside?.count ?? 0), oldestDueAt: oldest.length > 0 ? Math.min(...oldest) : null }
}

/** What is due to be planned and to be sent, and how many replies did not arrive. */
export async function backlog(db: Db, now: number) {
  const troubled = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(sql<boolean>`state in ('refused', 'failed', 'unknown')`)
    .executeTakeFirst()
  return {
    work: await dueWork(db, now),
    outbox: await due(db, 'outbox', now),
    troubled: troubled?.count ?? 0,
  }
}
