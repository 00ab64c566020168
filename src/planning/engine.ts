import type {
  Circumstances,
  ConversationState,
  OutgoingEvent,
  Plan,
  Prediction,
  Shop,
} from '../types/index.ts'

/** Text -> prediction at the precision that a shop demands (share of accepted intents that are right). */
export interface Understanding {
  understand(text: string, precision: number): Prediction
}

/** (prediction, conversation, shop, circumstances) -> plan and words. */
export interface Planner {
  plan(input: PlannerInput): PlannerOutput
}

export interface PlannerInput {
  prediction: Prediction
  state: ConversationState
  shop: Shop
  circumstances: Circumstances
}

export interface PlannerOutput {
  plan: Plan
  /** What an agent may send; null where nothing is to be said. */
  text: string | null
  state: ConversationState
}

/** (order event, conversation, shop) -> plan and words; null where the event calls for none. */
export type PlanOutgoing = (event: OutgoingEvent) => PlannerOutput | null
