import type { ConversationEvent, Intent, Message, Order, Plan, Product } from '../types/index.ts'

/** What tells conversations apart. Messages, drafts, replies and work bear it. */
export interface ConversationKey {
  shop: string
  channel: string
  conversationId: string
}

/** A line of a conversation's log; `seq` grows along it. */
export interface StoredEvent {
  seq: number
  event: ConversationEvent
  receivedAt: number
}

/** How a delivery of a channel was taken in. */
export type Receipt =
  | { status: 'accepted' }
  /** This message or delivery is stored already. */
  | { status: 'duplicate' }
  /** The delivery's id was seen before with another body. */
  | { status: 'conflict' }

/** The delivery that brought an event: its id at the channel and a hash of the raw body. */
export interface Delivery {
  shop: string
  channel: string
  id: string
  bodyHash: string
}

/** What a channel brings besides messages. */
export interface OrderEvent {
  shop: string
  channel: string
  conversationId: string
  order: Order
  product: Product | null
  at: number
}

export type DraftStatus = 'waiting' | 'sent' | 'superseded' | 'void' | 'handed_over' | 'dismissed'

/** A rendered plan waiting for an agent. `version` grows with every change, for optimistic locking. */
export interface Draft extends ConversationKey {
  id: string
  /** The customer's messages it answers, oldest first; empty for outgoing drafts. */
  messageIds: string[]
  plan: Plan
  text: string | null
  status: DraftStatus
  version: number
  /** Set where the draft goes out by itself once this time has come. */
  autoSendAt: number | null
  createdAt: number
  closedAt: number | null
  closedBy: string | null
  /** The kind of work it is, as agents divide it. */
  area?: string | null | undefined
}

export interface StoredMessage extends Message {
  /** Recalled by the customer. */
  recalled: boolean
}

/** The key of a conversation as it is stored. */
export const keyOf = ({
  shop,
  channel,
  id,
}: Pick<Conversation, 'shop' | 'channel' | 'id'>): ConversationKey => ({
  shop,
  channel,
  conversationId: id,
})

export interface Conversation {
  id: string
  shop: string
  channel: string
  customerName: string | null
  /** The sender of the customer's messages; null before the first. */
  customerId: string | null
  /** Grows with every draft and decision, for optimistic locking. */
  version: number
  lastMessageAt: number
  lastText: string
  order: Order | null
  product: Product | null
}

/** A line of the agents' queue: a conversation with something that waits for a person. */
export interface QueueEntry {
  conversation: Conversation
  draft: Draft
  /** When the oldest unanswered message came. */
  waitingSince: number
}

/** What an agent changed: a candidate for the training data. */
export interface Correction {
  id: string
  draftId: string
  shop: string
  conversationId: string
  /** The customer's words. */
  text: string
  predicted: Intent | 'out_of_scope' | null
  /** The intent the agent says it is; null where only the words were changed. */
  intent: Intent | 'out_of_scope' | null
  draftText: string | null
  sentText: string | null
  agent: string
  at: number
}

/**
 * How far a reply has come: `queued` for its next attempt, `sending` at this moment, `unknown` (sent, but the platform
 * said nothing; tried again with the same id and bytes), `delivered`, `refused` by the platform, `failed` after a day.
 */
export type DeliveryState = 'queued' | 'sending' | 'unknown' | 'delivered' | 'refused' | 'failed'

/** One attempt to deliver a reply. */
export interface Attempt {
  at: number
  state: DeliveryState
  message: string | null
}

/** What an attempt came to, `at` its end. `untried`: nothing was sent, the day has not begun. */
export type AttemptOutcome =
  | { state: 'delivered'; at: number }
  | { state: 'refused' | 'failed'; at: number; error: string }
  | { state: 'queued' | 'unknown'; at: number; error: string; retryAt: number; untried?: boolean }

/** Where replies queue behind each other: a platform that is slow for one shop holds up no other. */
export interface Lane {
  shop: string
  channel: string
}

/** What waits: how much, and since when the oldest is due; null where nothing waits. */
export interface Backlog {
  count: number
  oldestDueAt: number | null
}

/** Something that leaves for the platform; kept until the platform has taken it. */
export interface OutboxItem extends ConversationKey {
  id: string
  draftId: string | null
  text: string
  /** The agent's name, or `auto`. */
  author: string
  /** What is sent, fixed before the first attempt; null where an earlier release left it unsent. */
  body: string | null
  state: DeliveryState
  createdAt: number
  /** How often it was taken for sending. */
  attempts: number
  firstAttemptAt: number | null
  nextAttemptAt: number
  deliveredAt: number | null
  lastError: string | null
}

/** A unit of work that a delivery left behind. */
export interface WorkItem extends ConversationKey {
  id: string
  kind: 'message' | 'order'
  /** The message's id, or the order event as JSON. */
  payload: string
  /** How often it was taken, this time included. */
  attempts: number
}

export interface Agent {
  id: string
  name: string
  role: 'agent' | 'supervisor'
  passwordHash: string
}

export interface Session {
  tokenHash: string
  agentId: string
  expiresAt: number
}
