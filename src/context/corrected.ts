import { clausesOf, matchesPhrases, type Slot } from '../types/index.ts'
import { plainly } from '../types/plain.ts'
import type { ContextRules } from './rules.ts'

/** The values of a message that corrects itself (几天到成都，不对，是绵阳): those given after that count. */
export function correctedSlots(
  slots: readonly Slot[],
  text: string,
  { corrections }: ContextRules,
): readonly Slot[] {
  // One value has no other to make way for.
  if (slots.length < 2) return slots
  const clauses = clausesOf(text)
  const from = (i: number) => plainly(clauses.slice(i).join(','))
  const at = clauses.findIndex((_, i) => i > 0 && corrections.some((each) => matchesPhrases(from(i), each)))
  if (at < 0) return slots
  const after = from(at)
  const isAfter = (slot: Slot) => after.includes(slot.text.toLowerCase())
  const given = new Set(slots.filter(isAfter).map(({ name }) => name))
  return slots.filter((slot) => !given.has(slot.name) || isAfter(slot))
}
