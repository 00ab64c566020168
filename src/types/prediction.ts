import type { Intent, Label } from './intent.ts'

/** The values a message can hold; `phone` is masked wherever a person reads it. */
export const SLOT_NAMES = [
  'size',
  'place',
  'courier',
  'amount',
  'order_number',
  'phone',
  'date',
  'duration',
  'color',
  'count',
] as const
export type SlotName = (typeof SLOT_NAMES)[number]

/**
 * A value found in the text. `start` and `end` are UTF-16 offsets into the message's text.
 * `value` is normalised: amounts in fen, durations in hours, sizes as the bare number.
 */
export interface Slot {
  name: SlotName
  value: string
  text: string
  start: number
  end: number
  /** Whether the customer wants the value or wants anything but it (除了EMS都行). */
  polarity: 'wanted' | 'excluded'
}

/** One clause of a message, normalised and tokenised; offsets into the message's text. */
export interface Utterance {
  text: string
  normalised: string
  tokens: string[]
  start: number
  end: number
}

/** One label with its raw score and its calibrated probability of being right. */
export interface Ranked {
  intent: Label
  score: number
  confidence: number
}

/** A feature of the text and what it added to the winning score (positive: for, negative: against). */
export interface DecidingFeature {
  text: string
  weight: number
}

/** Why a clause's best label was not accepted. */
export type Rejection = 'low_confidence' | 'close_call' | 'out_of_scope'

/** The sub-question inside an intent (`discount/threat`) with its calibrated probability. */
export interface Kind {
  name: string
  confidence: number
  /** The next likely one. */
  next: { name: string; confidence: number } | null
}

/** The attribute of a product that words ask for, as `intents/_attributes.yaml` names it. */
export interface HeardAttribute {
  /** The words, without blanks. */
  text: string
  id: string
  confidence: number
}

/** The sign that words sound most like, as `intents/_signs.yaml` names it, and how likely they bear it. */
export interface HeardSign {
  id: string
  confidence: number
}

export interface UtterancePrediction {
  utterance: Utterance
  /** The five best labels, best first. */
  ranking: Ranked[]
  /** The accepted intent, or null with `rejection` saying why. */
  intent: Intent | null
  rejection: Rejection | null
  /** The sub-question of the best label; null where that label has no kinds. */
  kind: Kind | null
  slots: Slot[]
  why: DecidingFeature[]
  /** How likely it is only told in passing, so that nothing need be answered. */
  passing: number
  /** Whether the last of its clauses asks and is taken for the same by itself: the question behind a story. */
  endsOnIt?: boolean
}

/** What was understood of one message (or one burst of messages joined by line breaks). */
export interface Prediction {
  text: string
  utterances: UtterancePrediction[]
  /** The accepted intents in the order of the message, without repeats. */
  intents: Intent[]
  /** The five best labels of the whole message, best first. */
  ranking: Ranked[]
  slots: Slot[]
  /** What its utterances, and the clauses of them, would ask of a product. */
  attributes: HeardAttribute[]
  /** The likeliest sign of the whole, of a line or of a clause; null where none is heard. */
  sign: HeardSign | null
}
