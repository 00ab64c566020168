import type { Question } from '../../context/question.ts'
import { factAt } from '../../knowledge/facts.ts'
import type { PlannedResponse } from '../../types/index.ts'
import { type Ask, afterSaying, type Briefing, type Scene } from '../scene.ts'
import { checkLayer } from '../style/layers.ts'
import { handOver, type Part } from '../verdict.ts'
import { choose, fits } from '../words/choose.ts'
import type { CompiledResponse } from '../words/response.ts'

/** Whether the question haggles: the kinds of the ladder's intent, without those that are a matter of facts. */
export function bargains({ intent, kind }: Question, { scripts }: Briefing): boolean {
  const { haggles } = scripts.source.bargaining
  return intent === haggles.intent && (kind === null || !haggles.unless.includes(kind))
}

/**
 * One step on the ladder. The kind of the message picks the tactic, a kind answered before counts as insisting,
 * a threat to leave gets the sandwich once; after the last round a human decides.
 */
export function bargain(question: Question, briefing: Briefing): Part {
  const { state, shop } = briefing.scene
  const { haggles } = briefing.scripts.source.bargaining
  if (haggles.not_with.some((emotion) => briefing.scene.emotions.has(emotion)))
    return handOver('by_policy', question)
  const round = state.bargaining.round + 1
  if (round > shop.policy.bargainingRounds) return handOver('last_round', question)
  const kind = haggleOf(question.kind, round, briefing)
  const repeated = state.bargaining.kinds.includes(kind)
  const layers = kind === haggles.sandwich && !repeated ? sandwich(question, round, briefing) : null
  const again = repeated && !haggles.informs.includes(kind)
  const words = layers ?? tactic(question, again ? haggles.fallback : kind, round, briefing)
  if (words === null) return handOver(wasHeard(briefing) ? 'asked_again' : 'missing_fact', question)
  return { decision: 'bargain', reason: 'answered', question, words, step: { round, kind } }
}

/** Talk about prices that is none of the kinds is a first ask, or insisting; nobody asks first in a later round. */
function haggleOf(kind: string | null, round: number, { scripts }: Briefing): string {
  const { first, fallback, tactics } = { ...scripts.source.bargaining.haggles, tactics: scripts.tactics }
  const isKnown = kind !== null && kind !== first && tactics.some((one) => one.kinds?.has(kind))
  const isSandwich = kind === scripts.source.bargaining.haggles.sandwich
  if (kind !== null && (isKnown || isSandwich)) return kind
  return round === 1 ? first : fallback
}

/** Whether the conversation has heard any tactic: then words ran out, else the shop has no facts to bargain with. */
function wasHeard({ scene, scripts }: Briefing): boolean {
  return scripts.tactics.some((one) => one.keys.some((key) => scene.said.has(key)))
}

/** Who bargains and wants to think it over gets a tactic of its own; null where nobody bargains. */
export function hesitate(question: Question, briefing: Briefing): Part | null {
  const { hesitation } = briefing.scripts.source.bargaining.haggles
  const { round } = briefing.scene.state.bargaining
  if (round === 0 || `${question.intent}/${question.kind}` !== hesitation) return null
  const ask = askFor(question.kind ?? '', question, round)
  const words = unheard(briefing.scripts.tactics, question, ask, briefing)
  return words === null ? null : { decision: 'reply', reason: 'answered', question, words: [words] }
}

function tactic(
  question: Question,
  kind: string,
  round: number,
  briefing: Briefing,
): PlannedResponse[] | null {
  for (const wanted of new Set([kind, briefing.scripts.source.bargaining.haggles.fallback])) {
    const words = unheard(briefing.scripts.tactics, question, askFor(wanted, question, round), briefing)
    if (words !== null) return [words]
  }
  return null
}

/** Praise, value, closing: each layer chosen and checked by itself; null where one of them has no words. */
function sandwich(question: Question, round: number, briefing: Briefing): PlannedResponse[] | null {
  const { praise, value, closing } = briefing.scripts.sandwich
  // The opening is said once in a conversation, whatever its wording.
  if (praise.some((one) => one.keys.some((key) => briefing.scene.said.has(key)))) return null
  const ask = askFor(briefing.scripts.source.bargaining.haggles.sandwich, question, round)
  const top = unheard(praise, question, ask, briefing)
  if (top === null) return null
  const second = afterSaying(briefing, [top])
  const filling = unheard(value, question, ask, second)
  if (filling === null) return null
  // The closing names what the facts grant now, heard before or not: the first that fits is the richest.
  const bottom = unheard(closing, question, ask, afterSaying(second, [filling]), true)
  if (bottom === null) return null
  const { style } = briefing.scripts
  const faults = [
    ...checkLayer('praise', top, style),
    ...checkLayer('value', filling, style),
    ...checkLayer('closing', bottom, style),
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
  { scene }: Briefing,
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
