import { sql } from 'kysely'
import type { Message } from '../types/index.ts'
import { appendEvents } from './event-queries.ts'
import { messageEvents } from './message-events.ts'
import { messageRow, toDraft } from './rows.ts'
import type { Db } from './schema.ts'
import type { Delivery, OrderEvent, Receipt } from './store.ts'

/** Null where the delivery is new; else how it is answered. */
async function recordDelivery(db: Db, delivery: Delivery): Promise<Receipt | null> {
  const { shop, channel, id, bodyHash } = delivery
  const inserted = await db
    .insertInto('deliveries')
    .values({ shop, channel, id, body_hash: bodyHash })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (inserted.numInsertedOrUpdatedRows) return null
  const known = await db
    .selectFrom('deliveries')
    .select('body_hash')
    .where('shop', '=', shop)
    .where('channel', '=', channel)
    .where('id', '=', id)
    .executeTakeFirst()
  return { status: known?.body_hash === bodyHash ? 'duplicate' : 'conflict' }
}

/** Whether the message was recalled before it came; null where it is stored already. */
async function insertMessage(db: Db, message: Message): Promise<{ recalled: boolean } | null> {
  const inserted = await db
    .insertInto('messages')
    .values(({ selectFrom }) => ({
      ...messageRow(message),
      // A recall can overtake its message.
      recalled: selectFrom('recalls')
        .select(({ fn }) => fn.countAll<number>().as('recalled'))
        .where('shop', '=', message.shop)
        .where('channel', '=', message.channel)
        .where('message_id', '=', message.id),
    }))
    .onConflict((conflict) => conflict.doNothing())
    .returning('recalled')
    .executeTakeFirst()
  return inserted === undefined ? null : { recalled: inserted.recalled !== 0 }
}

async function touchConversation(db: Db, message: Message): Promise<void> {
  const fromCustomer = message.sender.role === 'customer'
  await db
    .insertInto('conversations')
    .values({
      ...newConversation(message.shop, message.conversationId, message.channel),
      customer_name: fromCustomer ? (message.sender.name ?? null) : null,
      last_message_at: message.receivedAt,
      last_text: fromCustomer ? message.text : '',
      order_json: message.order && JSON.stringify(message.order),
      product_json: message.product && JSON.stringify(message.product),
    })
    .onConflict((conflict) =>
      conflict.columns(['shop', 'id']).doUpdateSet(({ ref, fn }) => ({
        customer_name: fn.coalesce('excluded.customer_name', 'conversations.customer_name'),
        last_message_at: ref('excluded.last_message_at'),
        last_text: ref(fromCustomer ? 'excluded.last_text' : 'conversations.last_text'),
        order_json: fn.coalesce('excluded.order_json', 'conversations.order_json'),
        product_json: fn.coalesce('excluded.product_json', 'conversations.product_json'),
      })),
    )
    .execute()
}

function newConversation(shop: string, id: string, channel: string) {
  return { shop, id, channel, version: 1 }
}

async function addWork(
  db: Db,
  work: { shop: string; conversationId: string; kind: 'message' | 'order'; payload: string; dueAt: number },
): Promise<void> {
  const { shop, conversationId, kind, payload, dueAt } = work
  await db
    .insertInto('work')
    .values({
      shop,
      conversation_id: conversationId,
      kind,
      payload,
      attempts: 0,
      due_at: dueAt,
      leased_until: 0,
    })
    .execute()
}

export async function receiveMessage(db: Db, delivery: Delivery, message: Message): Promise<Receipt> {
  const answer = await recordDelivery(db, delivery)
  if (answer) return answer
  const inserted = await insertMessage(db, message)
  if (inserted === null) return { status: 'duplicate' }
  await touchConversation(db, message)
  const { shop, channel, conversationId, id, receivedAt } = message
  await appendEvents(db, { shop, channel, conversationId }, messageEvents({ ...message, ...inserted }))
  await addWork(db, { shop, conversationId, kind: 'message', payload: id, dueAt: receivedAt })
  return { status: 'accepted' }
}

/** Takes the conversation's lock; every change of its drafts does so first. */
export async function lockConversation(
  db: Db,
  shop: string,
  id: string,
): Promise<{ version: number } | undefined> {
  return db
    .updateTable('conversations')
    .set({ version: sql<number>`version` })
    .where('shop', '=', shop)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirst()
}

async function voidDraftsOn(db: Db, shop: string, conversationId: string, messageId: string, at: number) {
  const rows = await db
    .selectFrom('drafts')
    .selectAll()
    .where('shop', '=', shop)
    .where('conversation_id', '=', conversationId)
    .where('status', '=', sql.lit('waiting'))
    .execute()
  const ids = rows.map(toDraft).filter((draft) => draft.messageIds.includes(messageId))
  for (const { id } of ids) {
    await db
      .updateTable('drafts')
      .set(({ eb }) => ({ status: 'void', version: eb('version', '+', 1), closed_at: at }))
      .where('id', '=', id)
      .execute()
  }
}

export async function receiveRecall(
  db: Db,
  delivery: Delivery,
  conversationId: string,
  messageId: string,
  at: number,
): Promise<Receipt> {
  const answer = await recordDelivery(db, delivery)
  if (answer) return answer
  const { shop, channel } = delivery
  await db
    .insertInto('recalls')
    .values({ shop, channel, message_id: messageId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const marked = await db
    .updateTable('messages')
    .set({ recalled: 1 })
    .where('shop', '=', shop)
    .where('channel', '=', channel)
    .where('id', '=', messageId)
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst()
  if (!marked.numUpdatedRows) return { status: 'accepted' }
  await lockConversation(db, shop, conversationId)
  await appendEvents(db, { shop, channel, conversationId }, [{ type: 'recall', at, messageId }])
  await voidDraftsOn(db, shop, conversationId, messageId, at)
  await addWork(db, { shop, conversationId, kind: 'message', payload: messageId, dueAt: at })
  return { status: 'accepted' }
}

export async function receiveOrder(db: Db, delivery: Delivery, event: OrderEvent): Promise<Receipt> {
  const answer = await recordDelivery(db, delivery)
  if (answer) return answer
  const { shop, conversationId, channel, at } = event
  await db
    .insertInto('conversations')
    .values({
      ...newConversation(shop, conversationId, channel),
      last_message_at: at,
      last_text: '',
      order_json: JSON.stringify(event.order),
      product_json: event.product && JSON.stringify(event.product),
    })
    .onConflict((conflict) =>
      conflict.columns(['shop', 'id']).doUpdateSet(({ ref, fn }) => ({
        order_json: ref('excluded.order_json'),
        product_json: fn.coalesce('excluded.product_json', 'conversations.product_json'),
      })),
    )
    .execute()
  await appendEvents(db, event, [{ type: 'order', at, order: event.order }])
  await addWork(db, { shop, conversationId, kind: 'order', payload: JSON.stringify(event), dueAt: at })
  return { status: 'accepted' }
}
