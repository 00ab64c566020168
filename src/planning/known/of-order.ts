import type { Question } from '../../context/question.ts'
import { earlier, toldBefore } from '../../conversation/index.ts'
import { factAt } from '../../knowledge/facts.ts'
import {
  type Answer,
  changeOf,
  dispatchOf,
  type ExchangeOutcome,
  exchangeOf,
  factNamed,
  furthestBehind,
  giftOf,
  invoiceOf,
  itemNamed,
  itemsOf,
  itemToDrop,
  type KnownFact,
  parcelMeant,
  parcelOf,
  placedAt,
  reductionOf,
  refundOf,
  refundSumOf,
  returnWindowOf,
  statusOf,
  yuan,
} from '../../knowledge/index.ts'
import type { OrderRecord, ProductRecord } from '../../types/index.ts'
import { promisedHours } from '../judges/overdue.ts'
import type { Briefing, Scene } from '../scene.ts'
import { sayFor } from '../words/facts-for.ts'
import { type Said, type Source, said } from './said.ts'

/** What the order says, where one is known. */
const ofOrder =
  (say: (order: OrderRecord, briefing: Briefing, question: Question) => Said | null): Source =>
  (question, briefing) => {
    const { order } = briefing.scene.records
    return order === null ? null : say(order, briefing, question)
  }

/** Where the parcel is; before it is one, when it leaves. */
export const ofParcel = ofOrder(whereabouts)

/** Of several parcels the one that is not there while another is, or has come further. */
export const ofParcels = ofOrder((order, { scene }) => {
  const { shipments = [] } = order
  const behind = furthestBehind(shipments)
  if (behind === null) return null
  const rest = parcelOf(order, clockOf(scene), behind)
  return said(rest, { 'order.parcels': String(shipments.length) })
})

/** On which day it comes; where nobody knows, where it is. */
export const ofArrival: Source = (question, briefing) => {
  const { order } = briefing.scene.records
  if (order === null) return null
  const parcel = parcelIn(order, briefing, question)
  const isOnItsWay = parcel.outcome === 'under_way' || parcel.outcome === 'out_for_delivery'
  if (isOnItsWay && factNamed(parcel.facts, 'order.parcel.eta') !== null) return said(parcel)
  const told = { as: 'parcel' as const, ...whereabouts(order, briefing, question) }
  const isToLeave = told.as === 'dispatch' && TO_LEAVE.has(told.outcome)
  return isToLeave ? onceSent(told, question, briefing) : told
}

/** What has not left yet, and leaves in a known time. */
const TO_LEAVE: ReadonlySet<string> = new Set(['due', 'unpaid'])

/** When what has not left yet comes: it leaves by then, or once it is paid, and takes so long. */
function onceSent(told: Said, { text }: Question, { scene, scripts }: Briefing): Said {
  const { shop, circumstances, campaign } = scene
  const way = factAt(shop, scripts.source.handoff.deliveryFact, circumstances.now, campaign)
  if (way === null) return told.outcome === 'due' ? { outcome: 'due', facts: told.facts } : told
  return {
    outcome: `${told.outcome}_known`,
    facts: { ...told.facts, 'order.arrival.way': sayFor(way, text) },
  }
}

/** Which courier has it and under which number; before dispatch, when it leaves. */
export const ofTracking = ofOrder((order, briefing, question) => {
  const parcel = parcelIn(order, briefing, question)
  const has = (name: string) => factNamed(parcel.facts, name) !== null
  if (has('order.courier') || has('order.tracking')) return said({ ...parcel, outcome: 'sent' })
  const isSent = parcel.outcome !== 'not_sent' && parcel.outcome !== 'closed'
  return isSent ? { as: 'parcel', ...said(parcel) } : dispatched(order, briefing)
})

/** Whether the order has left, or by when it will. */
export const ofDispatch = ofOrder((order, briefing) => dispatched(order, briefing))

/** Whether what was ordered can still be changed or taken back. */
export const ofChange: Source = (question, briefing) => {
  const { shop, circumstances, records } = briefing.scene
  const { order, catalogue } = records
  if (order === null) return null
  const part = itemToDrop(order, question.text, catalogue)
  const change = changeOf(order, circumstances.now, shop.timezone)
  const instead = change.outcome === 'unpaid' ? wantedBefore(order, question, briefing) : []
  const facts = [...change.facts, ...instead]
  return said({ ...change, facts }, part === null ? {} : { 'order.item': part.name })
}

