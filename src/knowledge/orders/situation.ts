import type { OrderRecord, Situation } from '../../types/index.ts'

/** Where the customer stands by the order. */
export function situationOf(order: OrderRecord): Situation {
  const refunds = order.refunds ?? []
  const running = refunds.some(({ status }) => status !== 'refunded' && status !== 'rejected')
  if (running) return 'returning'
  if (refunds.some(({ status }) => status === 'refunded')) return 'refunded'
  switch (order.status) {
    case 'unpaid':
      return 'ordered'
    case 'paid':
      return 'paid'
    case 'shipped':
      return (order.shipments ?? []).some(({ status }) => status !== 'delivered') || !order.shipments?.length
        ? 'shipped'
        : 'delivered'
    case 'delivered':
    case 'completed':
      return 'delivered'
    case 'closed':
      return 'browsing'
  }
}
