import { toConversation, toMessage, toOutboxItem } from '../rows.ts'
import type { Db } from '../schema.ts'
import type { Change, Conversation, ConversationKey, MessagePage } from '../store.ts'
import { placed } from './rows.ts'

/** The customer's other conversations with the shop, newest first. */
export async function earlier(db: Db, key: ConversationKey, limit: number): Promise<Conversation[]> {
  const rows = await db
    .selectFrom('conversations as here')
    .innerJoin('conversations', (join) =>
      join
        .onRef('conversations.shop', '=', 'here.shop')
        .onRef('conversations.customer_id', '=', 'here.customer_id'),
    )
    .selectAll('conversations')
    .where('here.shop', '=', key.shop)
    .where('here.channel', '=', key.channel)
    .where('here.id', '=', key.conversationId)
    .where(({ not, and, eb }) =>
      not(
        and([eb('conversations.channel', '=', key.channel), eb('conversations.id', '=', key.conversationId)]),
      ),
    )
    .orderBy('conversations.last_message_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toConversation)
}

export async function changesAfter(db: Db, seq: number, limit: number): Promise<Change[]> {
  const rows = await db
    .selectFrom('changes')
    .selectAll()
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...placed(row), seq: row.seq, what: row.what, at: row.at }))
}

export async function lastChange(db: Db): Promise<number> {
  const row = await db
    .selectFrom('changes')
    .select(({ fn }) => fn.max('seq').as('last'))
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}

export async function forgetChanges(db: Db, before: number): Promise<void> {
  await db.deleteFrom('changes').where('at', '<', before).execute()
}

/** Messages by the order in which they came; a reply belongs to the page of the message after which it was written. */
export async function page(
  db: Db,
  key: ConversationKey,
  before: string | null,
  limit: number,
): Promise<MessagePage> {
  const messages = db
    .selectFrom('messages')
    .where('shop', '=', key.shop)
    .where('channel', '=', key.channel)
    .where('conversation_id', '=', key.conversationId)
  const edge =
    before === null ? undefined : await messages.selectAll().where('id', '=', before).executeTakeFirst()
  const rows = await messages
    .selectAll()
    .$if(edge !== undefined, (query) => query.where('seq', '<', edge?.seq ?? 0))
    .orderBy('seq', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit).reverse()
  const hasMore = rows.length > limit
  const from = hasMore ? (shown[0]?.sent_at ?? 0) : 0
  return {
    messages: shown.map(toMessage),
    sent: await sentBetween(db, key, from, edge?.sent_at ?? null),
    older: hasMore ? (shown[0]?.id ?? null) : null,
  }
}

async function sentBetween(db: Db, key: ConversationKey, from: number, until: number | null) {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where('shop', '=', key.shop)
    .where('channel', '=', key.channel)
    .where('conversation_id', '=', key.conversationId)
    .where('created_at', '>=', from)
    .$if(until !== null, (query) => query.where('created_at', '<', until ?? 0))
    .orderBy('seq')
    .execute()
  return rows.map(toOutboxItem)
}
