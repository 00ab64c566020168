import { sql } from 'kysely'
import { toOutboxItem } from './rows.ts'
import type { Db } from './schema.ts'
import type { ConversationKey, OutboxItem } from './store.ts'

/** Claims with one statement, like `takeWork`; a lease is a next attempt in the future. */
export async function takeOutbox(db: Db, now: number, leaseMs: number, limit: number): Promise<OutboxItem[]> {
  const candidates = db
    .selectFrom('outbox as item')
    .select('item.seq')
    .where('item.pending', '=', sql.lit(1))
    .where('item.next_attempt_at', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as other')
            .select('other.seq')
            .where('other.pending', '=', sql.lit(1))
            .whereRef('other.shop', '=', 'item.shop')
            .whereRef('other.channel', '=', 'item.channel')
            .whereRef('other.conversation_id', '=', 'item.conversation_id')
            .whereRef('other.seq', '<', 'item.seq'),
        ),
      ),
    )
    .orderBy('item.seq')
    .limit(limit)
  const rows = await db
    .updateTable('outbox')
    .set(({ eb }) => ({ next_attempt_at: now + leaseMs, attempts: eb('attempts', '+', 1) }))
    .where('seq', 'in', candidates)
    .where('next_attempt_at', '<=', now)
    .returningAll()
    .execute()
  return rows.sort((a, b) => a.seq - b.seq).map(toOutboxItem)
}

export type Outcome = { deliveredAt: number } | { retryAt: number; error: string } | { failed: string }

function settled(outcome: Outcome) {
  if ('deliveredAt' in outcome) return { delivered_at: outcome.deliveredAt, last_error: null, pending: 0 }
  if ('failed' in outcome) return { failed: 1, last_error: outcome.failed, pending: 0 }
  return { next_attempt_at: outcome.retryAt, last_error: outcome.error }
}

export async function settleOutbox(db: Db, id: string, outcome: Outcome): Promise<void> {
  await db.updateTable('outbox').set(settled(outcome)).where('id', '=', id).execute()
}

export async function outboxFor(db: Db, key: ConversationKey): Promise<OutboxItem[]> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('shop', '=', key.shop)
    .where('channel', '=', key.channel)
    .where('conversation_id', '=', key.conversationId)
    .orderBy('seq')
    .execute()
  return rows.map(toOutboxItem)
}
