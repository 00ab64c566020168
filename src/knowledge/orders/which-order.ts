import { instantOf, type OrderRecord } from '../../types/index.ts'
import { plain } from '../../types/plain.ts'
import { factsOf, type KnownFact } from '../known.ts'
import { localTime } from '../local-time.ts'
import type { OrderBook } from './order-book.ts'

export interface OrderHints {
  text: string
  customerId: string | null
  /** The order that the message names or brings, or that the conversation is about. */
  orderId?: string | null
  /** The product that is asked about. */
  productId?: string | null
}

/**
 * `wrong_owner` says nothing of the order, not even that it exists; an order that nobody has is `none` to its asker.
 * `several`: open orders to choose from, each told by product and day.
 */
export type WhichOrder =
  | { outcome: 'one'; order: OrderRecord }
  | { outcome: 'several'; orders: OrderRecord[]; choices: KnownFact[] }
  | { outcome: 'wrong_owner' | 'none' }

const OPEN = new Set(['unpaid', 'paid', 'shipped', 'delivered'])
const MOST_CHOICES = 3

/** The order that a customer asks about. */
export function whichOrder(hints: OrderHints, book: OrderBook, timezone: string): WhichOrder {
  const { customerId, orderId, productId } = hints
  if (orderId) {
    const order = book.order(orderId)
    if (order === null) return { outcome: 'none' }
    return isOwner(order, customerId) ? { outcome: 'one', order } : { outcome: 'wrong_owner' }
  }
  const own = customerId === null ? [] : book.ordersOf(customerId)
  const candidates = narrowed(own, hints.text, productId ?? null)
  const open = candidates.filter(isOpen)
  const chosen = open.length > 0 ? open : candidates.slice(0, 1)
  if (chosen.length === 0) return { outcome: 'none' }
  if (chosen.length === 1) return { outcome: 'one', order: chosen[0]! }
  const orders = chosen.slice(0, MOST_CHOICES)
  return { outcome: 'several', orders, choices: orders.map((order) => choiceOf(order, timezone)) }
}

export function isOwner(order: OrderRecord, customerId: string | null): boolean {
  return customerId !== null && order.customerId === customerId
}

/** Under way: not closed, and where it is completed, with a refund that is not. */
export function isOpen({ status, refunds = [] }: OrderRecord): boolean {
  return (
    OPEN.has(status) || refunds.some((refund) => refund.status !== 'refunded' && refund.status !== 'rejected')
  )
}

/** Those that hold the product or are told by the title of an item, where any are. */
function narrowed(
  orders: readonly OrderRecord[],
  text: string,
  productId: string | null,
): readonly OrderRecord[] {
  const words = plain(text)
  const has = ({ items = [] }: OrderRecord) =>
    items.some(
      (item) =>
        item.productId === productId || (item.title !== undefined && words.includes(plain(item.title))),
    )
  const named = orders.filter(has)
  return named.length > 0 ? named : orders
}

/** Product and day; never an address, a phone or the order's number. */
function choiceOf(order: OrderRecord, timezone: string): KnownFact {
  const created = instantOf(order.createdAt)
  const [, month, day] = created === null ? [] : localTime(created, timezone).day.split('-').map(Number)
  const title = order.items?.[0]?.title ?? ''
  const on = month === undefined ? '' : `${month}月${day}日`
  return factsOf(`order ${order.id}`, instantOf(order.updatedAt))('order.choice', order.id, `${on}${title}`)
}
