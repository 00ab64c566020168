import { type ConversationState, earlier } from '../conversation/index.ts'
import { firstIn, lettersAndDigits, matchOf, type Slot } from '../types/index.ts'
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
  state: ConversationState,
  rules: ContextRules,
): Subject | null {
  const last = state.said.at(-1)
  if (last === undefined || lettersAndDigits(normalised).length > LONGEST) return null
  const found = firstIn(
    normalised,
    rules.inPassing,
    ({ afterAgent, offered }) =>
      !(afterAgent && last.by !== 'agent') &&
      !(offered && !slots.some((slot) => stands(slot, talked(state)))),
    ({ phrases }) => !wantsSomething(normalised.replace(matchOf(normalised, phrases)![0], ','), rules),
  )
  return found?.means ?? null
}

/** So many of the last words on each side are what is talked about. */
const RECENT = 4

/** What both have said lately, without what waits for its answer. */
function talked(state: ConversationState): string {
  const told = state.said.slice(-RECENT).map(({ text }) => text)
  return [...told, ...earlier(state).slice(-RECENT)].join('\n').toLowerCase()
}

const stands = ({ text, value }: Slot, words: string) =>
  words.includes(text.toLowerCase()) || words.includes(value.toLowerCase())

const wantsSomething = (rest: string, { asking, agreement }: ContextRules) =>
  asking.test(rest) || agreement.wants.test(rest)
