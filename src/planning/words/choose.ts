import { factAt, listsCourier } from '../../knowledge/facts.ts'
import type { Fact, Intent, PlannedResponse, When } from '../../types/index.ts'
import type { Ask, Scene } from '../scene.ts'
import { pick } from './pick.ts'
import type { CompiledResponse } from './response.ts'
import { renderWording } from './wording.ts'

/** Why there are no words: none were written for this, a fact does not hold, or all were said already. */
export type Miss = 'none' | 'facts' | 'used'

export type Choice = { response: CompiledResponse; planned: PlannedResponse } | { miss: Miss }

/** Praise of the customer's taste: said twice it flatters. */
const PRAISE = /眼光|品位|品味|识货|会挑/

/** Between two parts of a fact. */
const BETWEEN = '，'

/** Further conditions of the caller on a response. */
export type Filter = (response: CompiledResponse) => boolean

/**
 * The first response that fits the question and the scene, in a wording not said before. The wording's key is
 * added to `scene.said`, so that one draft does not say it twice either.
 */
export function choose(
  responses: readonly CompiledResponse[],
  intent: Intent | null,
  ask: Ask,
  scene: Scene,
  filter?: Filter,
): Choice {
  let miss: Miss = 'none'
  for (const response of responses) {
    if (!fits(response, ask, scene) || filter?.(response) === false) continue
    const facts = factsOf(response, ask, scene)
    if (facts === null) {
      if (miss === 'none') miss = 'facts'
      continue
    }
    const planned = word(response, facts, intent, ask, scene)
    if (planned !== null) return { response, planned }
    miss = 'used'
  }
  return { miss }
}

/** Whether the response was written for such a question at such a time, its facts aside. */
export function fits(response: CompiledResponse, ask: Ask, scene: Scene): boolean {
  if (response.kinds !== null && (ask.kind === null || !response.kinds.has(ask.kind))) return false
  return fitsWhen(response.when, ask, scene)
}

function fitsWhen(when: When, ask: Ask, scene: Scene): boolean {
  if (when.campaign !== undefined && when.campaign !== scene.campaign) return false
  if (when.given !== undefined && when.given !== ask.given) return false
  if (when.greeted !== undefined && when.greeted !== scene.state.greeted) return false
  if (when.bargaining !== undefined && when.bargaining !== scene.state.bargaining.round > 0) return false
  if (when.rounds !== undefined && !within(when.rounds, ask.round)) return false
  if (when.hours !== undefined && (scene.hour < when.hours[0] || scene.hour >= when.hours[1])) return false
  if (when.slots?.some((name) => !ask.slots.some((slot) => slot.name === name))) return false
  return when.unlisted === undefined || when.unlisted === isUnlisted(ask, scene)
}

function within([first, last]: [number, number], round: number | null): boolean {
  return round !== null && first <= round && round <= last
}

/** Whether the courier asked for is missing from the shop's list; null where none is asked for or listed. */
function isUnlisted(ask: Ask, scene: Scene): boolean | null {
  const wanted = ask.slots.find((slot) => slot.name === 'courier')
  if (wanted === undefined) return null
  const listed = listsCourier(scene.shop, wanted.value, scene.circumstances.now, scene.campaign)
  return listed === null ? null : !listed
}

/** All facts of the response as they hold now, or null where one does not. */
function factsOf(response: CompiledResponse, ask: Ask, scene: Scene): Map<string, Fact> | null {
  const facts = new Map<string, Fact>()
  for (const id of response.facts) {
    const fact = factAt(scene.shop, id, scene.circumstances.now, scene.campaign)
    if (fact === null) return null
    const asked = tierOf(narrowed(fact, scene.text), ask)
    if (asked === fact && isBeside(fact, ask)) return null
    facts.set(id, asked)
  }
  return facts
}

/** Whether a list of colours names none of those that the customer asks about. */
function isBeside({ type, narrow }: Fact, { slots }: Ask): boolean {
  return type === 'list' && narrow !== undefined && slots.some((slot) => slot.name === 'color')
}

/** The fact as far as the customer asks about it: of ten colours the two that were named. */
function narrowed(fact: Fact, text: string): Fact {
  const named = fact.narrow?.filter(({ on }) => on.some((word) => text.includes(word))) ?? []
  return named.length === 0 ? fact : { ...fact, say: named.map(({ say }) => say).join(BETWEEN) }
}

/** Of several tiers the highest that the amount named reaches, as far as the shop has words for it alone. */
function tierOf(fact: Fact, { slots }: Ask): Fact {
  const amount = slots.find((slot) => slot.name === 'amount')
  if (fact.type !== 'tiers' || amount === undefined) return fact
  const reached = fact.tiers.filter((tier) => tier.fromFen <= Number(amount.value))
  const say = reached.toSorted((one, other) => other.fromFen - one.fromFen)[0]?.say
  return say === undefined ? fact : { ...fact, say }
}

/** One of the wordings that were not said and can be filled in, chosen by the seed; null where none is left. */
function word(
  response: CompiledResponse,
  facts: Map<string, Fact>,
  intent: Intent | null,
  ask: Ask,
  scene: Scene,
): PlannedResponse | null {
  const count = response.wordings.length
  const first = pick(count, scene.circumstances.seed, response.id)
  const order = Array.from({ length: count }, (_, step) => (first + step) % count)
  const left = order.filter((wording) => !scene.said.has(response.keys[wording]!))
  const filling = { shop: scene.shop, facts, slots: ask.slots, extra: ask.extra }
  for (const wording of freshFirst(left, response, facts, scene)) {
    const text = renderWording(response.wordings[wording]!, filling)
    if (text === null) continue
    scene.said.add(response.keys[wording]!)
    for (const name of response.wordings[wording]!.names) scene.quoted.add(name)
    const quoted = Object.fromEntries([...facts].map(([id, fact]) => [id, fact.say]))
    Object.assign(quoted, ask.extra)
    const { id: responseId, version } = response
    return { intent, kind: ask.kind, responseId, version, wording, facts: quoted, text }
  }
  return null
}

/** Wordings that say least of what this draft and the conversation have said come first. */
function freshFirst(
  wordings: readonly number[],
  { wordings: all }: CompiledResponse,
  facts: Map<string, Fact>,
  { quoted, told }: Scene,
): readonly number[] {
  if (quoted.size === 0 && told === '') return wordings
  const isOld = (name: string) => quoted.has(name) || told.includes(facts.get(name)?.say ?? '\0')
  const praised = PRAISE.test(told)
  const repeats = (wording: number) => {
    const { names, source } = all[wording]!
    return names.filter(isOld).length + (praised && PRAISE.test(source) ? 1 : 0)
  }
  return [...wordings].sort((one, other) => repeats(one) - repeats(other))
}
