import type { Intent } from './intent.ts'
import type { Attachment, Order, Product } from './message.ts'
import type { Slot } from './prediction.ts'
import type { Need, Situation } from './script.ts'

/** A question with what tells it from others of its intent. */
export interface Topic {
  intent: Intent
  kind: string | null
  slots: Slot[]
}

/** One question that was answered, so that the same question again is recognised. */
export interface AnsweredQuestion {
  intent: Intent
  kind: string | null
  /** The slots the question carried, as `name=value` sorted. */
  slots: string
}

/** What was understood of messages: the questions they ask in context and what they let us know. */
export interface Reading {
  questions: Topic[]
  slots: Slot[]
  /** Where the customer's words say that he stands; null where they do not. */
  situation: Situation | null
  /** The product and the order that the words name, where they do: what the conversation is about from now on. */
  product?: Product | undefined
  /** What is named only as going with it: it came up, and the conversation stays about the product. */
  beside?: Product[] | undefined
  orderId?: string | undefined
  /** The sign that lasts from here on; null where they turn away from it, left out where there is none. */
  sign?: string | null | undefined
}

/** What a draft does once it is said; part of its plan, folded only when it was delivered. */
export interface Effects {
  /** `responseId#wording` of all it says. */
  wordings: string[]
  answers: AnsweredQuestion[]
  /** The step on the bargaining ladder that it takes. */
  bargain: { round: number; kind: string; told: string } | null
  /** What it asks the customer for, and on which question that hangs. */
  asks: { needs: Need[]; about: Topic } | null
  greets: boolean
  closes: boolean
  /** Whether it tells of closed or crowded times. */
  holds: boolean
  /** The question that waits for the customer to say which product or order he means, in his words. */
  chooses?: { about: Topic; words: string } | undefined
  /** The products that it recommends. */
  offers?: Product[] | undefined
  /** Things promised: what whoever sends it has to do. */
  tasks: string[]
}

/** Of words that do nothing. */
export const NO_EFFECTS: Effects = {
  wordings: [],
  answers: [],
  bargain: null,
  asks: null,
  greets: false,
  closes: false,
  holds: false,
  tasks: [],
}

interface Happened {
  /** When it happened, in milliseconds since the epoch: the order of the log. */
  at: number
}

export interface MessageEvent extends Happened {
  type: 'message'
  id: string
  text: string
  attachments: Attachment[]
  product: Product | null
  order: Order | null
}

/** What a person wrote at the platform; it may be an echo of a reply of ours. */
export interface AgentMessageEvent extends Happened {
  type: 'agent_message'
  id: string
  text: string
  author: string
  /** The reply of ours that the platform reports back, where it says so. */
  replyId: string | null
}

/** A reply that left for the customer. */
export interface ReplyEvent extends Happened {
  type: 'reply'
  id: string
  text: string
  /** The agent's name, or `auto`. */
  author: string
  draftId: string | null
  /** Ids of the customer's messages that it answers; empty where the shop began. */
  messageIds: string[]
  /** What its draft does; null where the words are the agent's own. */
  effects: Effects | null
}

/** What was understood of a customer's messages, or of an agent's. */
export interface ReadingEvent extends Happened {
  type: 'reading'
  messageIds: string[]
  reading: Reading
}

export interface RecallEvent extends Happened {
  type: 'recall'
  messageId: string
}

export interface EditEvent extends Happened {
  type: 'edit'
  messageId: string
  text: string
}

export interface OrderUpdateEvent extends Happened {
  type: 'order'
  order: Order
}

export interface ProductUpdateEvent extends Happened {
  type: 'product'
  product: Product
}

/** Messages that need no answer: a courtesy, or an agent says so. */
export interface DismissalEvent extends Happened {
  type: 'dismissal'
  messageIds: string[]
  by: string
}

/** The conversation went to an agent, or to nobody (null). */
export interface AssignmentEvent extends Happened {
  type: 'assignment'
  agent: string | null
}

/** An agent took the conversation over from the engine. */
export interface HandoffEvent extends Happened {
  type: 'handoff'
  by: string
}

/** Something was taken back before anybody outside heard of it: a reply that was still held, a handover, a dismissal. */
export type UndoEvent = Happened & { type: 'undo' } & (
    | { what: 'reply'; id: string }
    /** `of`: when that happened. */
    | { what: 'handoff' | 'dismissal'; of: number }
  )

/** One thing that happened in a conversation. Plain data, so that it can be stored as JSON. */
export type ConversationEvent =
  | MessageEvent
  | AgentMessageEvent
  | ReplyEvent
  | ReadingEvent
  | RecallEvent
  | EditEvent
  | OrderUpdateEvent
  | ProductUpdateEvent
  | DismissalEvent
  | AssignmentEvent
  | HandoffEvent
  | UndoEvent
