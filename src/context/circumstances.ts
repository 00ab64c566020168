import { type Intent, matchesPhrases } from '../types/index.ts'
import type { ContextRules, Particular } from './rules.ts'

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
  rules: Pick<ContextRules, 'particulars'>,
): boolean {
  const ways = rules.particulars.get(particular) ?? []
  return ways.some(
    (way) =>
      matchesPhrases(normalised, way.phrases) || (way.lasts && lasts(way, normalised, earlier(), rules)),
  )
}

/** Whether an earlier message tells it, and nothing since has ended it. */
function lasts(
  { phrases, until }: Particular,
  normalised: string,
  earlier: readonly string[],
  { particulars }: Pick<ContextRules, 'particulars'>,
): boolean {
  const ends = until === undefined ? [] : (particulars.get(until) ?? [])
  const isEnded = (words: string) => ends.some((end) => matchesPhrases(words, end.phrases))
  const at = earlier.findLastIndex((words) => matchesPhrases(words, phrases))
  return at >= 0 && ![...earlier.slice(at + 1), normalised].some(isEnded)
}

/** Whether the words only lead up to what is asked (既然是真的; 退货寄出去了). */
export function leadsUp(normalised: string, { leadsUp: leading, asking }: ContextRules): boolean {
  const words = normalised.trim()
  return matchesPhrases(words, leading) && !asking.test(words)
}
