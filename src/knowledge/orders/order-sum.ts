import { instantOf, type OrderRecord, type ProductRecord } from '../../types/index.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { type Answer, factsOf } from '../known.ts'
import { yuan } from '../money.ts'
import { type Line, type PriceRules, type Quote, quote } from '../price/basket.ts'
import { type GiftOutcome, giftsOf, stepFacts } from '../price/gifts.ts'
import { nextSteps } from '../price/next-step.ts'

/**
 * `reduced`: the rules took something off and the order shows it; `short`: so much is missing to the next rule;
 * `not_applied`: the rules give more than the order shows; `no_rule`: no rule reaches these goods.
 */
export type ReductionOutcome = 'reduced' | 'short' | 'not_applied' | 'no_rule'

/** The order's own prices by the rules that held when it was made; null where a price is missing. */
export function orderQuote(
  order: OrderRecord,
  rules: PriceRules,
  catalogue: Catalogue | null,
  now: number,
): Quote | null {
  const at = instantOf(order.paidAt) ?? instantOf(order.createdAt) ?? now
  const lines = (order.items ?? []).map(({ productId, title = '', priceFen, quantity }): Line => {
    const product: ProductRecord = catalogue?.product(productId) ?? { id: productId, title }
    return { product: { ...product, priceFen }, quantity }
  })
  return quote(lines, rules, at)
}

/** Why an order was reduced as it was: its sum held against the rules. */
export function reductionOf(
  order: OrderRecord,
  rules: PriceRules,
  catalogue: Catalogue | null,
  now: number,
): Answer<ReductionOutcome> | null {
  const sum = orderQuote(order, rules, catalogue, now)
  if (sum === null) return null
  const fact = factsOf(`order ${order.id}`, instantOf(order.updatedAt))
  const off = sum.listFen - sum.paidFen
  const facts = [fact('order.sum', sum.listFen, yuan(sum.listFen))]
  if (off === 0) {
    const step = nextSteps(sum, rules).find(({ gain }) => gain === 'minus')
    return step === undefined
      ? { outcome: 'no_rule', facts }
      : { outcome: 'short', facts: [...facts, ...stepFacts(step, fact)] }
  }
  const isShown = order.amountFen !== undefined && order.amountFen <= sum.paidFen
  return {
    outcome: isShown ? 'reduced' : 'not_applied',
    facts: [
      ...facts,
      fact('order.minus', off, yuan(off)),
      fact('order.paid', order.amountFen ?? sum.paidFen, yuan(order.amountFen ?? sum.paidFen)),
    ],
  }
}

/** What is given with an order. */
export function giftOf(
  order: OrderRecord,
  rules: PriceRules,
  catalogue: Catalogue | null,
  now: number,
): Answer<GiftOutcome> | null {
  const sum = orderQuote(order, rules, catalogue, now)
  return sum === null ? null : giftsOf(sum, rules, factsOf(`order ${order.id}`, instantOf(order.updatedAt)))
}
