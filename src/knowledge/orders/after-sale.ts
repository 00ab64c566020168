import { instantOf, type OrderRecord, type Refund } from '../../types/index.ts'
import { type Answer, factsOf } from '../known.ts'
import { yuan } from '../money.ts'
import { sayMoment } from './when.ts'

const HOUR_MS = 3_600_000

/**
 * How far the newest refund is; `in_time`: the goods are back, and as it was asked for less than the promise ago, so
 * is their arrival.
 * @param promiseHours within which the shop pays once it has the goods; null where it gives no word
 */
export function refundOf(
  order: OrderRecord,
  now: number,
  timezone: string,
  promiseHours: number | null,
): Answer<Refund['status'] | 'in_time' | 'none'> {
  const newest = [...(order.refunds ?? [])].sort(
    (one, other) => (instantOf(other.requestedAt) ?? 0) - (instantOf(one.requestedAt) ?? 0),
  )[0]
  if (newest === undefined) return { outcome: 'none', facts: [] }
  const fact = factsOf(`order ${order.id}`, instantOf(order.updatedAt))
  const moment = (name: string, text: string | null | undefined) => {
    const at = instantOf(text)
    return at === null ? [] : [fact(name, new Date(at).toISOString(), sayMoment(at, now, timezone))]
  }
  const { amountFen, requestedAt, refundedAt, to } = newest
  const facts = [
    ...(amountFen === undefined ? [] : [fact('order.refund.amount', amountFen, yuan(amountFen))]),
    ...moment('order.refund.requested', requestedAt),
    ...moment('order.refund.refunded', refundedAt),
    ...(to ? [fact('order.refund.to', to)] : []),
  ]
  return { outcome: isInTime(newest, now, promiseHours) ? 'in_time' : newest.status, facts }
}

function isInTime({ status, requestedAt }: Refund, now: number, promiseHours: number | null): boolean {
  const at = instantOf(requestedAt)
  return (
    status === 'goods_received' && at !== null && promiseHours !== null && now - at <= promiseHours * HOUR_MS
  )
}

/** Whether the invoice is written; `unknown` where the order does not say. */
export function invoiceOf({ invoice }: OrderRecord): Answer<'none' | 'requested' | 'issued' | 'unknown'> {
  return { outcome: invoice?.status ?? 'unknown', facts: [] }
}
