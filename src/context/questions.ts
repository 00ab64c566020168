import type { Intent, Prediction, Shop, Slot, Topic, UtterancePrediction } from '../types/index.ts'
import { OUT_OF_SCOPE } from '../types/index.ts'
import type { Guess, Question, Unclear } from './question.ts'
import { type ContextRules, names } from './rules.ts'
import { withWords } from './words-as-slots.ts'

/** Below this a sub-question is a guess, and a guess picks the wrong answer. */
const SURE_OF_KIND = 0.5

/** From this confidence on a rejected label is a question of its own and not a piece of another. */
const UNDERSTOOD = 0.5

/** The accepted questions of a message in its order. */
export function acceptedQuestions(prediction: Prediction, shop: Shop, rules: ContextRules): Question[] {
  const accepted = prediction.utterances.filter((one) => isAccepted(one, shop))
  // One question owns all that was said: "42码的,黑色,有货吗".
  const slots = accepted.length === 1 ? prediction.slots : null
  return mergeSame(accepted.map((one) => questionOf(one, slots ?? one.slots, rules)))
}

/** What was rejected: all of it where nothing was accepted, else only what asks for something. */
export function unclearParts(
  prediction: Prediction,
  shop: Shop,
  topic: Topic | null,
  rules: ContextRules,
): Unclear[] {
  const rejected = prediction.utterances.filter((one) => !isAccepted(one, shop))
  const nothingElse = rejected.length === prediction.utterances.length
  return rejected
    .filter((one) => nothingElse || rules.asking.test(one.utterance.normalised))
    .map((one) => ({ ...unclear(one, rules), topic: matterOf(one, topic, rules), seems: likely(one, rules) }))
}

function isAccepted(one: UtterancePrediction, shop: Shop): boolean {
  if (one.intent === null) return false
  return confidenceOf(one) >= (shop.policy.thresholds[one.intent] ?? 0)
}

function questionOf(one: UtterancePrediction, slots: readonly Slot[], rules: ContextRules): Question {
  const intent = one.intent as Intent
  const kind = sureKind(one, intent, rules)
  return {
    intent,
    kind,
    slots: withWords(slots, one.utterance.text, { intent, kind }, rules),
    text: one.utterance.text,
    normalised: one.utterance.normalised,
    confidence: confidenceOf(one),
    why: one.why,
    followUp: null,
  }
}

/** The sub-question where the classifier is sure enough of it. */
export function kindOf(one: UtterancePrediction): string | null {
  return one.kind !== null && one.kind.confidence >= SURE_OF_KIND ? one.kind.name : null
}

/** The sub-question where the classifier is as sure of it as the scripts demand of this one. */
function sureKind(one: UtterancePrediction, intent: Intent, { source }: ContextRules): string | null {
  const kind = kindOf(one)
  const demanded = source.sure_of[`${intent}/${kind}`] ?? SURE_OF_KIND
  return one.kind !== null && one.kind.confidence >= demanded ? kind : null
}

function confidenceOf(one: UtterancePrediction): number {
  return one.ranking.find((ranked) => ranked.intent === one.intent)?.confidence ?? 0
}

/** What is looked up for the customer and sounds likely, though nobody is sure that he asks for it. */
function likely(one: UtterancePrediction, { lookedUp }: ContextRules): Topic | null {
  const best = one.ranking[0]
  if (best === undefined || best.intent === OUT_OF_SCOPE || best.confidence < UNDERSTOOD) return null
  const subject = { intent: best.intent, kind: kindOf(one) }
  return names(lookedUp, subject) ? { ...subject, slots: [] } : null
}

/** What a person will look into who reads on in a conversation. */
function matterOf(one: UtterancePrediction, topic: Topic | null, rules: ContextRules): Topic | null {
  if (topic === null) return null
  return goesOn(one, topic, rules) ? topic : likely(one, rules)
}

/**
 * A later message about this may be a piece of it: it bears no other label, and its group is one of answers. Who has
 * something looked up for him talks about it until he plainly talks about something else.
 */
function goesOn(one: UtterancePrediction, topic: Topic, { source, lookedUp }: ContextRules): boolean {
  const best = one.ranking[0]
  if (best === undefined || source.courtesies.includes(topic.intent)) return false
  const isLookedUp = names(lookedUp, topic)
  if (best.intent === OUT_OF_SCOPE)
    return isLookedUp || (one.kind !== null && source.goes_on.includes(one.kind.name))
  return best.confidence < UNDERSTOOD
}

function unclear(one: UtterancePrediction, rules: ContextRules): Omit<Unclear, 'topic' | 'seems'> {
  return {
    text: one.utterance.text,
    rejection: one.rejection ?? 'low_confidence',
    confidence: one.ranking[0]?.confidence ?? 0,
    why: one.why,
    guesses: guessesOf(one, rules),
  }
}

function guessesOf(one: UtterancePrediction, rules: ContextRules): Guess[] {
  const best = one.ranking[0]?.intent
  return one.ranking.flatMap(({ intent, confidence }) =>
    intent === OUT_OF_SCOPE
      ? []
      : [{ intent, confidence, kind: intent === best ? sureKind(one, intent, rules) : null }],
  )
}

/** Two clauses that ask the same are one question; a named sub-question wins over an unknown one. */
export function mergeSame(questions: readonly Question[]): Question[] {
  const merged: Question[] = []
  for (const question of questions) {
    const at = merged.findIndex((one) => sameQuestion(one, question))
    if (at === -1) merged.push(question)
    else merged[at] = join(merged[at]!, question)
  }
  return merged
}

function sameQuestion(one: Question, other: Question): boolean {
  return one.intent === other.intent && (one.kind === other.kind || one.kind === null || other.kind === null)
}

function join(one: Question, other: Question): Question {
  return {
    ...one,
    kind: one.kind ?? other.kind,
    slots: [...one.slots, ...other.slots.filter((slot) => !one.slots.includes(slot))],
    text: `${one.text}${other.text}`,
    normalised: `${one.normalised}${other.normalised}`,
  }
}
