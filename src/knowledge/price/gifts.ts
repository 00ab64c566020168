import type { Activity, ProductRecord } from '../../types/index.ts'
import { callsProduct } from '../catalogue/named-in.ts'
import type { Answer, KnownFact } from '../known.ts'
import { yuan } from '../money.ts'
import type { Records } from '../records.ts'
import type { PriceRules, Quote } from './basket.ts'
import { type NextStep, nextSteps } from './next-step.ts'

/**
 * `given`: by name; `given_more`, `given_if`: one for which the customer has to do something too, beside what is certain
 * or alone; `short`: so much is missing to the next; `none`: nothing.
 */
export type GiftOutcome = 'given' | 'given_more' | 'given_if' | 'short' | 'none'

/** 袜子 of 袜子一双. */
const HOW_MANY = /[一两三\d]+[双个条份张件只盒]$/

/** Whether words that seem to turn to a product only name what is given with others: 送袜子的吧 beside shoes. */
export function isGivenWith(
  text: string,
  { title, aliases = [] }: Pick<ProductRecord, 'title' | 'aliases'>,
  activities: readonly Activity[],
): boolean {
  return activities.some((activity) => {
    const noun = activity.type === 'gift' ? activity.gift.replace(HOW_MANY, '') : ''
    return noun.length > 1 && text.includes(noun) && [title, ...aliases].some((name) => name.includes(noun))
  })
}

/** Whether a text names, beside the product that is talked about, what is given with it: 送的袜子什么颜色. */
export function namesGift(
  text: string,
  { product, catalogue }: Pick<Records, 'product' | 'catalogue'>,
  activities: readonly Activity[],
): boolean {
  const gifts = activities.flatMap((activity) => (activity.type === 'gift' ? [activity.gift] : []))
  if (product === null || catalogue === null || gifts.length === 0) return false
  return catalogue
    .named(text, 2)
    .filter(({ product: named }) => named.id !== product.id && callsProduct(text, named))
    .some(({ product: { title, aliases = [] } }) =>
      [title, ...aliases].some((name) => gifts.some((gift) => gift.includes(name))),
    )
}

type Make = (name: string, value: string | number, say?: string) => KnownFact

/** What is given with a basket. A gift for which a customer has to do something is not certain. */
export function giftsOf(sum: Quote, rules: PriceRules, fact: Make): Answer<GiftOutcome> {
  const certain = sum.gifts.filter(({ condition }) => condition === undefined)
  const [more] = sum.gifts.filter(({ condition }) => condition !== undefined)
  const given = certain.length === 0 ? [] : [fact('order.gift', certain.map(({ gift }) => gift).join('、'))]
  if (more?.condition !== undefined) {
    const extra = [fact('gift.extra', more.gift), fact('gift.condition', more.condition)]
    return { outcome: given.length > 0 ? 'given_more' : 'given_if', facts: [...given, ...extra] }
  }
  if (given.length > 0) return { outcome: 'given', facts: given }
  const step = nextSteps(sum, rules).find(({ gain }) => gain === 'gift')
  if (step === undefined) return { outcome: 'none', facts: [] }
  return {
    outcome: 'short',
    facts: [fact('order.sum', sum.paidFen, yuan(sum.paidFen)), ...stepFacts(step, fact)],
  }
}

/** 3件. */
export const sayPieces = (pieces: number): string => `${pieces}件`

/** What is missing, by money and by pieces, and the rule as the shop tells it. */
export function stepFacts({ missingFen, missingPieces, activity }: NextStep, fact: Make): KnownFact[] {
  return [
    ...(missingFen === null ? [] : [fact('step.missing', missingFen, yuan(missingFen))]),
    ...(missingPieces === null ? [] : [fact('step.pieces', missingPieces, sayPieces(missingPieces))]),
    ...(activity === null ? [] : [fact('step.rule', activity.say)]),
  ]
}
