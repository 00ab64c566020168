import type { ConversationEvent } from '../types/index.ts'
import type {
  Conversation,
  ConversationKey,
  Correction,
  Draft,
  OutboxItem,
  StoredMessage,
} from './records.ts'

export const DESK_VIEWS = ['review', 'follow_up', 'mine', 'failed', 'closed'] as const
export type DeskView = (typeof DESK_VIEWS)[number]

/** Who works on a conversation. */
export interface Assignee {
  id: string
  name: string
}

/** How a conversation stands on the agents' desk. */
export interface Standing {
  /** When the oldest message came that nobody has answered; null where no answer is owed. */
  owedSince: number | null
  /** As `owedSince`, or since when a draft waits that answers no message. */
  waitingSince: number | null
  draftId: string | null
  /** 0 urgent, 1 high, 2 normal. */
  urgency: number
  handedOver: boolean
  failed: boolean
  tasksDueAt: number | null
  assignee: Assignee | null
  snoozedUntil: number | null
  closedAt: number | null
  labels: string[]
  lastFrom: 'customer' | 'agent' | 'system'
  lastAt: number
}

export interface DeskEntry extends Standing {
  conversation: Conversation
  /** The draft that waits. */
  draft: Draft | null
}

/** Which conversations a list shows. */
export interface DeskQuery {
  view: DeskView
  /** The shops that may be seen. */
  shops: readonly string[]
  agentId: string
  now: number
  intent?: string | undefined
  urgency?: number | undefined
  reason?: string | undefined
  label?: string | undefined
  /** Found in the customer's name or the last words. */
  words?: string | undefined
  /** Milliseconds within which a customer is to hear something, by shop. */
  targets: ReadonlyMap<string, number>
  /** Kinds of work that others review, as `shop/area`, until its time is over. */
  without?: readonly string[] | undefined
}

export interface DeskPage {
  entries: DeskEntry[]
  /** Where the next page begins; null after the last one. */
  cursor: string | null
  total: number
}

/** Messages, oldest first, and what was sent in their time. */
export interface MessagePage {
  messages: StoredMessage[]
  sent: OutboxItem[]
  /** Where the page before begins: its `before`; null where there is none. */
  older: string | null
}

/** A message's place among those that are owed an answer. */
export interface Owed {
  id: string
  at: number
}

/** What an agent has typed and not sent, bound to the draft that stood beside it. */
export interface Words {
  draftId: string | null
  text: string
  at: number
}

export interface Note {
  id: string
  author: string
  text: string
  at: number
}

/** Something promised to a customer. */
export interface Task {
  id: string
  what: string
  owner: string
  dueAt: number
  createdAt: number
  doneAt: number | null
}

export const OUTCOMES = ['as_is', 'edited', 'rejected', 'ignored', 'superseded'] as const
export type OutcomeName = (typeof OUTCOMES)[number]

/** What became of a draft. */
export interface Outcome {
  outcome: OutcomeName
  reason: string | null
  /** Characters that were changed, where it was edited. */
  distance: number | null
}

/** A reply with all that it changes, committed as one. */
export interface ReplyCommit {
  key: ConversationKey
  agent: Assignee
  /** The draft that it sends, as it was seen; null where the words are the agent's own. */
  draft: { id: string; version: number } | null
  /** Messages and replies that the agent had on screen. */
  seen: readonly string[]
  outbox: OutboxItem
  event: ConversationEvent
  correction: Correction | null
  outcome: Outcome | null
  at: number
}

/** `stale`: the draft has changed; `unseen`: something newer came that the agent had not seen. */
export type ReplyOutcome = 'done' | 'stale' | 'unseen'

/** A place in the feed of changes: the transaction that a change is of, and its number there. */
export interface FeedPlace {
  tx: number
  seq: number
}

/** A line of the feed of changes. */
export interface Change extends ConversationKey, FeedPlace {
  what: string
  at: number
}

/** A place in what was found: the time and, of the same time, the number. */
export interface FoundPlace {
  at: number
  n: number
}

/** Messages and replies of ours that hold words. */
export interface MessageQuery {
  words: string
  shops: readonly string[]
  /** Behind this one; null: from the newest on. */
  before: FoundPlace | null
  limit: number
}

export interface FoundMessage extends ConversationKey, FoundPlace {
  messageId: string
  text: string
  from: 'customer' | 'agent' | 'system'
  customerName: string | null
}

export interface FoundMessages {
  hits: FoundMessage[]
  total: number
}

export interface FoundCustomer extends ConversationKey {
  customerName: string | null
  lastText: string
  at: number
}

/** A phrase that a shop's supervisors have written. */
export interface StoredPhrase {
  id: string
  shop: string
  title: string
  text: string
  at: number
}

/** What a shop's clock is ahead of UTC, from this time on. */
export interface DayOffset {
  from: number
  offsetMs: number
}

