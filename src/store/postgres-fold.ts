import { CompiledQuery } from 'kysely'
import type { Message } from '../types/index.ts'
import { termsOf } from './desk/search.ts'
import { eventRow } from './event-rows.ts'
import { messageEvent } from './events-of.ts'
import { keepMessage } from './keep-message.ts'
import { messageRow } from './rows.ts'
import type { Db } from './schema.ts'

/**
 * All that new messages of customers change, in one statement: locks in the order of conversations, each
 * conversation's lock before its log. A message that is known is left alone. At most one of a conversation at a time.
 */
const FOLD = `
with came as materialized (
  select * from json_to_recordset($1) as came(
    shop text, channel text, id text, conversation_id text, sender_id text, sender_role text, sender_name text,
    text text, attachments text, order_json text, product_json text, reply_id text, sent_at bigint,
    received_at bigint, payload text, event_at bigint, terms text, place integer)
  where not exists (select from messages where messages.shop = came.shop
    and messages.channel = came.channel and messages.conversation_id = came.conversation_id
    and messages.id = came.id)),
joined as (
  insert into conversations (shop, channel, id, version, customer_name, customer_id, last_message_at, last_text,
    order_json, product_json)
  select shop, channel, conversation_id, 1, sender_name, sender_id, received_at, text, order_json, product_json
    from came order by shop, channel, conversation_id
  on conflict (shop, channel, id) do update set
    customer_name = coalesce(excluded.customer_name, conversations.customer_name),
    customer_id = coalesce(excluded.customer_id, conversations.customer_id),
    last_message_at = excluded.last_message_at, last_text = excluded.last_text,
    order_json = coalesce(excluded.order_json, conversations.order_json),
    product_json = coalesce(excluded.product_json, conversations.product_json)
  returning shop, channel, id),
held as materialized (
  select came.* from came join joined on joined.id = came.conversation_id and joined.channel = came.channel
    and joined.shop = came.shop order by came.place),
stored as (
  insert into messages (shop, channel, id, conversation_id, sender_id, sender_role, sender_name, text, attachments,
    order_json, product_json, reply_id, sent_at, received_at, recalled)
  select shop, channel, id, conversation_id, sender_id, sender_role, sender_name, text, attachments,
    order_json, product_json, reply_id, sent_at, received_at,
    (select count(*) from recalls where recalls.shop = held.shop and recalls.channel = held.channel
      and recalls.conversation_id = held.conversation_id and recalls.message_id = held.id)
    from held returning seq, shop, channel, conversation_id, id),
found as (
  insert into message_terms (seq, terms)
  select stored.seq, array_to_tsvector(string_to_array(held.terms, ' ')) from stored join held
    on held.id = stored.id and held.conversation_id = stored.conversation_id
    and held.channel = stored.channel and held.shop = stored.shop
    where held.terms <> ''),
standing as (
  insert into desk_rows (shop, channel, conversation_id, urgency, handed_over, failed, labels, last_from, last_at,
    owed_since, waiting_since, live)
  select shop, channel, conversation_id, 2, 0, 0, '[]', 'customer', received_at, received_at, received_at, 1 from held
  on conflict (shop, channel, conversation_id) do update set
    last_from = excluded.last_from, last_at = excluded.last_at,
    owed_since = coalesce(desk_rows.owed_since, excluded.owed_since),
    waiting_since = coalesce(desk_rows.waiting_since, excluded.waiting_since),
    snoozed_until = null, closed_at = null, live = 1),
owing as (
  insert into owed (shop, channel, conversation_id, message_id, at)
  select shop, channel, conversation_id, id, received_at from held on conflict do nothing),
told as (
  insert into changes (shop, channel, conversation_id, what, at)
  select shop, channel, conversation_id, 'message', received_at from held),
logged as (
  insert into events (shop, channel, conversation_id, type, at, payload, received_at)
  select shop, channel, conversation_id, 'message', event_at, payload, received_at from held),
waiting as (
  insert into work (shop, channel, conversation_id, kind, payload, attempts, due_at, leased_until)
  select shop, channel, conversation_id, 'message', id, 0, received_at, 0 from held)
select shop, channel, conversation_id, id from held`

function rowOf(message: Message, place: number): object {
  const { at, payload } = eventRow(message, messageEvent(message), message.receivedAt)
  return { ...messageRow(message), payload, event_at: at, terms: termsOf(message.text).join(' '), place }
}

const named = (...parts: string[]) => JSON.stringify(parts)

/** Cut where a conversation comes again: what came first has the smaller number everywhere. */
function runsOf(messages: readonly Message[]): Message[][] {
  const runs: Message[][] = []
  let seen = new Set<string>()
  for (const message of messages) {
    const conversation = named(message.shop, message.channel, message.conversationId)
    if (runs.length === 0 || seen.has(conversation)) {
      runs.push([])
      seen = new Set()
    }
    seen.add(conversation)
    runs.at(-1)!.push(message)
  }
  return runs
}

/** Puts messages of customers in their places together, inside the caller's transaction. */
export async function foldTogether(db: Db, messages: readonly Message[]): Promise<void> {
  for (const run of runsOf(messages)) {
    const query = CompiledQuery.raw(FOLD, [JSON.stringify(run.map(rowOf))])
    const { rows } =
      await db.executeQuery<Record<'shop' | 'channel' | 'conversation_id' | 'id', string>>(query)
    const stored = new Set(rows.map((row) => named(row.shop, row.channel, row.conversation_id, row.id)))
    for (const message of run) {
      const { shop, channel, conversationId, id } = message
      if (!stored.has(named(shop, channel, conversationId, id))) await keepMessage(db, message)
    }
  }
}
