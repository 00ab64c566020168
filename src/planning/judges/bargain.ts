import type { Question } from '../../context/questions.ts'
import { factAt } from '../../knowledge/facts.ts'
import type { PlannedResponse } from '../../types/index.ts'
import type { Ask, Scene } from '../scene.ts'
import { checkLayer } from '../style/layers.ts'
import { choose, fits } from '../words/choose.ts'
import type { CompiledResponse } from '../words/response.ts'
import { type Context, handOver, type Outcome, outcome } from './outcome.ts'

/** The kind of `discount` that does not haggle: a matter of facts. */
const PRICE_PROTECTION = 'price_protection'
/** What is answered where a kind has no words of its own, or has been answered before. */
const FALLBACK = 'insist'
const THREAT = 'threat'
const FIRST_ASK = 'first_ask'
/** Kinds that want to know something: asked again they are told again, in other words. */
const INFORMS = new Set(['next_time'])

export function bargains(question: Question): boolean {
  return question.intent === 'discount' && question.kind !== PRICE_PROTECTION
}

/**
 * One step on the ladder. The kind of the message picks the tactic, a kind answered before counts as insisting,
 * a threat to leave gets the sandwich once; after the last round a human decides.
 */
export function bargain(question: Question, context: Context): Outcome {
  const { bargaining } = context.scene.state
  const round = bargaining.round + 1
  if (round > context.scene.shop.policy.bargainingRounds) return handOver('last_round', question)
  const kind = haggleOf(question.kind, round)
  const repeated = bargaining.kinds.includes(kind)
  const responses = kind === THREAT && !repeated ? sandwich(question, round, context) : null
  const again = repeated && !INFORMS.has(kind)
  const words = responses ?? tactic(question, again ? FALLBACK : kind, round, context)
  if (words === null) return handOver(wasHeard(context) ? 'asked_again' : 'missing_fact', question)
  return outcome('reply', 'answered', question, { responses: words, bargain: { round, kind } })
}

/** Talk about prices that is none of the kinds is a first ask, or insisting; nobody asks first in a later round. */
function haggleOf(kind: string | null, round: number): string {
  if (kind !== null && kind !== 'other' && kind !== FIRST_ASK) return kind
  return round === 1 ? FIRST_ASK : FALLBACK
}

/** Whether the conversation has heard any tactic: then words ran out, else the shop has no facts to bargain with. */
function wasHeard({ scene, scripts }: Context): boolean {
  return scripts.tactics.some((one) => one.keys.some((key) => scene.said.has(key)))
}

/** Who bargains and wants to think it over gets a tactic of its own; null where nobody bargains. */
export function hesitate(question: Question, context: Context): Outcome | null {
  const { round } = context.scene.state.bargaining
  if (round === 0) return null
  const words = unheard(context.scripts.tactics, question, askFor('hesitation', question, round), context)
  return words === null ? null : outcome('reply', 'answered', question, { responses: [words] })
}

function tactic(question: Question, kind: string, round: number, context: Context): PlannedResponse[] | null {
  for (const wanted of new Set([kind, FALLBACK])) {
    const words = unheard(context.scripts.tactics, question, askFor(wanted, question, round), context)
    if (words !== null) return [words]
  }
  return null
}

/** Praise, value, closing: each layer chosen and checked by itself; null where one of them has no words. */
function sandwich(question: Question, round: number, context: Context): PlannedResponse[] | null {
  const { praise, value, closing } = context.scripts.sandwich
  // The opening praise is said once in a conversation, whatever its wording.
  if (praise.some((one) => one.keys.some((key) => context.scene.said.has(key)))) return null
  const ask = askFor(THREAT, question, round)
  const top = unheard(praise, question, ask, context)
  const filling = unheard(value, question, ask, context)
  // The closing names what the facts grant now, heard before or not: the first that fits is the richest.
  const bottom = unheard(closing, question, ask, context, true)
  if (top === null || filling === null || bottom === null) return null
  const faults = [
    ...checkLayer('praise', top),
    ...checkLayer('value', filling),
    ...checkLayer('closing', bottom),
  ]
  return faults.length === 0 ? [top, filling, bottom] : null
}

/**
 * Words of a response not heard at all if there are any, else an unused wording; where this draft has quoted a fact
 * already, preferably of a response that does not rest on it.
 */
function unheard(
  responses: readonly CompiledResponse[],
  question: Question,
  ask: Ask,
  { scene }: Context,
  inOrder = false,
): PlannedResponse | null {
  const isFresh = (one: CompiledResponse) => !one.keys.some((key) => scene.said.has(key))
  const isNews = (one: CompiledResponse) => !one.facts.some((fact) => scene.quoted.has(fact))
  const wishes =
    scene.quoted.size === 0 ? [isFresh] : [(one: CompiledResponse) => isFresh(one) && isNews(one), isFresh]
  const candidates = inOrder ? responses : byTold(responses, ask, scene)
  for (const wish of [...wishes, undefined]) {
    const choice = choose(candidates, question.intent, ask, scene, wish)
    if ('planned' in choice) return choice.planned
  }
  return null
}

/** The responses that fit, those first whose facts the customer has heard least of. */
function byTold(responses: readonly CompiledResponse[], ask: Ask, scene: Scene): readonly CompiledResponse[] {
  if (scene.told === '') return responses
  const isTold = (id: string) => {
    const fact = factAt(scene.shop, id, scene.circumstances.now, scene.campaign)
    return fact !== null && scene.told.includes(fact.say)
  }
  return responses
    .filter((one) => fits(one, ask, scene))
    .map((one) => ({ one, told: one.facts.filter(isTold).length }))
    .sort((a, b) => a.told - b.told)
    .map(({ one }) => one)
}

function askFor(kind: string, question: Question, round: number): Ask {
  return { kind, slots: question.slots, given: true, round, extra: {} }
}
