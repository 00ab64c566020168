import { instantOf, type OrderRecord } from '../../types/index.ts'
import { type Answer, factsOf } from '../known.ts'
import { localTime } from '../local-time.ts'
import { sayDay, sayMoment } from './when.ts'

const HOUR_MS = 3_600_000

/**
 * Whether the time is over within which what was delivered may go back without a reason; `unknown` where nobody has
 * said when it was delivered, or where it is on its way back already; a refused request sends nothing back.
 * @param hours how long it may, from delivery on; null where the shop gives no word
 */
export function returnWindowOf(
  order: OrderRecord,
  hours: number | null,
  now: number,
  timezone: string,
): Answer<'open' | 'over' | 'unknown'> {
  const deliveredAt = instantOf(order.deliveredAt)
  if (deliveredAt === null || hours === null || isUnderWay(order)) return { outcome: 'unknown', facts: [] }
  const fact = factsOf(`order ${order.id}`, instantOf(order.updatedAt))
  const { day } = localTime(deliveredAt, timezone)
  const until = deliveredAt + hours * HOUR_MS
  return {
    outcome: until < now ? 'over' : 'open',
    facts: [
      fact('order.delivered', new Date(deliveredAt).toISOString(), sayDay(day, now, timezone)),
      fact('order.return.until', new Date(until).toISOString(), sayMoment(until, now, timezone)),
    ],
  }
}

/** A refund of less than was paid for several things leaves the others where they are. */
function isUnderWay({ refunds = [], items = [], amountFen }: OrderRecord): boolean {
  const asked = refunds.filter(({ status }) => status !== 'rejected')
  const sum = asked.reduce((all, refund) => all + (refund.amountFen ?? Number.POSITIVE_INFINITY), 0)
  const isPart = items.length > 1 && amountFen !== undefined && sum < amountFen
  return asked.length > 0 && !isPart
}
