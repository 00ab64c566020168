import type { Effects } from './event.ts'
import type { Intent, Label } from './intent.ts'
import type { DecidingFeature, Slot } from './prediction.ts'
import type { Situation } from './script.ts'

export const DECISIONS = ['reply', 'clarify', 'handoff', 'silent'] as const
export type Decision = (typeof DECISIONS)[number]

/** The judge that a plan names where a second look has revised the first verdict. */
export const SECOND_LOOK = 'second_look'

/** Why the plan is what it is; a closed list, part of the outer contract. */
export const REASONS = [
  'answered',
  'clarify',
  'ambiguous',
  'low_confidence',
  'close_call',
  'out_of_scope',
  'missing_fact',
  'missing_slot',
  'by_policy',
  'must_hand_over',
  'asked_again',
  'last_round',
  'promise_overdue',
  'style',
  'wrong_owner',
  'unknown_product',
  'attachment',
  'too_costly',
  'off_hours',
  'overloaded',
  'acknowledgement',
  'retracted',
  'merged',
] as const
export type Reason = (typeof REASONS)[number]

/** How soon a human has to look. */
export type Urgency = 'normal' | 'high' | 'urgent'

/** The answer to one of the message's questions: which response in which wording, from which facts. */
export interface PlannedResponse {
  intent: Intent | null
  kind: string | null
  responseId: string
  /** Hash of the response's data, so that a draft can be traced to the words of its day. */
  version: string
  /** Which wording of the response, counted from 0. */
  wording: number
  /** Ids of the facts (and names such as `opens`) that the response rests on, with the words it quotes them in. */
  facts: Record<string, string>
  /** What the words promise to do; null where they promise nothing. */
  task: string | null
  /** The wording with its slots filled in. */
  text: string
}

/** A part of the message that stays for the human, and why. */
export interface OpenPart {
  text: string
  intent: Intent | null
  reason: Reason
}

/** An intent the message may have meant, with a ready draft where the shop's scripts hold one. */
export interface Candidate {
  intent: Label
  confidence: number
  draft: string | null
}

/** What the human gets so that no second is lost. */
export interface Handoff {
  urgency: Urgency
  /** The must-hand-over sign that was found, if that is the reason. */
  sign: string | null
  /** The conversation in one line. */
  summary: string
  candidates: Candidate[]
  slots: Slot[]
  /** What the customer was already told, oldest first. */
  told: string[]
  /** Offers and arguments of the bargaining so far, oldest first. */
  bargaining: string[]
}

/** What the words of a draft quote, and from where. */
export interface Grounds {
  /** The product and the order that the turn is about; null where none is known. */
  productId: string | null
  orderId: string | null
  facts: {
    name: string
    /** The words that it is quoted in. */
    say: string
    /** The record it is from: `product KN-2301`. */
    source: string
    /** From when it is, in milliseconds since the epoch; null where the record does not tell. */
    at: number | null
    /** Whether it may have changed since. */
    stale: boolean
  }[]
}

/** What to do and why. */
export interface Plan {
  /** The judge that decided. */
  judge: string
  decision: Decision
  reason: Reason
  /** The reason as a sentence for the agent, from `intents/_handoff.yaml`. */
  explanation: string
  intents: Intent[]
  responses: PlannedResponse[]
  open: OpenPart[]
  handoff: Handoff | null
  /** The words that decided, best first. */
  why: DecidingFeature[]
  confidence: number
  /** Where the customer stands, as far as it is known. */
  situation: Situation | null
  /** What it quotes; drafts of earlier releases do not say. */
  grounds?: Grounds | undefined
  /** What the draft does once it is sent. */
  effects: Effects
}

/** A plan with the words an agent may send; `text` is null where nothing is to be said. */
export interface Rendered {
  plan: Plan
  text: string | null
}
