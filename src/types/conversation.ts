import type { AnsweredQuestion } from './event.ts'
import type { Intent } from './intent.ts'
import type { Urgency } from './plan.ts'
import type { Slot } from './prediction.ts'

/**
 * What the engine remembers of one conversation. Immutable: the planner returns the next one.
 * Plain data, so that it can be stored as JSON.
 */
export interface ConversationState {
  /** Customer turns planned so far. */
  turns: number
  greeted: boolean
  closed: boolean
  /** Bargaining rounds answered so far and the kinds answered in them, oldest first. */
  bargaining: { round: number; kinds: string[]; told: string[] }
  /** `responseId#wording` of everything said so far. */
  used: string[]
  answered: AnsweredQuestion[]
  /** The topic that a short follow-up refers to. */
  topic: { intent: Intent; kind: string | null; slots: Slot[] } | null
  /** What was asked for and not yet given: an intent waits for it. */
  waiting: { intent: Intent; kind: string | null; needs: string[] } | null
  /** Needs already asked for once. */
  asked: string[]
  /** Replies the customer was given, oldest first. */
  told: string[]
  /** The latest value of each slot the customer has given. */
  slots: Slot[]
  withHuman: boolean
  /** Whether the last question went to a person, so that the customer still waits for an answer. */
  unanswered: boolean
  urgency: Urgency
  /** Whether the off-hours or overload words were said. */
  held: boolean
}

/** The state of a conversation that nothing was planned for yet. */
export const NEW_STATE: ConversationState = {
  turns: 0,
  greeted: false,
  closed: false,
  bargaining: { round: 0, kinds: [], told: [] },
  used: [],
  answered: [],
  topic: null,
  waiting: null,
  asked: [],
  told: [],
  slots: [],
  withHuman: false,
  unanswered: false,
  urgency: 'normal',
  held: false,
}

/** What the planner is told of the world; times in milliseconds since the epoch. */
export interface Circumstances {
  now: number
  /** Makes the choice of wordings repeatable. */
  seed: number
  /** Conversations open with agents at the moment. */
  openConversations: number
  hasPhoto: boolean
  product: { id: string; title: string } | null
  order: { id: string; status: string; amountFen: number | null; paidAt: number | null } | null
}
