import type { ConversationEvent } from '../types/index.ts'
import type { Db, Row } from './schema.ts'

/** A conversation as the log knows it. */
export interface EventsOf {
  shop: string
  channel: string
  conversationId: string
}

/** Appends to the log of a conversation, within the transaction of what caused it. */
export async function appendEvents(
  db: Db,
  { shop, channel, conversationId }: EventsOf,
  events: readonly ConversationEvent[],
): Promise<void> {
  if (events.length === 0) return
  const rows = events.map((event) => ({
    shop,
    channel,
    conversation_id: conversationId,
    type: event.type,
    at: event.at,
    payload: JSON.stringify(event),
  }))
  await db.insertInto('events').values(rows).execute()
}

/** All events of a conversation in the order in which they were stored. */
export async function events(db: Db, shop: string, conversationId: string): Promise<ConversationEvent[]> {
  const rows = await db
    .selectFrom('events')
    .select('payload')
    .where('shop', '=', shop)
    .where('conversation_id', '=', conversationId)
    .orderBy('seq')
    .execute()
  return rows.map(({ payload }) => JSON.parse(payload) as ConversationEvent)
}

export const toEvent = (row: Row<'events'>) => JSON.parse(row.payload) as ConversationEvent