export interface FiguresQuery {
  shops: readonly string[]
  from: number
  until: number
  /** By shop, in the order of time: when its days begin. */
  days: ReadonlyMap<string, readonly DayOffset[]>
}

/** What a dashboard is made of; `day` counts the shops' days since 1970, `n` how often. */
export interface DeskFigures {
  messages: { shop: string; day: number; n: number }[]
  conversations: number
  /** `worded`: those with words that could be sent. */
  drafts: { shop: string; intent: string | null; day: number; n: number; worded: number }[]
  outcomes: {
    shop: string
    intent: string | null
    agent: string | null
    outcome: OutcomeName
    day: number
    n: number
  }[]
  handoffs: { reason: string; n: number }[]
  waits: { shop: string; intent: string | null; agent: string; ms: number; day: number }[]
  tasks: { dueAt: number; doneAt: number | null }[]
  missing: { shop: string; intent: string | null; kind: string | null; n: number; example: string }[]
}

/** What is stored for the agents' desk. */
export interface DeskStore {
  list(query: DeskQuery, cursor: string | null, limit: number): Promise<DeskPage>
  counts(query: Omit<DeskQuery, 'view'>): Promise<Record<DeskView, number>>
  standing(key: ConversationKey): Promise<Standing | null>
  /** Unanswered messages, oldest first. */
  owed(key: ConversationKey): Promise<Owed[]>
  /** The newest messages before this one (null: of all), with the replies between them. */
  page(key: ConversationKey, before: string | null, limit: number): Promise<MessagePage>
  /** The customer's other conversations with the shop, newest first. */
  earlier(key: ConversationKey, limit: number): Promise<Conversation[]>

  reply(commit: ReplyCommit): Promise<ReplyOutcome>
  /** Takes back a reply that is still held; its draft waits again. Null where it is too late. */
  undoReply(id: string, now: number): Promise<OutboxItem | null>
  /** Lets a draft wait again that was closed without words after `since`. */
  reopenDraft(id: string, version: number, since: number, now: number): Promise<'done' | 'stale'>
  /** Gives the conversation to somebody, where it is still `expected`'s; else answers who has it. */
  assign(
    key: ConversationKey,
    expected: string | null,
    to: Assignee | null,
    at: number,
  ): Promise<{ done: boolean; assignee: Assignee | null } | null>
  /** `owed`: an answer is owed and was not dismissed. */
  closeConversation(key: ConversationKey, by: string, dismiss: boolean, at: number): Promise<'done' | 'owed'>
  reopenConversation(key: ConversationKey, by: Assignee, at: number): Promise<'done' | 'stale'>
  snooze(key: ConversationKey, until: number | null, at: number): Promise<void>
  setLabels(key: ConversationKey, labels: readonly string[], at: number): Promise<void>

  words(agentId: string, key: ConversationKey): Promise<Words | null>
  saveWords(agentId: string, key: ConversationKey, words: Words): Promise<void>
  dropWords(agentId: string, key: ConversationKey): Promise<void>
  notes(key: ConversationKey): Promise<Note[]>
  addNote(key: ConversationKey, note: Note): Promise<void>
  /** Where the note was, or null. */
  removeNote(id: string, author: string | null, at: number): Promise<ConversationKey | null>
  tasks(key: ConversationKey): Promise<Task[]>
  addTask(key: ConversationKey, task: Task): Promise<void>
  changeTask(
    id: string,
    change: Partial<Pick<Task, 'doneAt' | 'dueAt' | 'owner'>>,
    at: number,
  ): Promise<ConversationKey | null>
  /** Where a task or a note belongs; null where there is none. */
  placeOf(table: 'notes' | 'tasks', id: string): Promise<ConversationKey | null>

  findMessages(query: MessageQuery): Promise<FoundMessages>
  findCustomers(query: Pick<MessageQuery, 'words' | 'shops' | 'limit'>): Promise<FoundCustomer[]>
  figures(query: FiguresQuery): Promise<DeskFigures>
  phrases(shop: string): Promise<StoredPhrase[]>
  addPhrase(phrase: StoredPhrase): Promise<void>
  /** The shop of a phrase; null where there is none. */
  phraseShop(id: string): Promise<string | null>
  removePhrase(id: string): Promise<void>
  /** A setting of the shop as it was saved; null where there is none. */
  setting(shop: string, name: string): Promise<unknown>
  saveSetting(shop: string, name: string, value: unknown): Promise<void>

  /** Changes behind this place, of all shops, by their transactions. */
  changesAfter(place: FeedPlace, limit: number): Promise<Change[]>
  /** The oldest transaction that may still bring changes; all of older ones are there. */
  feedHorizon(): Promise<number>
  /** The oldest transaction whose changes are kept; null where none is. */
  oldestChange(): Promise<number | null>
  /** Forgets changes before this time. */
  forgetChanges(before: number): Promise<void>
}
