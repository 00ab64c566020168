import { situationOf as byRecord } from '../knowledge/orders/situation.ts'
import { firstIn, type Order, type OrderRecord, type Situation } from '../types/index.ts'
import type { ContextRules } from './rules.ts'

/** How far an order has come, first to last; looking around is no step of it. */
const STEPS: readonly Situation[] = ['ordered', 'paid', 'shipped', 'delivered', 'returning', 'refunded']
/** Statuses of orders as platforms name them. */
const STATUSES: Readonly<Record<string, Situation>> = {
  unpaid: 'ordered',
  created: 'ordered',
  paid: 'paid',
  shipped: 'shipped',
  delivered: 'delivered',
  completed: 'delivered',
  refunding: 'returning',
  refunded: 'refunded',
}

/** Where the customer's words say that he stands; null where they do not. */
export function situationIn(normalised: string, { situations }: ContextRules): Situation | null {
  return firstIn(normalised, situations)?.situation ?? null
}

/**
 * Where the customer stands: what he says now, his order, what he said before. Of the order and his words the
 * further step counts, since an order's data may be late; who says that he has not bought yet is looking around.
 */
export function situationOf(
  said: Situation | null,
  before: Situation | null,
  order: Order | null,
  record: OrderRecord | null = null,
): Situation | null {
  if (said === 'browsing') return said
  const known = record !== null ? byRecord(record) : order === null ? null : (STATUSES[order.status] ?? null)
  if (known === null) return said ?? before
  const words = said ?? (before === 'browsing' ? null : before)
  if (words === null) return known
  return STEPS.indexOf(words) > STEPS.indexOf(known) ? words : known
}
