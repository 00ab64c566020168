import type { ConversationState } from '../conversation/index.ts'
import type { Circumstances, Plan, Prediction, Reading, Rendered, Shop } from '../types/index.ts'
import type { Records } from './records.ts'
import type { Wants } from './wants.ts'

/** Text -> prediction at the precision that a shop demands (share of accepted intents that are right). */
export interface Understanding {
  understand(text: string, precision: number): Prediction
}

/** What a draft is made of. */
export interface TurnInput {
  shop: Shop
  /** The fold of the conversation; its unanswered messages are what the draft answers. */
  state: ConversationState
  /** What was understood of each burst of the turn, oldest first; null where understanding ran out of time. */
  predictions: readonly (Prediction | null)[]
  circumstances: Circumstances
  /** What is known of the product and the order; nothing where it is left out. */
  records?: Records | undefined
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
  /** Whether an agent's words answer nothing. */
  answersNothing(agentsWords: string): boolean
  /** Whether such words answer a question of this intent all the same. */
  answeredByGreeting(intent: string): boolean
  /** What an agent's words are about, of what was understood of them. */
  agentReading(prediction: Prediction): Reading
}

export type { Plan }
