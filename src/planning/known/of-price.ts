import type { Question } from '../../context/question.ts'
import {
  activitiesAt,
  factsOf,
  giftsOf,
  type KnownFact,
  nextSteps,
  priceOf,
  type Quote,
  quote,
  readBasket,
  readWish,
  sayMoment,
  skusFor,
  stepFacts,
  type Wanted,
  yuan,
} from '../../knowledge/index.ts'
import type { Slot } from '../../types/index.ts'
import type { Briefing } from '../scene.ts'
import { type Said, type Source, said } from './said.ts'

/** Facts of a computed sum: no single record holds them. */
const computed = factsOf('price', null)

/** What so many of one product, or several together, cost, and what the activities leave. */
export const ofPrice: Source = (question, briefing) => {
  const sum = quoteFor(question, briefing)
  if (sum === null) return null
  const { listFen, paidFen } = sum
  const facts = { 'product.price': yuan(listFen) }
  if (paidFen === listFen) return { outcome: 'value', facts }
  return {
    outcome: 'reduced',
    facts: { ...facts, 'product.paid': yuan(paidFen), 'price.minus': yuan(listFen - paidFen) },
  }
}

/** What sending costs, or what is missing until it is free. */
export const ofPostage: Source = (question, briefing) => {
  const { shop } = briefing.scene
  const place = wanted(question.slots, 'place')
  const sum = quoteFor(question, briefing, place)
  if (sum === null) return null
  const { postage } = sum
  const rule = { ...(shop.postage?.say === undefined ? {} : { 'postage.rule': shop.postage.say }) }
  if (postage.known && postage.excluded) return { outcome: 'excluded', facts: rule }
  if (postage.known && postage.fen === 0) return { outcome: 'free', facts: rule }
  if (postage.known) return { outcome: 'costs', facts: { ...rule, 'postage.fee': yuan(postage.fen) } }
  if (postage.missing === 'place') return { outcome: 'ask_place', facts: rule }
  const step = nextSteps(sum, shop).find(({ gain }) => gain === 'postage')
  if (step === undefined || place !== null) return { outcome: 'undecided', facts: rule }
  return told(
    'short',
    [computed('order.sum', sum.paidFen, yuan(sum.paidFen)), ...stepFacts(step, computed)],
    rule,
  )
}

/** How far it is to the next reduction, or what is reached already. */
export const ofThreshold: Source = (question, briefing) => {
  const sum = quoteFor(question, briefing)
  if (sum === null) return null
  const step = nextSteps(sum, briefing.scene.shop).find(({ gain }) => gain === 'minus')
  if (step !== undefined)
    return told('short', [
      computed('order.sum', sum.listFen, yuan(sum.listFen)),
      ...stepFacts(step, computed),
    ])
  const off = sum.listFen - sum.paidFen
  const facts = [
    computed('order.sum', sum.listFen, yuan(sum.listFen)),
    computed('price.minus', off, yuan(off)),
  ]
  return off === 0 ? null : told('reached', facts)
}

/** What is given with it, or how much is missing to it. */
export const ofGift: Source = (question, briefing) => {
  const sum = quoteFor(question, withoutGift(briefing))
  return sum === null ? null : { as: 'order_gift', ...said(giftsOf(sum, briefing.scene.shop, computed)) }
}

/** 送袜子吗 names what is given, not what is bought: that is what the conversation was about before. */
function withoutGift(briefing: Briefing): Briefing {
  const { shop, records, state } = briefing.scene
  const { product, catalogue } = records
  const names = product === null ? [] : [product.title, ...(product.aliases ?? [])]
  const isGiven = shop.activities.some(
    (activity) => activity.type === 'gift' && names.some((name) => activity.gift.includes(name)),
  )
  const bought = isGiven ? (catalogue?.product(state.product?.id ?? '') ?? null) : product
  return {
    ...briefing,
    scene: { ...briefing.scene, records: { ...records, product: bought, catalogue: null } },
  }
}

const told = (outcome: string, facts: KnownFact[], more: Record<string, string> = {}): Said =>
  said({ outcome, facts }, more)

/** The sum of what the words name; null where a price is missing or variants cost differently. */
function quoteFor(question: Question, briefing: Briefing, place: string | null = null): Quote | null {
  const { shop, records, circumstances, state } = briefing.scene
  const talked = records.catalogue?.product(state.product?.id ?? '') ?? records.product
  const basket = readBasket(question.normalised, records.product, records.catalogue, talked)
  const lines = basket.map((each) => lineOf(each, question.slots))
  if (lines.some((line) => line === null)) return null
  return quote(
    lines.flatMap((line) => line ?? []),
    shop,
    circumstances.now,
    place,
  )
}

/** All variants that fit the words cost the same, or nobody can tell which is meant. */
function lineOf({ product, quantity, words }: Wanted, slots: readonly Slot[]) {
  const wish = readWish(words, product, { color: wanted(slots, 'color'), size: wanted(slots, 'size') })
  const skus = skusFor(product, wish)
  const prices = new Set(skus.map((sku) => priceOf(product, sku)))
  return prices.size > 1 ? null : { product, sku: skus[0] ?? null, quantity }
}

const wanted = (slots: readonly Slot[], name: Slot['name']): string | null =>
  slots.findLast((slot) => slot.name === name && slot.polarity === 'wanted')?.value ?? null

/** Until when what reduces prices now is on; `open` where the shop has not said. */
export const ofEnds: Source = (_, { scene: { shop, circumstances } }) => {
  const on = activitiesAt(shop.activities, circumstances.now)
  if (on.length === 0) return null
  const ending = on.filter(({ validUntil }) => validUntil !== undefined)
  const first = ending.sort((one, other) => one.validUntil! - other.validUntil!)[0]
  if (first === undefined || ending.length < on.length) return { outcome: 'open', facts: {} }
  const until = sayMoment(first.validUntil!, circumstances.now, shop.timezone)
  return { outcome: 'until', facts: { 'activity.name': first.name, 'activity.until': until } }
}
