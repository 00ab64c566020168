import type { Circumstances, ConversationState, Prediction, Shop } from '../types/index.ts'
import type { Planner, PlannerOutput, Understanding } from './engine.ts'

/** A message, or the messages of a burst joined by line breaks, with all that its answer depends on. */
export interface Incoming {
  text: string
  shop: Shop
  state: ConversationState
  circumstances: Circumstances
}

/** What was understood of a message and what was made of it. */
export interface Answered {
  prediction: Prediction
  output: PlannerOutput
}

/**
 * The way of a message: message -> understand -> plan -> render -> draft. Pure: the same message in the same
 * conversation at the same time gets the same draft. Whoever calls it stores the draft and the next state.
 */
export function answerMessage(
  engine: { understanding: Understanding; planner: Planner },
  { text, shop, state, circumstances }: Incoming,
): Answered {
  const prediction = isWordless(text)
    ? nothingSaid(text)
    : engine.understanding.understand(text, shop.policy.precision)
  const output = engine.planner.plan({ prediction, state, shop, circumstances })
  return { prediction, output }
}

/** A picture or nothing at all: there is nothing to understand. */
function isWordless(text: string): boolean {
  return text.trim() === ''
}

function nothingSaid(text: string): Prediction {
  return { text, utterances: [], intents: [], ranking: [], slots: [] }
}

/** A seed that stays the same for a conversation and differs between conversations (32-bit FNV-1a). */
export function seedOf(conversationId: string): number {
  let hash = 0x811c9dc5
  for (const char of conversationId) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193)
  return hash >>> 0
}
