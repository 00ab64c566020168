import { isStale } from '../knowledge/index.ts'
import { type Grounds, instantOf, type PlannedResponse } from '../types/index.ts'
import type { Scene } from './scene.ts'

/** Facts whose names begin so are the order's, or the product's; all others are the shop's. */
const OF_ORDER = 'order.'
const OF_PRODUCT = ['product.', 'size.', 'stock.', 'wish.']

/** What the words quote, each fact with where it is from and from when. */
export function groundsOf(words: readonly PlannedResponse[], scene: Scene): Grounds {
  const { product, order } = scene.records
  const said = new Map(words.flatMap(({ facts }) => Object.entries(facts)))
  return {
    productId: product?.id ?? null,
    orderId: order?.id ?? null,
    facts: [...said].map(([name, say]) => ({ name, say, ...sourceOf(name, scene) })),
  }
}

function sourceOf(name: string, { records, circumstances, shop }: Scene) {
  const { product, order } = records
  if (order !== null && name.startsWith(OF_ORDER)) {
    const at = order.seenAt ?? instantOf(order.updatedAt)
    return { source: `order ${order.id}`, at, stale: isStale(order, circumstances.now) }
  }
  if (product !== null && OF_PRODUCT.some((start) => name.startsWith(start)))
    return { source: `product ${product.id}`, at: instantOf(product.updatedAt), stale: false }
  return { source: `shop ${shop.shop}`, at: null, stale: false }
}
