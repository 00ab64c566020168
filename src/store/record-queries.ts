import type { OrderUpdate, ProductUpdate } from '../types/index.ts'
import { addWork } from './conversation-queries.ts'
import { recordDelivery } from './delivery-queries.ts'
import { type KnowledgeDialect, knowledgeOf } from './knowledge-tables.ts'
import { order as orderOf, putOrders } from './order-queries.ts'
import { putProducts } from './product-queries.ts'
import type { Db } from './schema.ts'
import type { ConversationKey, Delivery, OrderEvent, Receipt } from './store.ts'

/** Products and orders that a delivery tells of; `at` is the moment of those that name none. */
export interface ToldRecords {
  products: readonly ProductUpdate[]
  orders: readonly OrderUpdate[]
  at: number
  receivedAt: number
}

/** Merges what a delivery tells into the shop's records, and leaves work where a customer may be told of his order. */
export async function receiveRecords(
  db: Db,
  dialect: KnowledgeDialect,
  delivery: Delivery,
  { products, orders, at, receivedAt }: ToldRecords,
): Promise<Receipt> {
  const answer = await recordDelivery(db, delivery)
  if (answer) return answer
  const { shop } = delivery
  await putProducts(knowledgeOf(db), dialect, shop, products, at)
  await putOrders(knowledgeOf(db), dialect, shop, orders, at)
  for (const { id, status } of orders)
    if (status !== undefined) await tellCustomer(db, delivery, id, receivedAt)
  return { status: 'accepted' }
}

/** Work on the conversation in which the order's customer was last heard of; none where there is no such one. */
async function tellCustomer(db: Db, { shop, channel }: Delivery, id: string, at: number): Promise<void> {
  const order = await orderOf(knowledgeOf(db), shop, id)
  const key = order && (await conversationOf(db, shop, channel, order.customerId))
  if (!key) return
  const event: OrderEvent = { ...key, order, product: null, at }
  await addWork(db, key, { kind: 'order', payload: JSON.stringify(event), dueAt: at })
}

async function conversationOf(
  db: Db,
  shop: string,
  channel: string,
  customerId: string,
): Promise<ConversationKey | null> {
  const row = await db
    .selectFrom('conversations')
    .select('id')
    .where('shop', '=', shop)
    .where('customer_id', '=', customerId)
    .where('channel', '=', channel)
    .orderBy('last_message_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { shop, channel, conversationId: row.id } : null
}
