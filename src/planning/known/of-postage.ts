import type { Question } from '../../context/question.ts'
import {
  asksFee,
  asksWhatToAdd,
  byWeight,
  nextSteps,
  type PostageTerms,
  postageTerms,
  type Quote,
  sayGrams,
  stepFacts,
  weightIn,
  yuan,
} from '../../knowledge/index.ts'
import type { PostageSteps } from '../../types/index.ts'
import type { Briefing } from '../scene.ts'
import { topUpFor } from './of-price.ts'
import { computed, quoteFor } from './quoted.ts'
import { type Said, type Source, said } from './said.ts'
import { wanted } from './wish-of.ts'

/** What sending costs, or what is missing until it is free; by the weight that the words name, else by the goods'. */
export const ofPostage: Source = (question, briefing) => {
  const { attributes } = briefing.scripts
  const grams = attributes === null ? null : weightIn(question.normalised, attributes)
  const place = wanted(question.slots, 'place')
  const sum = grams === null ? oneQuote(question, briefing, place) : null
  return sum === null ? byTerms(place, grams, briefing) : bySum(sum, place, question, briefing)
}

/** The sum, where all variants that may be meant are sent for the same. */
function oneQuote(question: Question, briefing: Briefing, place: string | null): Quote | null {
  const exact = quoteFor(question, briefing, place)
  if (exact !== null) return exact
  const [least, most] = (['cheapest', 'dearest'] as const).map((each) =>
    quoteFor(question, briefing, place, each),
  )
  if (!least || !most) return null
  return JSON.stringify(least.postage) === JSON.stringify(most.postage) && least.postage.known ? least : null
}

function bySum(sum: Quote, place: string | null, { normalised }: Question, briefing: Briefing): Said {
  const { shop } = briefing.scene
  const { postage } = sum
  const rule = ruleOf(briefing)
  const where = place === null ? {} : { 'postage.place': place }
  if (postage.known && postage.excluded) return { outcome: 'excluded', facts: { ...rule, ...where } }
  if (postage.known && postage.fen === 0) return { outcome: 'free', facts: rule }
  if (postage.known) return { outcome: 'costs', facts: { ...rule, 'postage.fee': yuan(postage.fen) } }
  const step = nextSteps(sum, shop).find(({ gain }) => gain === 'postage')
  if (step !== undefined && place === null) {
    const facts = [computed('order.sum', sum.paidFen, yuan(sum.paidFen)), ...stepFacts(step, computed)]
    const fits = step.missingPieces === 1 ? 0 : (step.missingFen ?? 0)
    const more = asksWhatToAdd(normalised) ? topUpFor(sum, fits, briefing.scene.records.catalogue) : {}
    return said({ outcome: asksFee(normalised) ? 'short_of_free' : 'short', facts }, { ...rule, ...more })
  }
  if (postage.missing === 'place') return { outcome: 'ask_place', facts: rule }
  const steps = postage.missing === 'weight' ? termsFor(place, briefing)?.steps : null
  return steps
    ? { outcome: 'no_weight', facts: { ...rule, ...stepsSay(steps) } }
    : { outcome: 'undecided', facts: rule }
}

/** Nothing is named that is bought, or a weight in its place: what the shop's template says. */
function byTerms(place: string | null, grams: number | null, briefing: Briefing): Said | null {
  const { postage } = briefing.scene.shop
  if (postage === undefined) return null
  const terms = termsFor(place, briefing)
  // What the terms do not reach is for a person, whatever they say of other places.
  if (terms === null && place !== null) return { outcome: 'undecided', facts: ruleOf(briefing) }
  if (terms === null) return withoutPlace(grams, briefing)
  const facts = { ...ruleOf(briefing), ...(place === null ? {} : { 'postage.place': place }) }
  if (terms.excluded) return { outcome: 'excluded', facts }
  if (terms.mayBeFree && terms.surchargeFen > 0 && grams === null)
    return { outcome: 'surcharge', facts: { ...facts, 'postage.surcharge': yuan(terms.surchargeFen) } }
  const fee = feeFor(terms, grams)
  if (fee !== null) return feeSaid(fee, terms, grams, facts)
  if (terms.steps !== null)
    return {
      outcome: terms.mayBeFree ? 'steps_below' : 'steps',
      facts: { ...facts, ...stepsSay(terms.steps) },
    }
  return null
}

function feeSaid(
  fee: number,
  terms: PostageTerms,
  grams: number | null,
  facts: Record<string, string>,
): Said {
  const weight = grams === null ? {} : { 'postage.weight': sayGrams(grams) }
  const more = { ...facts, ...weight, 'postage.fee': yuan(fee + terms.surchargeFen) }
  return { outcome: terms.mayBeFree ? 'fee_below' : 'fee', facts: more }
}

function feeFor({ fen, steps }: PostageTerms, grams: number | null): number | null {
  if (fen !== null) return fen
  return steps === null || grams === null ? null : byWeight(steps, grams)
}

const termsFor = (place: string | null, { scene: { shop } }: Briefing): PostageTerms | null =>
  shop.postage === undefined ? null : postageTerms(shop.postage, place)

/** A weight needs the place that it goes to; without either the rule is all there is. */
function withoutPlace(grams: number | null, briefing: Briefing): Said | null {
  const rule = ruleOf(briefing)
  if (grams !== null) return { outcome: 'ask_place', facts: rule }
  return 'postage.rule' in rule ? { outcome: 'rule', facts: rule } : null
}

function ruleOf({ scene: { shop } }: Briefing): Record<string, string> {
  return shop.postage?.say === undefined ? {} : { 'postage.rule': shop.postage.say }
}

const stepsSay = ({ firstGrams, firstFen, nextGrams, nextFen }: PostageSteps) => ({
  'postage.first': `${sayGrams(firstGrams)}${yuan(firstFen)}`,
  'postage.next': `${sayGrams(nextGrams)}${yuan(nextFen)}`,
})
