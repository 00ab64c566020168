import { isStale } from '../knowledge/index.ts'
import type { Conversation, Draft } from '../store/store.ts'
import { instantOf, type OrderRecord, type ProductRecord } from '../types/index.ts'
import type { AppContext } from './context.ts'

/** What stands beside a conversation; an order of another customer never does. */
export interface ShownRecords {
  product: ProductRecord | null
  order: OrderRecord | null
}

/** The records that the draft rests on, else those that the conversation was last about. */
export async function shownRecords(
  { store: { knowledge } }: Pick<AppContext, 'store'>,
  { shop, customerId, product, order }: Conversation,
  draft: Draft | undefined,
): Promise<ShownRecords> {
  const productId = draft?.plan.grounds?.productId ?? product?.id
  const orderId = draft?.plan.grounds?.orderId ?? order?.id
  const [shownProduct, shownOrder] = await Promise.all([
    productId === undefined ? null : knowledge.product(shop, productId),
    orderId === undefined ? null : knowledge.order(shop, orderId),
  ])
  return { product: shownProduct, order: shownOrder?.customerId === customerId ? shownOrder : null }
}

/** From when the order is, and whether it may have moved on since. */
export function orderShown(order: OrderRecord, now: number): { at: number | null; stale: boolean } {
  return { at: order.seenAt ?? instantOf(order.updatedAt), stale: isStale(order, now) }
}
