import type { AgentAsk } from '../../context/rules.ts'
import type { Intent, PlannedResponse } from '../../types/index.ts'
import type { Ask, Scene } from '../scene.ts'
import { factsOf } from './facts-for.ts'
import { fitsWhen } from './fits-when.ts'
import { pick } from './pick.ts'
import type { CompiledResponse } from './response.ts'
import { renderWording, type Stated } from './wording.ts'

/** Why there are no words: none were written for this, a fact does not hold, or all were said already. */
export type Miss = 'none' | 'facts' | 'used'

export type Choice = { response: CompiledResponse; planned: PlannedResponse } | { miss: Miss }

/** Further conditions of the caller on a response. */
export type Filter = (response: CompiledResponse) => boolean

/** The first response that fits the question and the scene, in a wording not said before. */
export function choose(
  responses: readonly CompiledResponse[],
  intent: Intent | null,
  ask: Ask,
  scene: Scene,
  filter?: Filter,
): Choice {
  let miss: Miss = 'none'
  for (const response of responses) {
    if (!fits(response, ask, scene) || filter?.(response) === false || isInVain(response, scene)) continue
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
  if (response.when.first === true && response.keys.some((key) => scene.said.has(key))) return false
  return fitsWhen(response.when, ask, scene)
}

/** Whether all that it could say asks for what is known. */
const isInVain = ({ asks }: CompiledResponse, scene: Scene): boolean =>
  asks.every((wording) => isSettled(wording, scene))

const isSettled = (asks: readonly AgentAsk[], { settled }: Scene): boolean =>
  asks.some((ask) => settled.has(ask))

/** One of the wordings that were not said, ask for nothing known and can be filled in, chosen by the seed; null where none is left. */
function word(
  response: CompiledResponse,
  facts: ReadonlyMap<string, Stated>,
  intent: Intent | null,
  ask: Ask,
  scene: Scene,
): PlannedResponse | null {
  const count = response.wordings.length
  const first = pick(count, scene.circumstances.seed, response.id)
  const left: number[] = []
  for (let step = 0; step < count; step++) {
    const wording = (first + step) % count
    const isSaid = scene.said.has(response.keys[wording]!)
    if (!isSaid && !isSettled(response.asks[wording]!, scene)) left.push(wording)
  }
  const slots = ask.slots.filter((slot) => slot.polarity === 'wanted')
  const filling = { shop: scene.shop, facts, slots, extra: ask.extra }
  for (const wording of freshFirst(left, response, facts, scene)) {
    const text = renderWording(response.wordings[wording]!, filling)
    if (text === null) continue
    const quoted = Object.fromEntries([...facts].map(([id, fact]) => [id, fact.say]))
    const { id: responseId, version, task } = response
    const said = { ...quoted, ...ask.extra }
    return { intent, kind: ask.kind, responseId, version, wording, facts: said, task, text }
  }
  return null
}

/** Wordings that say least of what this draft and the conversation have said come first. */
function freshFirst(
  wordings: readonly number[],
  { wordings: all }: CompiledResponse,
  facts: ReadonlyMap<string, Stated>,
  { quoted, told }: Scene,
): readonly number[] {
  if (wordings.length < 2 || (quoted.size === 0 && told === '')) return wordings
  const repeats = wordings.map((wording) => {
    const { names } = all[wording]!
    const old = names.filter((name) => quoted.has(name) || told.includes(facts.get(name)?.say ?? '\0'))
    return { wording, old: old.length }
  })
  return repeats.sort((one, other) => one.old - other.old).map(({ wording }) => wording)
}
