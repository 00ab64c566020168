import type { ConversationEvent, Intent, Message, Order, Plan, Product } from '../types/index.ts'
import type { KnowledgeStore } from './knowledge-contract.ts'

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

/** What the next draft changes, committed as one. */
export interface DraftCommit {
  workItemId: string
  /** `version` as it was read. */
  conversation: Conversation
  /** What the log is to hold besides: what was understood, what needs no answer. */
  events: ConversationEvent[]
  /** Null where nothing is to be shown to an agent (an acknowledgement, an agent's message). */
  draft: Draft | null
  /** Waiting drafts that the new one replaces or that are void, with their new status. */
  close: { draftId: string; status: DraftStatus }[]
  /** Nothing of this conversation goes out by itself any more. */
  stopAutoSend: boolean
  at: number
}

/**
 * What an agent's decision on a draft changes, committed as one; fails where a version has moved on.
 */
export interface ReviewCommit {
  draftId: string
  version: number
  status: DraftStatus
  agent: string
  at: number
  outbox: OutboxItem | null
  correction: Correction | null
  /** What the decision means for the conversation: a reply, a dismissal, a takeover. */
  events: ConversationEvent[]
  /** Nothing of this conversation goes out by itself any more. */
  stopAutoSend: boolean
}

/**
 * The database. Every method is one transaction; what a method has answered is durable.
 * Implementations pass `tests/store/contract.ts`. Faults of the database reach the caller as `UnavailableError`.
 */
export interface Store {
  /** Products and orders. */
  readonly knowledge: KnowledgeStore

  /** Stores the message with its work item, at most once per delivery id and per message id in its conversation. */
  receiveMessage(delivery: Delivery, message: Message): Promise<Receipt>
  /** Gives a message its new text, voids the draft that waits on it and leaves a work item; a message that is not stored is stored. */
  receiveEdit(delivery: Delivery, message: Message): Promise<Receipt>
  /** Marks a message as recalled, voids the draft that waits on it and leaves a work item, for the rest of its burst. */
  receiveRecall(delivery: Delivery, conversationId: string, messageId: string, at: number): Promise<Receipt>
  receiveOrder(delivery: Delivery, event: OrderEvent): Promise<Receipt>

  /** Takes up to `limit` work items whose time has come and hides them until `now + leaseMs`. Oldest first; never two of one conversation at a time. */
  takeWork(now: number, leaseMs: number, limit: number): Promise<WorkItem[]>
  /** Gives a work item back after a failure, to be taken again at `retryAt`; `untried` where the work itself did not fail. */
  returnWork(id: string, retryAt: number, error: string, untried?: boolean): Promise<void>
  /** `stale`: the work item is done, the conversation has moved on or a draft to close is closed; nothing was changed. */
  commitDraft(commit: DraftCommit): Promise<'done' | 'stale'>
  commitReview(commit: ReviewCommit): Promise<'done' | 'stale'>

  /** Adds to the conversation's log. */
  appendEvents(key: ConversationKey, events: readonly ConversationEvent[], receivedAt: number): Promise<void>
  /** The conversation's events after number `afterSeq`, oldest first. */
  eventsOf(key: ConversationKey, afterSeq: number): Promise<StoredEvent[]>

  conversation(key: ConversationKey): Promise<Conversation | null>
  messages(key: ConversationKey): Promise<StoredMessage[]>
  /** Those of the conversation's messages that have these ids, oldest first. */
  messagesById(key: ConversationKey, ids: readonly string[]): Promise<StoredMessage[]>
  drafts(key: ConversationKey): Promise<Draft[]>
  draft(id: string): Promise<Draft | null>
  /** Waiting drafts, most urgent first, then longest waiting. `shop` null: all shops. */
  queue(shop: string | null, limit: number): Promise<QueueEntry[]>
  /** Conversations of the shop with a waiting draft. */
  openConversations(shop: string): Promise<number>
  /** Waiting drafts whose time to go out by themselves has come, in conversations without pending work. */
  dueDrafts(now: number, limit: number): Promise<Draft[]>

  /** The lanes in which a reply is due. */
  dueLanes(now: number): Promise<Lane[]>
  /** As `takeWork`, for what leaves; a conversation's next item waits until the one before is settled. */
  takeOutbox(lane: Lane, now: number, leaseMs: number, limit: number): Promise<OutboxItem[]>
  /** Fixes what is sent, where it is not fixed yet; resolves to what is. */
  fixBody(id: string, body: string): Promise<string>
  /** Ends an attempt and logs it; what is delivered stays delivered, whoever comes late. */
  settleOutbox(id: string, outcome: AttemptOutcome): Promise<void>
  reply(id: string): Promise<OutboxItem | null>
  /** The attempts to deliver a reply, oldest first. */
  attemptsOf(replyId: string): Promise<Attempt[]>
  /** Replies of which it is not known or not true that they arrived, newest first. `shop` null: all shops. */
  troubledReplies(shop: string | null, limit: number): Promise<OutboxItem[]>
  /** Gives a reply that was not delivered a new day of attempts; false where there is none. */
  resend(id: string, now: number): Promise<boolean>
  /** What is due to be planned and to be sent. */
  backlog(now: number): Promise<{ work: Backlog; outbox: Backlog; troubled: number }>
  /** The database's time, in milliseconds since the epoch: one for all nodes. */
  time(): Promise<number>
  outboxFor(key: ConversationKey): Promise<OutboxItem[]>

  agents(): Promise<Agent[]>
  saveAgent(agent: Agent): Promise<void>
  saveSession(session: Session): Promise<void>
  session(tokenHash: string, now: number): Promise<{ session: Session; agent: Agent } | null>
  deleteSession(tokenHash: string): Promise<void>

  exportMessages(shop: string | null): AsyncIterable<StoredMessage>
  exportDrafts(shop: string | null): AsyncIterable<Draft>
  exportCorrections(shop: string | null): AsyncIterable<Correction>

  /** Resolves where the database answers. */
  ping(): Promise<void>
  close(): Promise<void>
}
