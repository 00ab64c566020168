import type { Question } from '../../context/question.ts'
import {
  activitiesAt,
  amountsAdded,
  asksReduction,
  type Catalogue,
  claimsReduction,
  claimsSum,
  giftsMeant,
  giftsOf,
  type KnownFact,
  moneyAtHand,
  nextSteps,
  type PricedLine,
  priceOf,
  type Quote,
  sizesNamed,
  spokenName,
  stepFacts,
  thresholdIn,
  topUp,
  variantPrices,
  type Wanted,
  yuan,
} from '../../knowledge/index.ts'
import type { Activity, Sku } from '../../types/index.ts'
import type { Briefing } from '../scene.ts'
import { ofAmount } from './of-order.ts'
import { computed, quoteFor, variantsOf, wantedIn } from './quoted.ts'
import { type Said, type Source, said } from './said.ts'

/** What so many of one product, or several together, cost, and what the activities leave. */
export const ofPrice: Source = (question, briefing) => {
  const added = ofAmounts(question, briefing)
  if (added !== null) return added
  const sum = quoteFor(question, briefing)
  if (sum === null) return sameReduction(question, briefing) ?? pricesApart(question, briefing)
  const { listFen } = sum
  if (isOrderOfAnotherSum(sum, briefing)) return asAmount(question, briefing)
  const facts = {
    'product.price': yuan(listFen),
    ...detailOf(sum),
    ...goneOf(sum),
    ...claimOf(question, sum),
    ...enoughOf(briefing.scene.normalised, sum),
  }
  return priced(facts, sum)
}

type Paid = Pick<Quote, 'listFen' | 'paidFen'>

const priced = (facts: Record<string, string>, { listFen, paidFen }: Paid): Said =>
  paidFen === listFen
    ? { outcome: 'value', facts }
    : {
        outcome: 'reduced',
        facts: { ...facts, 'product.paid': yuan(paidFen), 'price.minus': yuan(listFen - paidFen) },
      }

/** What amounts come to that the customer adds up, whatever goods they are for: 168加89多少. */
function ofAmounts(question: Question, { scene }: Briefing): Said | null {
  const { shop, circumstances, records } = scene
  const activities = activitiesAt(shop.activities, circumstances.now)
  const sum = amountsAdded(question.normalised, records.product, activities)
  return sum && priced({ 'product.price': yuan(sum.listFen), ...claimOf(question, sum) }, sum)
}

/** Whether it is all of an order that waits to be paid, and that comes to something else than its goods do today. */
function isOrderOfAnotherSum({ lines, paidFen }: Quote, { scene }: Briefing): boolean {
  const { status, items = [], amountFen = paidFen } = scene.records.order ?? {}
  if (status !== 'unpaid' || amountFen === paidFen || lines.length !== items.length) return false
  return lines.every(
    ({ product, quantity }, i) => items[i]!.productId === product.id && items[i]!.quantity === quantity,
  )
}

const asAmount: Source = (question, briefing) => {
  const amount = ofAmount(question, briefing)
  return amount === null ? null : { as: 'amount', ...amount }
}

/** How the sum is made up, where it is of several pieces: 德比鞋459元、袜子39元×2. */
function detailOf({ lines }: Quote): Record<string, string> {
  const pieces = lines.reduce((all, { quantity }) => all + quantity, 0)
  if (pieces < 2) return {}
  const isOne = new Set(lines.map(({ product }) => product.id)).size === 1
  const grouped = isOne && new Set(lines.map(({ unitFen }) => unitFen)).size === 1
  const said = grouped ? [`${yuan(lines[0]!.unitFen)}×${pieces}`] : lines.map((line) => sayLine(line, lines))
  return said.length > MOST_LINES ? {} : { 'price.detail': said.join('、') }
}

const MOST_LINES = 4

/** What of it is not there: nobody is told a sum that he cannot pay. */
function goneOf({ lines }: Quote): Record<string, string> {
  const gone = lines.filter((line) => line.gone === true)
  const named = gone.map((line) => (lines.length === 1 && line.called) || nameOf(line, lines))
  return gone.length === 0 ? {} : { 'price.gone': named.join('、') }
}

/** One line of a sum: 羊毛围巾黑色139元×2, 酒红38 319元. */
function sayLine(line: PricedLine, all: readonly PricedLine[]): string {
  const { unitFen, quantity } = line
  const name = nameOf(line, all)
  const gap = /[\da-z]$/i.test(name) ? ' ' : ''
  return `${name}${gap}${yuan(unitFen)}${quantity > 1 ? `×${quantity}` : ''}`
}

