import { instantOf, type OrderRecord } from '../../types/index.ts'
import { type Answer, factsOf } from '../known.ts'
import { sayMoment } from './when.ts'

const HOUR_MS = 3_600_000

/**
 * `due`: within the promise; `overdue`: past it, by `order.dispatch.late_hours`; `no_promise`: nothing to count from;
 * `arrived`: it is with the customer, who then waits for something else (a replacement, a missing part).
 */
export type DispatchOutcome = 'sent' | 'arrived' | 'due' | 'overdue' | 'unpaid' | 'closed' | 'no_promise'

/**
 * Whether an order has left, or by when it should.
 * @param promiseHours the shop's own word, from payment on; null where it gives none
 */
export function dispatchOf(
  order: OrderRecord,
  promiseHours: number | null,
  now: number,
  timezone: string,
): Answer<DispatchOutcome> {
  const fact = factsOf(`order ${order.id}`, instantOf(order.updatedAt))
  if (order.status === 'closed') return { outcome: 'closed', facts: [] }
  if (order.status === 'unpaid') {
    const within =
      promiseHours === null ? [] : [fact('order.dispatch.within', promiseHours, sayHours(promiseHours))]
    return { outcome: 'unpaid', facts: within }
  }
  if (order.status === 'delivered' || order.status === 'completed') return { outcome: 'arrived', facts: [] }
  if (order.status !== 'paid' || (order.shipments ?? []).length > 0)
    return { outcome: 'sent', facts: sentFacts(order, now, timezone) }
  const paidAt = instantOf(order.paidAt)
  if (paidAt === null || promiseHours === null) return { outcome: 'no_promise', facts: [] }
  const deadline = paidAt + promiseHours * HOUR_MS
  const facts = [
    fact('order.dispatch.deadline', new Date(deadline).toISOString(), sayMoment(deadline, now, timezone)),
  ]
  if (now <= deadline)
    return {
      outcome: 'due',
      facts: [...facts, fact('order.dispatch.within', promiseHours, sayHours(promiseHours))],
    }
  const late = Math.floor((now - deadline) / HOUR_MS)
  return { outcome: 'overdue', facts: [...facts, fact('order.dispatch.late_hours', late, sayLate(late))] }
}

/** Never more than it is: an hour that is not full does not count. */
const sayLate = (hours: number): string => (hours < 1 ? '不到1小时' : `${hours}小时`)

const DAY_HOURS = 24
/** From so many hours on a promise is told in days. */
const IN_DAYS = 72

const sayHours = (hours: number): string =>
  hours > IN_DAYS && hours % DAY_HOURS === 0 ? `${hours / DAY_HOURS}天` : `${hours}小时`

function sentFacts(order: OrderRecord, now: number, timezone: string) {
  const fact = factsOf(`order ${order.id}`, instantOf(order.updatedAt))
  const sentAt = instantOf(order.shippedAt)
  const parcel = order.shipments?.findLast(({ trackingNo }) => trackingNo) ?? order.shipments?.at(-1)
  return [
    ...(sentAt === null
      ? []
      : [fact('order.dispatch.sent', new Date(sentAt).toISOString(), sayMoment(sentAt, now, timezone))]),
    ...(parcel?.courier ? [fact('order.courier', parcel.courier)] : []),
    ...(parcel?.trackingNo ? [fact('order.tracking', parcel.trackingNo)] : []),
  ]
}
