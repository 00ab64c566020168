import { factAt } from '../../knowledge/facts.ts'
import {
  changeOf,
  dispatchOf,
  factNamed,
  giftOf,
  invoiceOf,
  itemsOf,
  parcelOf,
  reductionOf,
  refundOf,
  statusOf,
  yuan,
} from '../../knowledge/index.ts'
import type { OrderRecord } from '../../types/index.ts'
import { promisedHours } from '../judges/overdue.ts'
import type { Briefing } from '../scene.ts'
import { type Said, type Source, said } from './said.ts'

/** What the order says, where one is known. */
const ofOrder =
  (say: (order: OrderRecord, briefing: Briefing) => Said | null): Source =>
  (_, briefing) => {
    const { order } = briefing.scene.records
    return order === null ? null : say(order, briefing)
  }

/** Where the parcel is; before it is one, when it leaves. */
export const ofParcel = ofOrder(whereabouts)

/** On which day it comes; where nobody knows, where it is. */
export const ofArrival = ofOrder((order, briefing) => {
  const parcel = parcelIn(order, briefing)
  const isOnItsWay = parcel.outcome === 'under_way' || parcel.outcome === 'out_for_delivery'
  if (isOnItsWay && factNamed(parcel.facts, 'order.parcel.eta') !== null) return said(parcel)
  return { as: 'parcel', ...whereabouts(order, briefing) }
})

/** Which courier has it and under which number; before dispatch, when it leaves. */
export const ofTracking = ofOrder((order, briefing) => {
  const parcel = parcelIn(order, briefing)
  const has = (name: string) => factNamed(parcel.facts, name) !== null
  if (has('order.courier') || has('order.tracking')) return said({ ...parcel, outcome: 'sent' })
  const isSent = parcel.outcome !== 'not_sent' && parcel.outcome !== 'closed'
  return isSent ? { as: 'parcel', ...said(parcel) } : dispatched(order, briefing)
})

/** Whether the order has left, or by when it will. */
export const ofDispatch = ofOrder((order, briefing) => dispatched(order, briefing))

/** Whether what was ordered can still be changed or taken back. */
export const ofChange = ofOrder((order, { scene: { shop, circumstances } }) =>
  said(changeOf(order, circumstances.now, shop.timezone)),
)

/** How far the refund is; with the goods back, by when the shop pays. */
export const ofRefund = ofOrder((order, briefing) => refunded(order, briefing))

function refunded(order: OrderRecord, briefing: Briefing): Said {
  const { shop, circumstances, campaign } = briefing.scene
  const { now } = circumstances
  const { open, completed } = briefing.scripts.source.handoff.refundFacts
  const within = order.status === 'completed' ? completed : open
  const refund = refundOf(order, now, shop.timezone, promisedHours(briefing, within))
  const isBack = refund.outcome === 'in_time' || refund.outcome === 'goods_received'
  const promise = isBack ? factAt(shop, within, now, campaign) : null
  return { as: 'refund', ...said(refund, promise === null ? {} : { 'order.refund.within': promise.say }) }
}

/** What it comes to, and whether it is paid. */
export const ofAmount = ofOrder(({ amountFen, status }) =>
  amountFen === undefined || status === 'closed'
    ? null
    : { outcome: status === 'unpaid' ? 'unpaid' : 'paid', facts: { 'order.amount': yuan(amountFen) } },
)

/** How it stands: its refund, where there is one, else whether it is paid, where it is, or that it is closed. */
export const ofStatus = ofOrder((order, briefing) => {
  if ((order.refunds ?? []).length > 0) return refunded(order, briefing)
  const { outcome, facts } = statusOf(order)
  if (outcome !== 'open') return said({ outcome, facts })
  return { as: 'parcel', ...whereabouts(order, briefing) }
})

/** What was ordered, and whether it is what the words say. */
export const ofItems: Source = ({ normalised }, { scene: { records } }) =>
  records.order === null ? null : said(itemsOf(records.order, normalised, records.catalogue))

/** Whether the invoice is written. */
export const ofInvoice = ofOrder((order) => said(invoiceOf(order)))

/** What is given with it. */
export const ofOrderGift = ofOrder((order, { scene: { shop, records, circumstances } }) => {
  const gift = giftOf(order, shop, records.catalogue, circumstances.now)
  return gift === null ? null : said(gift)
})

/** Why its sum was reduced as it was. */
export const ofReduction = ofOrder((order, { scene: { shop, records, circumstances } }) => {
  const reduction = reductionOf(order, shop, records.catalogue, circumstances.now)
  return reduction === null ? null : said(reduction)
})

function whereabouts(order: OrderRecord, briefing: Briefing): Said {
  const parcel = parcelIn(order, briefing)
  const hasLeft = parcel.outcome !== 'not_sent' && parcel.outcome !== 'closed'
  return hasLeft ? said(parcel) : dispatched(order, briefing)
}

function parcelIn(order: OrderRecord, { scene: { shop, circumstances } }: Briefing) {
  const { stuckAfterHours } = shop.policy
  return parcelOf(order, { now: circumstances.now, timezone: shop.timezone, stuckAfterHours })
}

function dispatched(order: OrderRecord, briefing: Briefing): Said {
  if (order.status === 'closed' && (order.refunds ?? []).length > 0) return refunded(order, briefing)
  const { shop, circumstances } = briefing.scene
  const promise = promisedHours(briefing, briefing.scripts.source.handoff.dispatchFact)
  const dispatch = dispatchOf(order, promise, circumstances.now, shop.timezone)
  if (dispatch.outcome === 'closed') return { as: 'status', ...said(statusOf(order)) }
  return { as: 'dispatch', ...said(dispatch) }
}