/** What is there of the variant that an unpaid order should have had, as the customer named it now or before. */
function wantedBefore(order: OrderRecord, question: Question, briefing: Briefing): readonly KnownFact[] {
  const texts = [wantedWords(question, briefing.scene), ...earlier(briefing.scene.state).toReversed()]
  for (const text of texts) {
    const stock = stockInstead(text, order, briefing)
    if (stock !== null) return stock.outcome === 'there' ? stock.facts : []
  }
  return []
}

/** How far the refund is; with the goods back, by when the shop pays; of one that nobody asked for, when it would. */
export const ofRefund: Source = (question, briefing) => {
  const { order } = briefing.scene.records
  if (order === null) return null
  return (order.refunds ?? []).length > 0
    ? refunded(order, briefing, question)
    : notRefunded(order, briefing, question)
}

/**
 * `none_unpaid`: nothing was paid yet; `none_unsent`: nothing has to come back first; `none_over`: it may not go back
 * any more without a reason, so no time holds; `none_bare`: the shop gives no word when it pays.
 */
function notRefunded(order: OrderRecord, briefing: Briefing, question: Question): Said | null {
  const { shop, circumstances, campaign } = briefing.scene
  const { outcome } = changeOf(order, circumstances.now, shop.timezone)
  if (outcome === 'closed') return null
  const promise = factAt(shop, payingFact(order, briefing, question), circumstances.now, campaign)
  const within = promise === null ? null : { 'order.refund.within': promise.say }
  // Who has not even paid asks what would be once he sent it back.
  if (outcome === 'unpaid')
    return within === null ? null : said({ outcome: 'none_unpaid', facts: [] }, within)
  const facts = sumToRefund(order, question, briefing)
  if (outcome === 'unsent') return said({ outcome: 'none_unsent', facts })
  const window = windowIn(order, briefing)
  if (window.outcome === 'over') return said({ outcome: 'none_over', facts }, window.facts)
  return within === null ? said({ outcome: 'none_bare', facts }) : said({ outcome: 'none', facts }, within)
}

/** What was paid for what the customer names, now or in the message before: 化妆包不要了, 那退多少. */
function sumToRefund(order: OrderRecord, { text }: Question, { scene }: Briefing): KnownFact[] {
  const { catalogue } = scene.records
  const before = earlier(scene.state).at(-1) ?? ''
  return refundSumOf(order, text, catalogue) ?? refundSumOf(order, `${before}\n${text}`, catalogue) ?? []
}

/** The fact that tells within which time the shop pays once it has the goods. */
function payingFact({ status }: OrderRecord, { scripts }: Briefing, question?: Question): string {
  const { open, completed } = scripts.source.handoff.refundFacts
  const { intent, kind } = scripts.rules.source.open_deal
  // Who says that he has confirmed the receipt knows it before the order shows it.
  const isClosed = question?.intent === intent && question.kind === kind
  return status === 'completed' || isClosed ? completed : open
}

/** Until when it may go back, and whether that is over. */
export const ofWindow = ofOrder((order, briefing) => {
  const window = windowIn(order, briefing)
  return window.outcome === 'unknown' ? null : window
})

/** As `ofWindow`, of this order; `unknown` where nothing tells. */
export function windowIn(order: OrderRecord, briefing: Briefing): Said {
  const { shop, circumstances } = briefing.scene
  const hours = promisedHours(briefing, briefing.scripts.source.handoff.returnFact)
  return { as: 'window', ...said(returnWindowOf(order, hours, circumstances.now, shop.timezone)) }
}

