import type { ConversationEvent, Message } from '../types/index.ts'
import type { AccessStore } from './access-contract.ts'
import type { DeskStore, Outcome, Owed, Task } from './desk-contract.ts'
import type { KnowledgeStore } from './knowledge-contract.ts'
import type { ToldRecords } from './record-queries.ts'
import type {
  Attempt,
  AttemptOutcome,
  Backlog,
  Conversation,
  ConversationKey,
  Correction,
  Delivery,
  Draft,
  DraftStatus,
  Lane,
  OrderEvent,
  OutboxItem,
  QueueEntry,
  Receipt,
  StoredEvent,
  StoredMessage,
  WorkItem,
} from './records.ts'

export * from './access-records.ts'
export * from './desk-contract.ts'
export * from './records.ts'

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
  /** What the log says: messages that wait for an answer, of those it holds. */
  log?: { waiting: readonly Owed[]; heard: ReadonlySet<string> } | undefined
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
  /** What became of the draft; null where it goes on waiting. */
  outcome?: Outcome | null | undefined
  /** The draft that takes its place. */
  next?: Draft | undefined
}

/**
 * The database. Every method is one transaction; what a method has answered is durable, but for work: a lease or
 * a draft that a power cut takes away is made again, and nothing that is built on it is durable without it.
 * Implementations pass `tests/store/contract.ts`. Faults of the database reach the caller as `UnavailableError`.
 */
export interface Store {
  /** Products and orders. */
  readonly knowledge: KnowledgeStore
  /** Users, sessions, tokens, the audit log. */
  readonly access: AccessStore
  /** The agents' desk. */
  readonly desk: DeskStore

  /** Stores the message with its work item, at most once per delivery id and per message id in its conversation. */
  receiveMessage(delivery: Delivery, message: Message): Promise<Receipt>
  /** Gives a message its new text, voids the draft that waits on it and leaves a work item; a message that is not stored is stored. */
  receiveEdit(delivery: Delivery, message: Message): Promise<Receipt>
  /** Marks a message as recalled, voids the draft that waits on it and leaves a work item, for the rest of its burst. */
  receiveRecall(delivery: Delivery, conversationId: string, messageId: string, at: number): Promise<Receipt>
  receiveOrder(delivery: Delivery, event: OrderEvent): Promise<Receipt>
  /** Merges products and orders into the shop's, at most once per delivery id; an order's customer may have to be told. */
  receiveRecords(delivery: Delivery, told: ToldRecords): Promise<Receipt>

  /** Takes up to `limit` work items whose time has come and hides them until `now + leaseMs`. Oldest first; never two of one conversation at a time. */
  takeWork(now: number, leaseMs: number, limit: number): Promise<WorkItem[]>
  /** Keeps work that is under way from being taken by others until `now + leaseMs`; what was lost meanwhile stays lost. */
  keepWork(ids: readonly string[], now: number, leaseMs: number): Promise<void>
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
  /** Ends an attempt and logs it; what is delivered stays delivered, whoever comes late, and what it promised is to be done. */
  settleOutbox(id: string, outcome: AttemptOutcome, promised?: readonly Task[]): Promise<void>
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

  exportMessages(shop: string | null): AsyncIterable<StoredMessage>
  exportDrafts(shop: string | null): AsyncIterable<Draft>
  exportCorrections(shop: string | null): AsyncIterable<Correction>

  /**
   * Hears what other nodes tell, and nothing where there can be none; the function that is returned ends it. Notices
   * only wake: what is true stands in the feed of changes.
   */
  listen(onNotice: (payload: string) => void): () => Promise<void>
  /** Tells the other nodes. */
  notify(payload: string): Promise<void>

  /** Resolves where the database answers. */
  ping(): Promise<void>
  close(): Promise<void>
}