/** A line by its product, beside others of the same product by its variant. */
function nameOf({ product, called = '' }: PricedLine, all: readonly PricedLine[]): string {
  const same = all.filter(({ product: { id } }) => id === product.id)
  const variant = same.length > 1 ? called : ''
  return same.length === all.length && variant !== '' ? variant : `${spokenName(product)}${variant}`
}

/** The sum, or what is taken off, where the customer has reckoned it himself and is right. */
function claimOf({ normalised }: Question, { paidFen, listFen }: Paid): Record<string, string> {
  const claimed = claimsSum(normalised)
  if (claimed === paidFen) return { 'price.right': yuan(paidFen) }
  const off = claimsReduction(normalised)
  if (off !== null && off === listFen - paidFen) return { 'price.right_off': yuan(off) }
  return asksReduction(normalised) && paidFen < listFen ? { 'price.off': yuan(listFen - paidFen) } : {}
}

/** What is taken off whichever variant is meant, where that is asked and the same for all. */
function sameReduction(question: Question, briefing: Briefing): Said | null {
  if (!asksReduction(question.normalised)) return null
  const [least, most] = (['cheapest', 'dearest'] as const).map((variant) => {
    const sum = quoteFor(question, briefing, null, variant)
    return sum === null ? 0 : sum.listFen - sum.paidFen
  })
  const off = least === most ? (least ?? 0) : 0
  return off === 0 ? null : { outcome: 'reduced', facts: { 'price.off': yuan(off) } }
}

/** Whether what the customer has to spend is enough for it: `price.enough` what it costs, or `price.short` what is missing. */
function enoughOf(words: string, { lines, paidFen }: Quote): Record<string, string> {
  const fen = moneyAtHand(words)
  if (fen === null || lines.some(({ gone }) => gone === true)) return {}
  return fen >= paidFen
    ? { 'price.enough': yuan(paidFen) }
    : { 'price.total': yuan(paidFen), 'price.short': yuan(paidFen - fen) }
}

/** What the variants of one product cost that the words leave open. */
function pricesApart(question: Question, briefing: Briefing): Said | null {
  const [one, ...others] = wantedIn(question, briefing)
  if (one === undefined || others.length > 0) return null
  const prices = variantPrices(one.product, variantsMeant(one, question, briefing))
  return prices === null ? null : { outcome: 'variants', facts: { 'product.prices': prices } }
}

/** The variants that the words leave open, or those that they name together: 50克和100克的各多少. */
function variantsMeant(one: Wanted, { slots }: Question, { scene }: Briefing): Sku[] {
  const sizes = sizesNamed(one.words, one.product)
  if (sizes.length < 2) return variantsOf(one, slots, scene)
  return (one.product.skus ?? []).filter(({ size }) => size !== undefined && sizes.includes(size))
}

/** How far it is to the sum that the words name, else to the next reduction, or what is reached already. */
export const ofThreshold: Source = (question, briefing) => {
  const sum = quoteFor(question, briefing)
  if (sum === null) return null
  const { shop, records } = briefing.scene
  const whole = computed('order.sum', sum.listFen, yuan(sum.listFen))
  const steps = nextSteps(sum, shop, thresholdIn(question.normalised, shop)).filter(
    ({ gain }) => gain === 'minus',
  )
  const [step] = steps
  if (step !== undefined) {
    const more = topUpFor(sum, step.missingFen ?? 0, records.catalogue)
    return told('short', [whole, ...stepFacts(step, computed)], more)
  }
  const off = sum.listFen - sum.paidFen
  return off === 0 ? null : told('reached', [whole, computed('price.minus', off, yuan(off))])
}

/** What might be added for it, by name and price. */
export function topUpFor(
  sum: Quote,
  missingFen: number,
  catalogue: Catalogue | null,
): Record<string, string> {
  const product = catalogue === null ? null : topUp(sum, missingFen, catalogue)
  const price = product === null ? null : priceOf(product)
  return product === null || price === null
    ? {}
    : { 'topup.title': spokenName(product), 'topup.price': yuan(price) }
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
    scene: { ...briefing.scene, records: { ...records, product: bought } },
  }
}

const told = (outcome: string, facts: KnownFact[], more: Record<string, string> = {}): Said =>
  said({ outcome, facts }, more)
