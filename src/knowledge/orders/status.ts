import { instantOf, type OrderRecord } from '../../types/index.ts'
import { type Answer, factsOf } from '../known.ts'
import { yuan } from '../money.ts'
import { sayMoment } from './when.ts'

/** `never_paid`: closed without payment; `received`: nothing tells more than that; `open`: its parcel or dispatch tells. */
export type OrderStanding = 'unpaid' | 'never_paid' | 'closed' | 'received' | 'open'

/** When an order was placed, as it is told at `now`; null where the record does not tell. */
export function placedAt({ createdAt }: OrderRecord, now: number, timezone: string): string | null {
  const placed = instantOf(createdAt)
  return placed === null ? null : sayMoment(placed, now, timezone)
}

/** How an order without a refund stands. */
export function statusOf(order: OrderRecord): Answer<OrderStanding> {
  const { amountFen } = order
  const fact = factsOf(`order ${order.id}`, instantOf(order.updatedAt))
  const amount = amountFen === undefined ? [] : [fact('order.amount', amountFen, yuan(amountFen))]
  return { outcome: standingOf(order), facts: amount }
}

function standingOf({ status, paidAt, shipments = [] }: OrderRecord): OrderStanding {
  if (status === 'unpaid') return 'unpaid'
  if (status === 'closed') return instantOf(paidAt) === null ? 'never_paid' : 'closed'
  const isReceived = status === 'delivered' || status === 'completed'
  return isReceived && shipments.length === 0 ? 'received' : 'open'
}
