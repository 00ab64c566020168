import type { Question } from '../../context/question.ts'
import {
  activitiesAt,
  giftsMeant,
  giftsOf,
  type KnownFact,
  nextSteps,
  type Quote,
  sizesNamed,
  stepFacts,
  variantPrices,
  type Wanted,
  yuan,
} from '../../knowledge/index.ts'
import type { Activity, Sku } from '../../types/index.ts'
import type { Briefing } from '../scene.ts'
import { computed, quoteFor, variantsOf, wantedIn } from './quoted.ts'
import { type Said, type Source, said } from './said.ts'

/** What so many of one product, or several together, cost, and what the activities leave. */
export const ofPrice: Source = (question, briefing) => {
  const sum = quoteFor(question, briefing)
  if (sum === null) return pricesApart(question, briefing)
  const { listFen, paidFen } = sum
  const facts = { 'product.price': yuan(listFen) }
  if (paidFen === listFen) return { outcome: 'value', facts }
  return {
    outcome: 'reduced',
    facts: { ...facts, 'product.paid': yuan(paidFen), 'price.minus': yuan(listFen - paidFen) },
  }
}

/** What the variants of one product cost that the words leave open. */
function pricesApart(question: Question, briefing: Briefing): Said | null {
  const [one, ...others] = wantedIn(question, briefing)
  if (one === undefined || others.length > 0 || one.quantity > 1) return null
  const prices = variantPrices(one.product, variantsMeant(one, question, briefing))
  return prices === null ? null : { outcome: 'variants', facts: { 'product.prices': prices } }
}

/** The variants that the words leave open, or those that they name together: 50克和100克的各多少. */
function variantsMeant(one: Wanted, { slots }: Question, { scene }: Briefing): Sku[] {
  const sizes = sizesNamed(one.words, one.product)
  if (sizes.length < 2) return variantsOf(one, slots, scene)
  return (one.product.skus ?? []).filter(({ size }) => size !== undefined && sizes.includes(size))
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

const MOST_RULES = 2

/** What is given with it, or how much is missing to it; the rule where nothing is named that is bought. */
export const ofGift: Source = (question, briefing) => {
  const { shop, circumstances, records } = briefing.scene
  const gifts = giftsMeant(question.normalised, activitiesAt(shop.activities, circumstances.now))
  if (gifts.length === 0) return null
  const bought = withoutGift(briefing)
  const [least, most] = (['cheapest', 'dearest'] as const).map((variant) => {
    const sum = quoteFor(question, bought, null, variant)
    return sum === null ? null : giftsOf(withGifts(sum, gifts), shop, computed)
  })
  if (least && most) return isSame(least, most) ? { as: 'order_gift', ...said(least) } : null
  const rules = gifts.slice(0, MOST_RULES).map(({ say }) => say)
  return records.product === null ? { outcome: 'rule', facts: { 'gift.rule': rules.join('；') } } : null
}

const isSame = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The sum with no gifts but these. */
const withGifts = (sum: Quote, gifts: readonly Activity[]): Quote => ({
  ...sum,
  gifts: sum.gifts.filter((gift) => gifts.includes(gift)),
  activities: sum.activities.filter((each) => each.type !== 'gift' || gifts.includes(each)),
})

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
