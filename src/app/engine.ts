import type {
  Circumstances,
  ConversationState,
  Order,
  Plan,
  Prediction,
  Product,
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

/** An order event of a conversation, for which the shop may have outgoing words. `now` in milliseconds since the epoch. */
export interface OutgoingInput {
  shop: Shop
  order: Order
  product: Product | null
  state: ConversationState
  now: number
  /** Makes the choice of wordings repeatable. */
  seed: number
}

/** (order event, conversation, shop) -> plan and words; null where the event calls for none. */
export type PlanOutgoing = (input: OutgoingInput) => PlannerOutput | null
