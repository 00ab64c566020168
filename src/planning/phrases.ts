import { factAt, inCampaign } from '../knowledge/facts.ts'
import type { Intent, Shop } from '../types/index.ts'
import type { CompiledScripts } from './scripts.ts'
import { checkStyle, type Violation } from './style/checker.ts'
import type { CompiledResponse } from './words/response.ts'
import { renderWording, type Stated } from './words/wording.ts'

/** A phrase that stands ready: a wording of a script with the shop's facts. */
export interface Phrase {
  id: string
  intent: Intent
  /** The first of the kinds that it answers; null where it answers any. */
  kind: string | null
  text: string
}

/** All wordings of the scripts that need nothing but what holds in the shop now, each text once. */
export function phrasesOf(shop: Shop, now: number, { intents }: CompiledScripts): Phrase[] {
  const campaign = inCampaign(shop, now)
  const all = [...intents].flatMap(([intent, { responses }]) =>
    responses.flatMap((response) => rendered(response, intent, shop, now, campaign)),
  )
  return [...new Map(all.map((phrase) => [phrase.text, phrase])).values()]
}

function rendered(
  { facts: ids, wordings, kinds, keys }: CompiledResponse,
  intent: Intent,
  shop: Shop,
  now: number,
  campaign: boolean,
): Phrase[] {
  const facts = statedNow(ids, shop, now, campaign)
  if (facts === null) return []
  const [kind = null] = kinds ?? []
  return wordings.flatMap((wording, i) => {
    const text = renderWording(wording, { shop, facts, slots: [], extra: {} })
    return text === null ? [] : [{ id: keys[i]!, intent, kind, text }]
  })
}

/** The facts as they are quoted now; null where one does not hold. */
function statedNow(ids: readonly string[], shop: Shop, now: number, campaign: boolean) {
  const facts = new Map<string, Stated>()
  for (const id of ids) {
    const fact = factAt(shop, id, now, campaign)
    if (fact === null) return null
    facts.set(id, fact)
  }
  return facts
}

/** Where words that an agent writes break house style; everything that the shop's facts say is granted. */
export function adviceOn(text: string, shop: Shop, now: number, scripts: CompiledScripts): Violation[] {
  const campaign = inCampaign(shop, now)
  const grounds = Object.keys(shop.facts).flatMap((id) => factAt(shop, id, now, campaign)?.say ?? [])
  return checkStyle(text, { grounds }, scripts.style)
}
