import type { ConversationState } from '../conversation/index.ts'
import { lettersAndDigits, matchOf, type Slot } from '../types/index.ts'
import type { ContextRules, Subject } from './rules.ts'

/** Who writes more than this (letters and digits) has more to say. */
const LONGEST = 24

/**
 * What is told in passing once something was said: a call to hurry, an errand, praise, what was offered and is taken.
 * Null where the words beside it ask or want something.
 */
export function inPassing(
  normalised: string,
  slots: readonly Slot[],
  said: ConversationState['said'][number] | undefined,
  rules: ContextRules,
): Subject | null {
  if (said === undefined || lettersAndDigits(normalised).length > LONGEST) return null
  const found = rules.inPassing.find(({ phrases, afterAgent, offered }) => {
    if (afterAgent && said.by !== 'agent') return false
    if (offered && !slots.some((slot) => stands(slot, said.text.toLowerCase()))) return false
    const match = matchOf(normalised, phrases)
    if (match === null) return false
    return !wantsSomething(normalised.replace(match[0], ','), rules)
  })
  return found?.means ?? null
}

const stands = ({ text, value }: Slot, words: string) =>
  words.includes(text.toLowerCase()) || words.includes(value.toLowerCase())

const wantsSomething = (rest: string, { asking, agreement }: ContextRules) =>
  asking.test(rest) || agreement.wants.test(rest)
