import type { ConversationState } from '../conversation/index.ts'
import type {
  Area,
  Circumstances,
  Label,
  LeadDecision,
  Plan,
  Prediction,
  Reading,
  Rendered,
  Shop,
  TurnSeen,
} from '../types/index.ts'
import type { Alternative } from './alternatives.ts'
import type { Phrase } from './phrases.ts'
import type { Records } from './records.ts'
import type { Violation } from './style/checker.ts'
import type { Wants } from './wants.ts'

/** Text -> prediction at the precision that a shop demands (share of accepted intents that are right). */
export interface Understanding {
  understand(text: string, precision: number): Prediction
}

/** What was understood of each burst of a turn, oldest first; null where understanding ran out of time. */
export type Predictions = readonly (Prediction | null)[]

/** What a person says that a turn is about; `kind` null: whichever the words suggest. */
export interface Choice {
  intent: Label
  kind: string | null
  /** How sure it is where nobody has said so. */
  confidence?: number | undefined
}

/** What a lead of the shop's service would decide, learned from turns that leads have decided on. */
export interface Opinion {
  /** What he makes of a turn; null where there is no opinion. */
  on(seen: TurnSeen): Considered | null
}

/** What a lead makes of a turn. */
export interface Considered {
  /** The share of each decision, together 1. */
  shares: Readonly<Record<LeadDecision, number>>
  /** What the turn asks in its conversation; null where it asks nothing or nobody knows. */
  about(): { intent: string; kind: string | null; confidence: number } | null
}

/** What a draft is made in. */
export interface Setting {
  shop: Shop
  /** The fold of the conversation; its unanswered messages are what the draft answers. */
  state: ConversationState
  circumstances: Circumstances
  /** What is known of the product and the order; nothing where it is left out. */
  records?: Records | undefined
  /** What a person says that the newest words are about; what was understood counts no longer. */
  chosen?: Choice | undefined
}

/** What a draft is made of. */
export interface TurnInput extends Setting {
  predictions: Predictions
}

/** A draft, and what is to be remembered of the messages whether it is sent or not. */
export interface Drafted extends Rendered {
  readings: { messageIds: string[]; reading: Reading }[]
  /** What more of the records it could have used. */
  wants?: Wants | undefined
}

export interface Planner {
  /** The texts to be understood for the turn: the customer's own words of each burst, oldest first. */
  texts(state: ConversationState, shop: Shop): string[]
  plan(input: TurnInput): Drafted
  /** Other words than these for the turn, at most so many. */
  alternatives(current: string | null, input: TurnInput, most: number): Alternative[]
  /** What the scripts hold ready for a shop. */
  phrases(shop: Shop, now: number): Phrase[]
  /** Where an agent's own words break house style. */
  advice(text: string, shop: Shop, now: number): Violation[]
  /** Whose work the plan is; null where nobody knows what it is about. */
  area(plan: Plan): Area | null
  /** The plan for what could not be read, without reading it. */
  unread(text: string): Plan
  /** Whether an agent's words answer nothing. */
  answersNothing(agentsWords: string): boolean
  /** Whether such words answer a question of this intent all the same. */
  answeredByGreeting(intent: string): boolean
  /** Whether an intent is a courtesy. */
  isCourtesy(intent: string): boolean
  /** The turn as somebody sees it who decides on it; null where there is nothing to decide. */
  seen(input: TurnInput): TurnSeen | null
  /** What an agent's words are about, of what was understood of them. */
  agentReading(prediction: Prediction): Reading
}

export type { Plan }
