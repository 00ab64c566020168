import type { ConversationEvent } from '../types/index.ts'
import type { Row } from './schema.ts'
import type { ConversationKey, StoredEvent } from './store.ts'

/** An event as a row; type and time stand in columns, the rest is JSON. */
export function eventRow(
  key: ConversationKey,
  event: ConversationEvent,
  receivedAt: number,
): Omit<Row<'events'>, 'seq'> {
  const { type, at, ...payload } = event
  const { shop, channel, conversationId } = key
  return {
    shop,
    channel,
    conversation_id: conversationId,
    type,
    at,
    payload: JSON.stringify(payload),
    received_at: receivedAt,
  }
}

export function toEvent(row: Row<'events'>): StoredEvent {
  const event = { type: row.type, at: row.at, ...JSON.parse(row.payload) } as ConversationEvent
  return { seq: row.seq, event, receivedAt: row.received_at }
}
