import type {
  DecidingFeature,
  Intent,
  Prediction,
  Rejection,
  Shop,
  Slot,
  UtterancePrediction,
} from '../types/index.ts'
import { withPlace } from './countryside.ts'

/** One thing the customer asks, with the sub-question where the classifier is sure enough of it. */
export interface Question {
  intent: Intent
  kind: string | null
  slots: readonly Slot[]
  text: string
  /** The words as the classifier reads them. */
  normalised: string
  confidence: number
  why: readonly DecidingFeature[]
  /** How the conversation was needed to understand it; null where the words say it. */
  followUp: 'another' | 'context' | null
}

/** A stretch of the message that nobody understood. */
export interface Unclear {
  text: string
  rejection: Rejection
  confidence: number
  why: readonly DecidingFeature[]
}

/** Below this a sub-question is a guess, and a guess picks the wrong answer. */
const SURE_OF_KIND = 0.45

/** Words by which a clause asks for something. */
const ASKING =
  /[?？]|吗|么|怎么|什么|多少|多久|几[天时点号]|哪|能不能|可不可以|是不是|有没有|为啥|咋|帮我|麻烦/

/** How words begin or end that lead up to a question. */
const LEADING = /^(?:既然|反正|虽然|毕竟|刚才|因为|那行)|[了啦][,，。.!！~\s]*$/

/** The accepted questions of the message in its order. */
export function questionsOf(prediction: Prediction, shop: Shop): Question[] {
  const accepted = prediction.utterances.filter((one) => isAccepted(one, shop))
  // One question owns all that was said: "42码的,黑色,有货吗".
  const slots = accepted.length === 1 ? prediction.slots : null
  return mergeSame(accepted.map((one) => questionOf(one, slots ?? one.slots)))
}

/** What was rejected: all of it where nothing was accepted, else only what asks for something. */
export function unclearOf(prediction: Prediction, shop: Shop): Unclear[] {
  const rejected = prediction.utterances.filter((one) => !isAccepted(one, shop))
  const nothingElse = rejected.length === prediction.utterances.length
  return rejected.filter((one) => nothingElse || ASKING.test(one.utterance.text)).map(unclear)
}

/** Whether the words only lead up to what is asked: "既然是真的，", "退货寄出去了". */
export function leadsUp(text: string): boolean {
  return LEADING.test(text) && !ASKING.test(text)
}

function isAccepted(one: UtterancePrediction, shop: Shop): boolean {
  if (one.intent === null) return false
  return confidenceOf(one) >= (shop.policy.thresholds[one.intent] ?? 0)
}

function questionOf(one: UtterancePrediction, slots: readonly Slot[]): Question {
  return {
    intent: one.intent as Intent,
    kind: kindOf(one),
    slots: withPlace(slots, one.utterance.text),
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

function confidenceOf(one: UtterancePrediction): number {
  return one.ranking.find((ranked) => ranked.intent === one.intent)?.confidence ?? 0
}

function unclear(one: UtterancePrediction): Unclear {
  const confidence = one.ranking[0]?.confidence ?? 0
  return { text: one.utterance.text, rejection: one.rejection ?? 'low_confidence', confidence, why: one.why }
}

/** Two clauses that ask the same are one question; a named sub-question wins over an unknown one. */
function mergeSame(questions: readonly Question[]): Question[] {
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
  const slots = [...one.slots, ...other.slots.filter((slot) => !one.slots.includes(slot))]
  return {
    ...one,
    kind: one.kind ?? other.kind,
    slots,
    text: `${one.text}${other.text}`,
    normalised: `${one.normalised}${other.normalised}`,
  }
}
