import { type Intent, OUT_OF_SCOPE, type Topic, type UtterancePrediction } from '../types/index.ts'
import type { ContextRules, Subject } from './rules.ts'
import { kindOf } from './understood.ts'

/** From this confidence on the words say themselves what they ask, even where they were not accepted. */
export const PLAIN = 0.5
/** The same where they ask about the matter of the topic. */
const FAMILY = 0.4
/** The same where they ask about the topic itself. */
const SAME = 0.3
/** Words that are out of scope by themselves go on about the topic from this confidence on. */
const GOES_ON = 0.1
/** The same where they ask about anything else; their sub-question has to be as sure. */
const OTHER = 0.6
/** Who bargains, or has a case with us, says much that sounds like something else. */
const OTHER_IN_A_CASE = 0.75

/**
 * What was understood, but not surely enough by itself, is believed beside a topic: most readily the topic itself,
 * then what belongs to the same matter. Null where the conversation does not help either.
 */
export function believed(only: UtterancePrediction, topic: Topic, rules: ContextRules): Subject | null {
  const best = only.ranking[0]
  if (best === undefined) return null
  if (best.intent === OUT_OF_SCOPE) return goesOn(only, topic, rules)
  if (best.confidence < SAME) return null
  const guess: Subject = { intent: best.intent as Intent, kind: kindOf(only), another: false }
  if (guess.intent === topic.intent) return guess
  if (best.confidence < FAMILY) return null
  const shifted = shift(guess, topic, rules)
  if (shifted !== null) return shifted
  const { families, cases } = rules.source
  if (families.some((family) => family.includes(guess.intent) && family.includes(topic.intent))) return guess
  if (best.confidence < PLAIN) return null
  const sure = cases.includes(topic.intent) ? OTHER_IN_A_CASE : OTHER
  return best.confidence >= sure && (only.kind?.confidence ?? 1) >= OTHER ? guess : null
}

/** Beside an exchange, postage is that of the return and stock that of the other size. */
function shift(guess: Subject, topic: Topic, { shifts }: ContextRules): Subject | null {
  const found = shifts.find(
    (each) =>
      each.topics.has(topic.intent) &&
      each.guess.intent === guess.intent &&
      (each.guess.kind === null || each.guess.kind === guess.kind),
  )
  return found?.means ?? null
}

/** A piece of the topic, where the classifier hears the topic in it at all. */
function goesOn(only: UtterancePrediction, topic: Topic, { source }: ContextRules): Subject | null {
  if (only.kind === null || !source.goes_on.includes(only.kind.name)) return null
  const heard = only.ranking.find(({ intent }) => intent === topic.intent)
  return heard === undefined || heard.confidence < GOES_ON
    ? null
    : { intent: topic.intent, kind: topic.kind, another: true }
}
