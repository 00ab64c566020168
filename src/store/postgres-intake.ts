import { CompiledQuery } from 'kysely'
import type { Coming } from './intake.ts'
import { messageRow } from './rows.ts'
import type { Db } from './schema.ts'

/**
 * Writes new messages of customers down with their deliveries, in one statement: durable whatever the server's default
 * says. A message that is known is left alone, and a delivery that is known: those take the long way. Joined by what
 * tells most apart first: each is compared with each.
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
    received_at bigint, delivery text, body_hash text, place integer)
  where exists (select from settings) and not exists (select from messages where messages.shop = came.shop
    and messages.channel = came.channel and messages.conversation_id = came.conversation_id
    and messages.id = came.id)
  and not exists (select from inbox where inbox.shop = came.shop and inbox.channel = came.channel
    and inbox.conversation_id = came.conversation_id and inbox.id = came.id)),
delivered as (
  insert into deliveries (shop, channel, id, body_hash) select shop, channel, delivery, body_hash from came
    order by shop, channel, delivery
  on conflict do nothing returning shop, channel, id),
fresh as materialized (
  select came.* from came join delivered on delivered.id = came.delivery and delivered.channel = came.channel
    and delivered.shop = came.shop order by came.place),
written as (insert into inbox (shop, channel, id, conversation_id, sender_id, sender_role, sender_name, text, attachments,
    order_json, product_json, reply_id, sent_at, received_at)
  select shop, channel, id, conversation_id, sender_id, sender_role, sender_name, text, attachments,
    order_json, product_json, reply_id, sent_at, received_at from fresh)
select place from fresh`

const rowOf = ({ delivery, message }: Coming, place: number) => ({
  ...messageRow(message),
  delivery: delivery.id,
  body_hash: delivery.bodyHash,
  place,
})

/** Faults of what one message holds, or of its meeting another: each takes the long way by itself. */
const isOfOne = (fault: unknown) => /^(22|23|40)/.test((fault as { code?: string } | null)?.code ?? '')

/** Resolves to the places in the group of what was new and is written down. */
export async function takeInByStatement(db: Db, group: readonly Coming[]): Promise<Set<number>> {
  try {
    const query = CompiledQuery.raw(TAKE_IN, [JSON.stringify(group.map(rowOf))])
    const { rows } = await db.executeQuery<{ place: number }>(query)
    return new Set(rows.map(({ place }) => place))
  } catch (fault) {
    if (isOfOne(fault)) return new Set()
    throw fault
  }
}
