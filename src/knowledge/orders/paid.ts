import { instantOf, type OrderRecord, type ProductRecord } from '../../types/index.ts'
import { spokenName } from '../catalogue/named-in.ts'
import { type Answer, factsOf } from '../known.ts'
import { yuan } from '../money.ts'

/**
 * What one product cost when it was ordered: `value`, or `reduced` where something was taken off the whole order
 * besides. Null where the order does not hold it or does not tell its price.
 */
export function paidFor(order: OrderRecord, product: ProductRecord): Answer<'value' | 'reduced'> | null {
  const all = order.items ?? []
  const own = all.filter(({ productId }) => productId === product.id)
  if (own.length === 0 || all.some(({ priceFen }) => priceFen === undefined)) return null
  const quantity = own.reduce((sum, item) => sum + item.quantity, 0)
  const prices = new Set(own.map(({ priceFen = 0 }) => priceFen))
  const [one = 0] = prices
  const price =
    prices.size === 1
      ? `${yuan(one)}${quantity > 1 ? `×${quantity}` : ''}`
      : own.map(({ color = '', size = '', priceFen = 0 }) => `${color}${size} ${yuan(priceFen)}`).join('、')
  const fact = factsOf(`order ${order.id}`, instantOf(order.updatedAt))
  const facts = [fact('paid.item', spokenName(product)), fact('paid.price', price)]
  const { amountFen } = order
  const sum = all.reduce((total, item) => total + (item.priceFen ?? 0) * item.quantity, 0)
  return amountFen !== undefined && amountFen < sum
    ? { outcome: 'reduced', facts: [...facts, fact('order.amount', amountFen, yuan(amountFen))] }
    : { outcome: 'value', facts }
}
