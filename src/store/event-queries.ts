import type { ConversationEvent } from '../types/index.ts'
import { eventRow, toEvent } from './event-rows.ts'
import { KEY, prepared } from './prepared.ts'
import type { Db } from './schema.ts'
import type { ConversationKey, StoredEvent } from './store.ts'

type EventRow = ReturnType<typeof eventRow>

const insertEvent = prepared(
  ['shop', 'channel', 'conversation_id', 'type', 'at', 'payload', 'received_at'],
  (db, row: EventRow) => db.insertInto('events').values(row),
)

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
  for (const event of events) await insertEvent(db, eventRow(key, event, receivedAt))
}

const selectEvents = prepared([...KEY, 'afterSeq'], (db, key: ConversationKey & { afterSeq: number }) =>
  db
    .selectFrom('events')
    .selectAll()
    .where('shop', '=', key.shop)
    .where('channel', '=', key.channel)
    .where('conversation_id', '=', key.conversationId)
    .where('seq', '>', key.afterSeq)
    .orderBy('seq'),
)

/** The conversation's events after this number, oldest first; from the beginning where it is 0. */
export async function eventsOf(db: Db, key: ConversationKey, afterSeq: number): Promise<StoredEvent[]> {
  const { shop, channel, conversationId } = key
  const { rows } = await selectEvents(db, { shop, channel, conversationId, afterSeq })
  return rows.map(toEvent)
}
