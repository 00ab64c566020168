import type { ConversationEvent } from '../types/index.ts'
import { eventRow, toEvent } from './event-rows.ts'
import type { Db } from './schema.ts'
import type { ConversationKey, StoredEvent } from './store.ts'

/**
 * Adds to the log. The caller holds the conversation's lock, so that a conversation's events become visible in the
 * order of their numbers.
 */
export async function appendEvents(
  db: Db,
  key: ConversationKey,
  events: readonly ConversationEvent[],
  receivedAt: number,
): Promise<void> {
  if (events.length === 0) return
  const rows = events.map((event) => eventRow(key, event, receivedAt))
  await db.insertInto('events').values(rows).execute()
}

/** The conversation's events after this number, oldest first; from the beginning where it is 0. */
export async function eventsOf(db: Db, key: ConversationKey, afterSeq: number): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('shop', '=', key.shop)
    .where('channel', '=', key.channel)
    .where('conversation_id', '=', key.conversationId)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .execute()
  return rows.map(toEvent)
}
