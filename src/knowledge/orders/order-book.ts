import { instantOf, type OrderRecord } from '../../types/index.ts'
import { grouped } from '../grouped.ts'

/** The orders of one shop, as questions need them. */
export interface OrderBook {
  order(id: string): OrderRecord | null
  /** A customer's orders, newest first. */
  ordersOf(customerId: string): readonly OrderRecord[]
}

/** The order book over records in memory. */
export function createOrderBook(orders: readonly OrderRecord[]): OrderBook {
  const byId = new Map(orders.map((order) => [order.id, order]))
  const byCustomer = grouped(orders, ({ customerId }) => customerId)
  for (const own of byCustomer.values()) own.sort(newestFirst)
  return {
    order: (id) => byId.get(id) ?? null,
    ordersOf: (customerId) => byCustomer.get(customerId) ?? [],
  }
}

function newestFirst(one: OrderRecord, other: OrderRecord): number {
  return (instantOf(other.createdAt) ?? 0) - (instantOf(one.createdAt) ?? 0) || (one.id < other.id ? -1 : 1)
}
