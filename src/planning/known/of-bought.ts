import { factAt } from '../../knowledge/facts.ts'
import { holdsProduct, misfitOf, originOf, paidFor } from '../../knowledge/index.ts'
import { matchesPhrases, type OrderRecord, type ProductRecord } from '../../types/index.ts'
import type { Scene } from '../scene.ts'
import { windowIn } from './of-order.ts'
import { type Source, said } from './said.ts'

/** What the thing that is talked about cost when it was ordered. */
export const ofPaid: Source = (_, { scene: { records } }) => {
  const { product } = records
  const order = product === null ? null : holderOf(product, records)
  const paid = product === null || order === null ? null : paidFor(order, product)
  return paid && said(paid)
}

/** The order that is known, or the only one of those that the turn may be about, where it holds the product. */
function holderOf({ id }: ProductRecord, { order, among = [] }: Scene['records']): OrderRecord | null {
  const [one, ...others] = (order === null ? among : [order]).filter((each) => holdsProduct(each, id))
  return one === undefined || others.length > 0 ? null : one
}

/** Where it was sent from, as the courier wrote who took it over. */
export const ofOrigin: Source = (_, { scene: { records }, scripts: { pickedUp } }) => {
  if (records.order === null || pickedUp === null) return null
  const origin = originOf(records.order, (text) => matchesPhrases(text, pickedUp))
  return origin && said({ outcome: 'known', facts: [origin] })
}

/** That what is too large or too small is made so, and whether the next size is there; or that it may not go back any more; null where the shop takes nothing back. */
export const ofMisfit: Source = ({ normalised }, briefing) => {
  const { shop, circumstances, records, campaign } = briefing.scene
  const { product, order } = records
  if (order === null) return null
  const window = windowIn(order, briefing)
  if (window.outcome === 'over') return window
  const { stockMaxAgeMinutes } = shop.policy
  const misfit = product && misfitOf(normalised, order, product, circumstances.now, stockMaxAgeMinutes)
  const terms = factAt(shop, briefing.scripts.source.handoff.returnFact, circumstances.now, campaign)
  return misfit === null || terms === null ? null : said(misfit, { 'misfit.terms': terms.say })
}
