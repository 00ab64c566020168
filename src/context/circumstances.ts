import { type Intent, matchesPhrases } from '../types/index.ts'
import type { ContextRules } from './rules.ts'

/** The decisive circumstances that the words name: another one makes another question. */
export function circumstancesIn(intent: Intent, normalised: string, rules: ContextRules): string[] {
  return rules.circumstances
    .filter(({ intents, phrases }) => intents.has(intent) && matchesPhrases(normalised, phrases))
    .map(({ id }) => id)
}

/**
 * Whether the customer tells something that calls for words of its own.
 * @param earlier his messages before, normalised: some of what he told in them lasts
 */
export function tellsOf(
  particular: string,
  normalised: string,
  earlier: () => readonly string[],
  { particulars }: Pick<ContextRules, 'particulars'>,
): boolean {
  const ways = particulars.get(particular) ?? []
  return ways.some(
    ({ phrases, lasts }) =>
      matchesPhrases(normalised, phrases) ||
      (lasts && earlier().some((words) => matchesPhrases(words, phrases))),
  )
}

/** Whether the words only lead up to what is asked (既然是真的; 退货寄出去了). */
export function leadsUp(normalised: string, { leadsUp: leading, asking }: ContextRules): boolean {
  const words = normalised.trim()
  return matchesPhrases(words, leading) && !asking.test(words)
}
