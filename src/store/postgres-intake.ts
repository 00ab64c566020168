import { CompiledQuery } from 'kysely'
import type { Message } from '../types/index.ts'
import { termsOf } from './desk/search.ts'
import { eventRow } from './event-rows.ts'
import { messageEvent } from './events-of.ts'
import { messageRow } from './rows.ts'
import type { Db } from './schema.ts'
import type { Delivery, Receipt } from './store.ts'

/** Messages that share a statement, and statements that are under way at a time. */
const MOST_TOGETHER = 128
const MOST_UNDER_WAY = 2

/**
 * All that new messages of customers change, in one statement: durable whatever the server's default says, locks in the
 * order of conversations, each conversation's lock before its log. A message that is known is left alone, and
 * a delivery that is known: those take the long way. At most one message of a conversation at a time.
 */
const TAKE_IN = `
with settings as materialized (select
  set_config('synchronous_commit', case current_setting('synchronous_commit')
    when 'off' then 'on' else current_setting('synchronous_commit') end, true),
  set_config('lock_timeout', '3s', true)),
came as materialized (
  select * from json_to_recordset($1) as came(
    shop text, channel text, id text, conversation_id text, sender_id text, sender_role text, sender_name text,
    text text, attachments text, order_json text, product_json text, reply_id text, sent_at bigint,
    received_at bigint, delivery text, body_hash text, payload text, event_at bigint, terms text)
  where exists (select from settings) and not exists (select from messages where messages.shop = came.shop
    and messages.channel = came.channel and messages.conversation_id = came.conversation_id
    and messages.id = came.id)),
delivered as (
  insert into deliveries (shop, channel, id, body_hash) select shop, channel, delivery, body_hash from came
    order by shop, channel, delivery
  on conflict do nothing returning shop, channel, id),
fresh as materialized (
  select came.* from came join delivered on delivered.shop = came.shop and delivered.channel = came.channel
    and delivered.id = came.delivery),
joined as (
  insert into conversations (shop, channel, id, version, customer_name, customer_id, last_message_at, last_text,
    order_json, product_json)
  select shop, channel, conversation_id, 1, sender_name, sender_id, received_at, text, order_json, product_json
    from fresh order by shop, channel, conversation_id
  on conflict (shop, channel, id) do update set
    customer_name = coalesce(excluded.customer_name, conversations.customer_name),
    customer_id = coalesce(excluded.customer_id, conversations.customer_id),
    last_message_at = excluded.last_message_at, last_text = excluded.last_text,
    order_json = coalesce(excluded.order_json, conversations.order_json),
    product_json = coalesce(excluded.product_json, conversations.product_json)
  returning shop, channel, id),
held as materialized (
  select fresh.* from fresh join joined on joined.shop = fresh.shop and joined.channel = fresh.channel
    and joined.id = fresh.conversation_id),
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
    on held.shop = stored.shop and held.channel = stored.channel
    and held.conversation_id = stored.conversation_id and held.id = stored.id
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
select delivery, shop, channel, (select pg_notify('shouda', '')) from held`

interface Job {
  delivery: Delivery
  message: Message
  resolve: (receipt: Receipt | null) => void
  reject: (fault: unknown) => void
}

function rowOf({ delivery, message }: Job): object {
  const { at, payload } = eventRow(message, messageEvent(message), message.receivedAt)
  const row = messageRow(message)
  const terms = termsOf(message.text).join(' ')
  return { ...row, delivery: delivery.id, body_hash: delivery.bodyHash, payload, event_at: at, terms }
}

const named = (...parts: string[]) => JSON.stringify(parts)
const conversationOf = ({ message: { shop, channel, conversationId } }: Job) =>
  named(shop, channel, conversationId)
const deliveryOf = ({ shop, channel, id }: Delivery) => named(shop, channel, id)

/** Faults of what one message holds, or of its meeting another: each takes the long way by itself. */
const isOfOne = (fault: unknown) => /^(22|23|40)/.test((fault as { code?: string } | null)?.code ?? '')

/**
 * Takes new messages of customers in together: those that come while others are under way share the next statement.
 */
export class Intake {
  readonly #db: Db
  #waiting: Job[] = []
  /** Conversations, and deliveries, of what is under way. */
  readonly #held = new Set<string>()
  #underWay = 0
  #scheduled = false

  constructor(db: Db) {
    this.#db = db
  }

  /** Null where it is not simply new: then nothing was changed. */
  take(delivery: Delivery, message: Message): Promise<Receipt | null> {
    if (message.sender.role !== 'customer') return Promise.resolve(null)
    return new Promise((resolve, reject) => {
      this.#waiting.push({ delivery, message, resolve, reject })
      this.#schedule()
    })
  }

  #schedule(): void {
    if (this.#scheduled || this.#waiting.length === 0 || this.#underWay >= MOST_UNDER_WAY) return
    this.#scheduled = true
    // After the poll phase: every request that has come in by then comes along.
    setImmediate(() => {
      this.#scheduled = false
      const group = this.#next()
      if (group.length > 0) void this.#store(group)
    })
  }

  /** The oldest of each conversation that is not under way. */
  #next(): Job[] {
    const group: Job[] = []
    const passedOver = new Set<string>()
    this.#waiting = this.#waiting.filter((job) => {
      const [conversation, delivery] = [conversationOf(job), deliveryOf(job.delivery)]
      const isFree = ![conversation, delivery].some((one) => this.#held.has(one) || passedOver.has(one))
      if (!isFree || group.length >= MOST_TOGETHER) {
        passedOver.add(conversation)
        return true
      }
      this.#held.add(conversation).add(delivery)
      group.push(job)
      return false
    })
    return group
  }

  async #store(group: Job[]): Promise<void> {
    this.#underWay++
    // What waits may go at once where there is room for another statement.
    this.#schedule()
    try {
      const stored = await this.#run(group)
      for (const { delivery, resolve } of group)
        resolve(stored.has(deliveryOf(delivery)) ? { status: 'accepted' } : null)
    } catch (fault) {
      for (const { resolve, reject } of group) isOfOne(fault) ? resolve(null) : reject(fault)
    }
    for (const job of group) {
      this.#held.delete(conversationOf(job))
      this.#held.delete(deliveryOf(job.delivery))
    }
    this.#underWay--
    this.#schedule()
  }

  async #run(group: readonly Job[]): Promise<Set<string>> {
    const rows = JSON.stringify(group.map(rowOf))
    const query = CompiledQuery.raw(TAKE_IN, [rows])
    const stored = await this.#db.executeQuery<{ shop: string; channel: string; delivery: string }>(query)
    return new Set(stored.rows.map(({ shop, channel, delivery }) => named(shop, channel, delivery)))
  }
}
