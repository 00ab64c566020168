import type { OrderRecord } from '../../types/index.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Wanted } from './read-basket.ts'

/**
 * What waits in an order that is not paid yet, and can still be bought together with more: 再加个钱包一起拍. Empty where
 * the order is paid, or holds what the shop does not know.
 */
export function unpaidGoods(order: OrderRecord | null, catalogue: Catalogue | null): Wanted[] {
  if (order === null || order.status !== 'unpaid' || catalogue === null) return []
  const items = order.items ?? []
  const wanted = items.flatMap(({ productId, color = '', size = '', quantity }) => {
    const product = catalogue.product(productId)
    return product === null ? [] : [{ product, quantity, words: `${color}${size}` }]
  })
  return wanted.length === items.length ? wanted : []
}
