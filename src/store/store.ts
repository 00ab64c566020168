import type { ConversationState, Intent, Message, Order, Plan, Product } from '../types/index.ts'
import type { KnowledgeStore } from './knowledge-contract.ts'

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
export interface Draft {
  id: string
  shop: string
  conversationId: string
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

export interface Conversation {
  id: string
  shop: string
  channel: string
  customerName: string | null
  state: ConversationState
  /** The burst that is being answered: the state before it, its messages, and the draft made of it. */
  burst: { state: ConversationState; messageIds: string[]; draftId: string | null } | null
  /** Grows with every change of `state` or `burst`, for optimistic locking. */
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

/** Something that leaves for the platform; kept until the platform has taken it. */
export interface OutboxItem {
  id: string
  shop: string
  channel: string
  conversationId: string
  draftId: string | null
  text: string
  createdAt: number
  /** How often it was taken for sending. */
  attempts: number
  nextAttemptAt: number
  deliveredAt: number | null
  lastError: string | null
  /** No further attempts: the platform refused for good or the attempts ran out. */
  failed: boolean
}

/** A unit of work that a delivery left behind. */
export interface WorkItem {
  id: string
  shop: string
  conversationId: string
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
  /** `state` and `burst` as they shall be, `version` as it was read. */
  conversation: Conversation
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
 * A decision that closes the draft also ends the conversation's burst.
 */
export interface ReviewCommit {
  draftId: string
  version: number
  status: DraftStatus
  agent: string
  at: number
  outbox: OutboxItem | null
  correction: Correction | null
  /** The conversation with its next state, `version` as it was read; null where the decision changes nothing in it. */
  conversation: Conversation | null
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

  /** Stores the message with its work item, at most once per delivery id and per message id. */
  receiveMessage(delivery: Delivery, message: Message): Promise<Receipt>
  /** Marks a message as recalled, voids the draft that waits on it and leaves a work item, for the rest of its burst. */
  receiveRecall(delivery: Delivery, conversationId: string, messageId: string, at: number): Promise<Receipt>
  receiveOrder(delivery: Delivery, event: OrderEvent): Promise<Receipt>

  /** Takes up to `limit` work items whose time has come and hides them until `now + leaseMs`. Oldest first; never two of one conversation at a time. */
  takeWork(now: number, leaseMs: number, limit: number): Promise<WorkItem[]>
  /** Gives a work item back after a failure, to be taken again at `retryAt`. */
  returnWork(id: string, retryAt: number, error: string): Promise<void>
  /** `stale`: the work item is done, the conversation has moved on or a draft to close is closed; nothing was changed. */
  commitDraft(commit: DraftCommit): Promise<'done' | 'stale'>
  commitReview(commit: ReviewCommit): Promise<'done' | 'stale'>

  conversation(shop: string, id: string): Promise<Conversation | null>
  messages(shop: string, conversationId: string): Promise<StoredMessage[]>
  /** Those of the conversation's messages that have these ids, oldest first. */
  messagesById(shop: string, conversationId: string, ids: readonly string[]): Promise<StoredMessage[]>
  drafts(shop: string, conversationId: string): Promise<Draft[]>
  draft(id: string): Promise<Draft | null>
  /** Waiting drafts, most urgent first, then longest waiting. `shop` null: all shops. */
  queue(shop: string | null, limit: number): Promise<QueueEntry[]>
  /** Conversations of the shop with a waiting draft. */
  openConversations(shop: string): Promise<number>
  /** Waiting drafts whose time to go out by themselves has come, in conversations without pending work. */
  dueDrafts(now: number, limit: number): Promise<Draft[]>

  /** As `takeWork`, for what leaves; a conversation's next item waits until the one before is settled. */
  takeOutbox(now: number, leaseMs: number, limit: number): Promise<OutboxItem[]>
  settleOutbox(
    id: string,
    outcome: { deliveredAt: number } | { retryAt: number; error: string } | { failed: string },
  ): Promise<void>
  outboxFor(shop: string, conversationId: string): Promise<OutboxItem[]>

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
