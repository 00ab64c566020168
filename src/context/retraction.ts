import { clausesOf, firstIn, isMadeOf } from '../types/index.ts'
import { plainly } from '../types/plain.ts'
import type { Before, ReadingScene } from './read.ts'
import type { ContextRules, Subject } from './rules.ts'
import type { Understood } from './understood.ts'

/** The customer takes back what he asked. */
export interface Retraction {
  /** What he is answered as; null where nothing need be said. */
  means: Subject | null
  /** Whether that is said only where our last words promised to see to something. */
  afterPromise: boolean
}

/** How the burst takes back what was asked; with thanks only where something waits for its answer. */
export function retractionOf(
  { text, normalised }: Understood,
  plain: Subject | null,
  before: Before,
  { rules, state }: ReadingScene,
): Retraction | null {
  // Within one burst the last line takes back what stands above it, be it of the same message.
  const within = text.includes('\n') ? lastLineTakesBack(text, rules) : null
  if (within !== null) return within
  if (!before.asked && state.said.length === 0) return null
  const found = retractionIn(normalised, rules)
  const isThanks = !before.asked && plain !== null && rules.source.closing.includes(plain.intent)
  return isThanks || asksOn(text, rules) ? null : found
}

/** 找到了 邻居拿了 底座多大: what ends one matter leads over to a question, which is to be answered. */
function asksOn(text: string, rules: ContextRules): boolean {
  const [, ...later] = clausesOf(text)
  const last = plainly(later.at(-1) ?? '')
  return last !== '' && rules.asking.test(last) && retractionIn(last, rules) === null
}

function lastLineTakesBack(text: string, rules: ContextRules): Retraction | null {
  const [, ...later] = text.split('\n').filter((line) => line.trim() !== '')
  const last = later.at(-1)
  return last === undefined ? null : retractionIn(plainly(last), rules)
}

function retractionIn(words: string, { retractions, takesBack }: ContextRules): Retraction | null {
  const whole = retractions.find((each) => isMadeOf(words, each.words))
  return whole ?? firstIn(words, takesBack)
}
