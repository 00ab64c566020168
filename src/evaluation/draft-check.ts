import { checkStyle } from '../planning/style/checker.ts'
import type { CompiledStyle } from '../planning/style/compile.ts'
import type { Shop } from '../types/index.ts'
import type { TurnOutput } from './converse.ts'

/** What a critical supervisor would find fault with in a draft. */
export interface DraftFaults {
  style: string[]
  /** Amounts, percentages, gifts, dates and price changes that the shop's facts do not grant. */
  concessions: string[]
}

/** Facts of these names are values of the product's or the order's record, not of the shop. */
const OF_RECORD = /^(order|product|stock|price|size)\./

const UNGRANTED = new Set(['concession', 'groundless_promise'])

/**
 * Reads a draft against house style and all facts of its shop, whatever facts of the shop the plan says it rests on.
 * What the customer gave (a size, a place) may be repeated, and what stands in the records of product and order.
 */
export function checkDraft({ plan, text, slots }: TurnOutput, shop: Shop, style: CompiledStyle): DraftFaults {
  if (text === null) return { style: [], concessions: [] }
  const facts = Object.values(shop.facts).flatMap((versions) => versions.map((fact) => fact.say))
  const given = slots.flatMap((slot) => [slot.text, slot.value])
  const recorded = plan.responses
    .flatMap((response) => Object.entries(response.facts))
    .flatMap(([name, say]) => (OF_RECORD.test(name) ? [say] : []))
  const parts = Math.max(1, plan.responses.length)
  const violations = checkStyle(text, { grounds: [...facts, ...given, ...recorded], parts }, style)
  const words = (ungranted: boolean) =>
    violations
      .filter((violation) => UNGRANTED.has(violation.rule) === ungranted)
      .map((violation) => `${violation.rule} 「${violation.text}」`)
  return { style: words(false), concessions: words(true) }
}