/** Whether what is wanted instead can be had, by how far the order has come; without such a wish, what can be changed. */
export const ofExchange: Source = (question, briefing) => {
  const { scene } = briefing
  const { order } = scene.records
  if (order === null || order.status === 'closed') return null
  const { now } = scene.circumstances
  const change = changeOf(order, now, scene.shop.timezone)
  const hasLeft = change.outcome === 'delivered' || change.outcome === 'sent'
  const window = hasLeft ? windowIn(order, briefing) : null
  if (window?.outcome === 'over') return window
  const stock = stockInstead(wantedWords(question, scene), order, briefing)
  if (stock === null || stock.outcome === 'unknown') return hasLeft ? null : { as: 'change', ...said(change) }
  return said({ outcome: `${change.outcome}_${stock.outcome}`, facts: [...change.facts, ...stock.facts] })
}

/** Whether it is there, of the thing that the words name; where they name none, of the only one that can be had so. */
function stockInstead(
  words: string,
  order: OrderRecord,
  { scene }: Briefing,
): Answer<ExchangeOutcome> | null {
  const { records, circumstances, shop } = scene
  const named = itemNamed(order, words, records.catalogue)
  const items = named === null ? (order.items ?? []) : [named.item]
  const found = items.flatMap(({ productId = '' }) => {
    const product = records.catalogue?.product(productId) ?? ofRecord(productId ?? '', records)
    const { stockMaxAgeMinutes } = shop.policy
    return product === null
      ? []
      : (exchangeOf(words, order, product, circumstances.now, stockMaxAgeMinutes) ?? [])
  })
  const known = found.filter(({ outcome }) => outcome !== 'unknown')
  if (known.length < 2) return known[0] ?? null
  // Of several the one that is talked about: its facts name its record.
  const talked = known.filter(({ facts }) => facts[0]?.source === `product ${records.product?.id}`)
  return talked.length === 1 ? talked[0]! : null
}

const ofRecord = (id: string, { product }: Scene['records']): ProductRecord | null =>
  product?.id === id ? product : null

/** The words of the whole turn, since 要棕的 may stand beside 换42; without what is not wanted. */
function wantedWords({ normalised }: Question, scene: Scene): string {
  const words = scene.normalised.includes(normalised) ? scene.normalised : normalised
  const refused = scene.slots.filter(({ polarity }) => polarity === 'excluded')
  return refused.reduce((left, { text }) => left.replace(text, ''), words)
}

function refunded(order: OrderRecord, briefing: Briefing, question?: Question): Said {
  const { shop, circumstances, campaign } = briefing.scene
  const { now } = circumstances
  const within = payingFact(order, briefing, question)
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
export const ofStatus = ofOrder((order, briefing, question) => {
  if ((order.refunds ?? []).length > 0) return refunded(order, briefing)
  const { outcome, facts } = statusOf(order)
  if (outcome !== 'open') return said({ outcome, facts })
  return { as: 'parcel', ...whereabouts(order, briefing, question) }
})

/** When it was placed. */
export const ofPlaced = ofOrder((order, { scene: { shop, circumstances } }) => {
  const placed = placedAt(order, circumstances.now, shop.timezone)
  return placed === null ? null : { outcome: 'known', facts: { 'order.placed': placed } }
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

function whereabouts(order: OrderRecord, briefing: Briefing, question: Question): Said {
  const parcel = parcelIn(order, briefing, question)
  const hasLeft = parcel.outcome !== 'not_sent' && parcel.outcome !== 'closed'
  return hasLeft ? said(parcel) : dispatched(order, briefing)
}

function parcelIn(order: OrderRecord, { scene }: Briefing, { normalised }: Question) {
  const lately = toldBefore(scene.state).at(-1) ?? ''
  return parcelOf(order, clockOf(scene), parcelMeant(order, { words: normalised, lately }))
}

const clockOf = ({ shop, circumstances }: Scene) => ({
  now: circumstances.now,
  timezone: shop.timezone,
  stuckAfterHours: shop.policy.stuckAfterHours,
})

function dispatched(order: OrderRecord, briefing: Briefing): Said {
  if (order.status === 'closed' && (order.refunds ?? []).length > 0) return refunded(order, briefing)
  const { shop, circumstances } = briefing.scene
  const promise = promisedHours(briefing, briefing.scripts.source.handoff.dispatchFact)
  const dispatch = dispatchOf(order, promise, circumstances.now, shop.timezone)
  if (dispatch.outcome === 'closed') return { as: 'status', ...said(statusOf(order)) }
  return { as: 'dispatch', ...said(dispatch) }
}
