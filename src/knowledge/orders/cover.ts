import { instantOf, type OrderRecord } from '../../types/index.ts'
import { type Answer, factsOf } from '../known.ts'
import { localTime } from '../local-time.ts'
import { sayDay } from './when.ts'

/**
 * Whether a fault that is mended for so many months, from delivery on, still is; null where nobody has said when the
 * order was delivered.
 */
export function coverOf(
  order: OrderRecord,
  months: number,
  now: number,
  timezone: string,
): Answer<'within' | 'past'> | null {
  const deliveredAt = instantOf(order.deliveredAt)
  if (deliveredAt === null) return null
  const { day } = localTime(deliveredAt, timezone)
  const until = monthsLater(day, months)
  const fact = factsOf(`order ${order.id}`, instantOf(order.updatedAt))
  return {
    outcome: localTime(now, timezone).day > until ? 'past' : 'within',
    facts: [
      fact('order.delivered', new Date(deliveredAt).toISOString(), sayDay(day, now, timezone)),
      fact('order.cover.until', until, sayDay(until, now, timezone)),
    ],
  }
}

/** The same day so many months later, or the last of that month where it has no such day. */
function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, number = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(number, last))).toISOString().slice(0, 10)
}
