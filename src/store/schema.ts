import type { Generated, Kysely, Selectable } from 'kysely'
import type { AccessSchema } from './access-schema.ts'
import type { DeskSchema } from './desk/tables.ts'

/*
 * The tables as Kysely sees them; `migrations/` makes them. Only what both databases share:
 * times are milliseconds in a bigint, flags are 0 or 1, structured data is JSON in text.
 * `seq` counts the rows of a table in the order they came.
 */

export interface DeliveryTable {
  shop: string
  channel: string
  id: string
  body_hash: string
}

export interface MessageTable {
  seq: Generated<number>
  shop: string
  channel: string
  conversation_id: string
  id: string
  sender_id: string
  sender_role: 'customer' | 'agent' | 'system'
  sender_name: string | null
  text: string
  attachments: string
  order_json: string | null
  product_json: string | null
  /** The reply of ours that an agent's message reports back, where it says so. */
  reply_id: string | null
  sent_at: number
  received_at: number
  /** The time of the newest text, where it is not the first one. */
  edited_at: number | null
  recalled: number
}

/** Messages of customers that are acknowledged and not in their places yet. */
export interface InboxTable extends Omit<MessageTable, 'edited_at' | 'recalled'> {
  /** The delivery that brought it, where that is not in its place either. */
  delivery: string | null
  body_hash: string | null
}

/** Messages that were recalled, also those whose recall overtook them. */
export interface RecallTable {
  shop: string
  channel: string
  conversation_id: string
  message_id: string
}

export interface ConversationTable {
  shop: string
  channel: string
  id: string
  customer_name: string | null
  /** The sender of the customer's messages; null before the first. */
  customer_id: string | null
  version: number
  last_message_at: number
  last_text: string
  order_json: string | null
  product_json: string | null
}

export interface DraftTable {
  seq: Generated<number>
  id: string
  shop: string
  channel: string
  conversation_id: string
  message_ids: string
  plan: string
  /** The first intent of the plan and its kind, and the plan's reason: what is counted. */
  intent: string | null
  kind: string | null
  reason: string | null
  /** Null where it answers no message of a customer; else whether it has words. */
  worded: number | null
  text: string | null
  status: 'waiting' | 'sent' | 'superseded' | 'void' | 'handed_over' | 'dismissed'
  version: number
  /** 0 urgent, 1 high, 2 normal: the queue's first order. */
  urgency: number
  waiting_since: number
  auto_send_at: number | null
  created_at: number
  closed_at: number | null
  closed_by: string | null
}

export interface WorkTable {
  seq: Generated<number>
  shop: string
  channel: string
  conversation_id: string
  kind: 'message' | 'order'
  payload: string
  attempts: number
  due_at: number
  leased_until: number
  last_error: string | null
}

export interface OutboxTable {
  seq: Generated<number>
  id: string
  shop: string
  channel: string
  conversation_id: string
  draft_id: string | null
  text: string
  author: string
  /** What is sent, fixed before the first attempt. */
  body: string | null
  state: 'queued' | 'sending' | 'unknown' | 'delivered' | 'refused' | 'failed'
  created_at: number
  attempts: number
  first_attempt_at: number | null
  next_attempt_at: number
  delivered_at: number | null
  last_error: string | null
  /** 1 until there will be no further attempt. */
  pending: number
}

/** Every attempt to deliver a reply, with its outcome. */
export interface AttemptTable {
  seq: Generated<number>
  reply_id: string
  at: number
  state: OutboxTable['state']
  message: string | null
}

export interface CorrectionTable {
  seq: Generated<number>
  id: string
  draft_id: string
  shop: string
  conversation_id: string
  text: string
  predicted: string | null
  intent: string | null
  kind: string | null
  draft_text: string | null
  sent_text: string | null
  agent: string
  at: number
}

/** What happened in a conversation; appended to, never changed. */
export interface EventTable {
  seq: Generated<number>
  shop: string
  channel: string
  conversation_id: string
  type: string
  at: number
  payload: string
  received_at: number
}

export interface Schema extends AccessSchema, DeskSchema {
  deliveries: DeliveryTable
  messages: MessageTable
  inbox: InboxTable
  recalls: RecallTable
  conversations: ConversationTable
  drafts: DraftTable
  work: WorkTable
  outbox: OutboxTable
  attempts: AttemptTable
  events: EventTable
  corrections: CorrectionTable
}

/** The database, or a transaction in it. */
export type Db = Kysely<Schema>
export type Row<T extends keyof Schema> = Selectable<Schema[T]>
