import { dispatchOf, invoiceOf, parcelOf, refundOf } from '../../knowledge/index.ts'
import { promisedHours } from '../judges/overdue.ts'
import { type Source, said } from './said.ts'

/** Where the parcel is. */
export const ofParcel: Source = (_, { scene }) => {
  const { shop, records, circumstances } = scene
  if (records.order === null) return null
  const { stuckAfterHours } = shop.policy
  return said(parcelOf(records.order, { now: circumstances.now, timezone: shop.timezone, stuckAfterHours }))
}

/** Whether the order has left, or by when it will. */
export const ofDispatch: Source = (_, briefing) => {
  const { shop, records, circumstances } = briefing.scene
  if (records.order === null) return null
  const promise = promisedHours(briefing, briefing.scripts.source.handoff.dispatchFact)
  return said(dispatchOf(records.order, promise, circumstances.now, shop.timezone))
}

/** How far the refund is. */
export const ofRefund: Source = (_, { scene: { shop, records, circumstances } }) =>
  records.order === null ? null : said(refundOf(records.order, circumstances.now, shop.timezone))

/** Whether the invoice is written. */
export const ofInvoice: Source = (_, { scene: { records } }) =>
  records.order === null ? null : said(invoiceOf(records.order))
