import { type Intent, matchesPhrases, matchingIn } from '../types/index.ts'
import type { ContextRules } from './rules.ts'

/** The decisive circumstances that the words name: another one makes another question. */
export function circumstancesIn(intent: Intent, normalised: string, rules: ContextRules): string[] {
  return rules.circumstances
    .filter(({ intents, phrases }) => intents.has(intent) && matchesPhrases(normalised, phrases))
    .map(({ id }) => id)
}

/**
 * What the customer's words tell that calls for words of its own.
 * @param earlier his messages before, normalised
 */
export function particularsIn(
  normalised: string,
  earlier: readonly string[],
  { particulars, lastingParticulars }: ContextRules,
): string[] {
  const now = [...matchingIn(normalised, particulars)]
  const before = earlier.map((words) => [...matchingIn(words, lastingParticulars)])
  const lasting = before.flatMap((told, i) => {
    const since = [...before.slice(i + 1).flat(), ...now].map(({ particular }) => particular)
    return told.filter(({ until }) => until === undefined || !since.includes(until))
  })
  return [...now, ...lasting].map(({ particular }) => particular)
}

/** Whether the words only lead up to what is asked (既然是真的; 退货寄出去了). */
export function leadsUp(normalised: string, { leadsUp: leading, asking }: ContextRules): boolean {
  const words = normalised.trim()
  return matchesPhrases(words, leading) && !asking.test(words)
}
