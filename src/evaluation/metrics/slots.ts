import { type Estimate, wilson } from './intervals.ts'

export interface SlotValue {
  name: string
  value: string
}

export interface SlotScores {
  name: string
  precision: Estimate
  recall: Estimate
  f1: number
}

/** Exact match of name and normalised value, per slot name (in order of the alphabet) and over `all`. */
export function scoreSlots(
  cases: readonly { gold: readonly SlotValue[]; found: readonly SlotValue[] }[],
): SlotScores[] {
  const matches = cases.map(({ gold, found }) => ({ gold, found, both: intersect(gold, found) }))
  const names = [
    ...new Set(cases.flatMap(({ gold, found }) => [...gold, ...found].map((slot) => slot.name))),
  ].sort()
  const scoresOf = (name: string, keep: (slot: SlotValue) => boolean): SlotScores => {
    const total = (pick: (match: (typeof matches)[number]) => readonly SlotValue[]) =>
      matches.reduce((sum, match) => sum + pick(match).filter(keep).length, 0)
    const [both, gold, found] = [total((m) => m.both), total((m) => m.gold), total((m) => m.found)]
    return {
      name,
      precision: wilson(both, found),
      recall: wilson(both, gold),
      f1: gold + found === 0 ? 0 : (2 * both) / (gold + found),
    }
  }
  return [...names.map((name) => scoresOf(name, (slot) => slot.name === name)), scoresOf('all', () => true)]
}

/** Slots of both lists, each counted as often as both hold it. */
function intersect(gold: readonly SlotValue[], found: readonly SlotValue[]): SlotValue[] {
  const left = [...found]
  return gold.filter((slot) => {
    const at = left.findIndex((other) => other.name === slot.name && other.value === slot.value)
    if (at !== -1) left.splice(at, 1)
    return at !== -1
  })
}
