import { instantOf, type OrderRecord } from '../../types/index.ts'
import { type Answer, factsOf } from '../known.ts'
import { withoutContacts } from './contacts.ts'
import { itemsFact } from './items.ts'
import { sayMoment } from './when.ts'

/** How far an order has come that is to be changed or taken back: before dispatch a person can still do it. */
export type ChangeOutcome = 'unpaid' | 'unsent' | 'sent' | 'delivered' | 'closed'

/** What the order holds now and the customer noted on it, and whether it has left. */
export function changeOf(order: OrderRecord, now: number, timezone: string): Answer<ChangeOutcome> {
  const fact = factsOf(`order ${order.id}`, instantOf(order.updatedAt))
  const items = itemsFact(order)
  const sentAt = instantOf(order.shippedAt)
  return {
    outcome: outcomeOf(order),
    facts: [
      ...(items === null ? [] : [items]),
      ...(order.remark?.trim() ? [fact('order.remark', withoutContacts(order.remark))] : []),
      ...(sentAt === null
        ? []
        : [fact('order.dispatch.sent', new Date(sentAt).toISOString(), sayMoment(sentAt, now, timezone))]),
    ],
  }
}

function outcomeOf({ status, shipments = [] }: OrderRecord): ChangeOutcome {
  switch (status) {
    case 'unpaid':
    case 'closed':
      return status
    case 'paid':
      return shipments.length > 0 ? 'sent' : 'unsent'
    case 'shipped':
      return 'sent'
    case 'delivered':
    case 'completed':
      return 'delivered'
  }
}
