import { here } from '../here.ts'
import { toConversation, toMessage, toOutboxItem } from '../rows.ts'
import type { Db } from '../schema.ts'
import type { Conversation, ConversationKey, MessagePage } from '../store.ts'

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

/** Messages by the order in which they came; a reply belongs to the page of the message after which it was written. */
export async function page(
  db: Db,
  key: ConversationKey,
  before: string | null,
  limit: number,
): Promise<MessagePage> {
  const messages = db.selectFrom('messages').where(here(key))
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
    .where(here(key))
    .where('created_at', '>=', from)
    .$if(until !== null, (query) => query.where('created_at', '<', until ?? 0))
    .orderBy('seq')
    .execute()
  return rows.map(toOutboxItem)
}
