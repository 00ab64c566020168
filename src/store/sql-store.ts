import { sql } from 'kysely'
import { ShoudaError, UnavailableError, UnstorableError } from '../errors.ts'
import type { ConversationEvent, Message } from '../types/index.ts'
import type { AccessStore } from './access-contract.ts'
import { Aside } from './aside.ts'
import * as backlog from './backlog-queries.ts'
import { lockConversation } from './conversation-queries.ts'
import { tellNodes } from './desk/dialect.ts'
import * as events from './event-queries.ts'
import { rowsOf } from './export-queries.ts'
import { foldOf } from './inbox-queries.ts'
import type { TakeIn } from './intake.ts'
import type { KnowledgeStore } from './knowledge-contract.ts'
import type { KnowledgeDialect } from './knowledge-tables.ts'
import * as messages from './message-queries.ts'
import * as outbox from './outbox-queries.ts'
import * as receive from './receive-queries.ts'
import * as records from './record-queries.ts'
import * as review from './review-queries.ts'
import { toCorrection, toDraft, toMessage } from './rows.ts'
import type { Db } from './schema.ts'
import { SqlAccess } from './sql-access.ts'
import { SqlDesk } from './sql-desk.ts'
import { SqlKnowledge } from './sql-knowledge.ts'
import type {
  AttemptOutcome,
  ConversationKey,
  Delivery,
  DraftCommit,
  Lane,
  OrderEvent,
  ReviewCommit,
  Store,
  Task,
} from './store.ts'
import * as work from './work-queries.ts'
import type { Write } from './write.ts'

/** SQLSTATE class 22 is PostgreSQL's for data; 18 and 20 are SQLite's codes for too big and of the wrong type. */
function isOfData(fault: unknown): boolean {
  if (fault instanceof RangeError) return true
  const { code, errcode } = (fault ?? {}) as { code?: unknown; errcode?: unknown }
  return (typeof code === 'string' && /^22\w{3}$/.test(code)) || errcode === 18 || errcode === 20
}

async function guarded<T>(job: Promise<T>): Promise<T> {
  try {
    return await job
  } catch (fault) {
    if (fault instanceof ShoudaError) throw fault
    const message = `database: ${fault instanceof Error ? fault.message : fault}`
    throw isOfData(fault)
      ? new UnstorableError(message, { cause: fault })
      : new UnavailableError(message, { cause: fault })
  }
}

/** Runs a query, faults of the database told as such. */
type Read = <T>(query: (db: Db) => Promise<T>) => Promise<T>

/** What the databases say in words of their own. */
interface Dialect {
  /** Asks the database for its time. */
  time: (db: Db) => Promise<number>
  knowledge: KnowledgeDialect
  /** Whether rows that another node holds can be passed over; one writer at a time has no need to. */
  skipsLocked: boolean
  takeIn: TakeIn
  /** Hears other nodes, where there can be any. */
  listen: ((onNotice: (payload: string) => void) => () => Promise<void>) | null
}

/** The store over any database that Kysely speaks to: one set of queries, in the part of SQL that all share. */
export class SqlStore implements Store {
  readonly #db: Db
  readonly #write: Write
  readonly #aside: Aside
  readonly #time: (db: Db) => Promise<number>
  readonly #skipsLocked: boolean
  readonly #knowledgeDialect: KnowledgeDialect
  readonly #listen: Dialect['listen']

  /** Products and orders. */
  readonly knowledge: KnowledgeStore
  /** Users, sessions, tokens, the audit log. */
  readonly access: AccessStore
  readonly desk: SqlDesk

  constructor(db: Db, write: Write, { time, knowledge, skipsLocked, takeIn, listen }: Dialect) {
    this.#listen = listen
    this.#db = db
    this.#time = time
    this.#skipsLocked = skipsLocked
    this.#write = (job, isRedone) => guarded(write(job, isRedone))
    this.#aside = new Aside(db, write, { takeIn, ordered: !skipsLocked })
    this.#knowledgeDialect = knowledge
    this.knowledge = new SqlKnowledge(this.#read, this.#write, knowledge)
    this.access = new SqlAccess(this.#read, this.#write)
    this.desk = new SqlDesk(this.#readAll, this.#read, async (job, isRedone) => {
      await guarded(this.#aside.settle())
      return this.#write(job, isRedone)
    })
  }

  readonly #read: Read = (query) => guarded(query(this.#db))
  /** After everything that was acknowledged is in its place. */
  readonly #readAll: Read = (query) => guarded(this.#aside.settle().then(() => query(this.#db)))
  readonly #readOf = <T>(key: ConversationKey, query: (db: Db) => Promise<T>): Promise<T> =>
    guarded(this.#aside.settleOf(key).then(() => query(this.#db)))

  receiveMessage = async (delivery: Delivery, message: Message) =>
    (await guarded(this.#aside.intake.take(delivery, message)))
      ? ({ status: 'accepted' } as const)
      : this.#write((db) => receive.receiveMessage(db, delivery, message))
  receiveEdit = (delivery: Delivery, message: Message) =>
    this.#write((db) => receive.receiveEdit(db, delivery, message))
  receiveRecall = (delivery: Delivery, conversationId: string, messageId: string, at: number) =>
    this.#write((db) => receive.receiveRecall(db, delivery, conversationId, messageId, at))
  receiveOrder = (delivery: Delivery, event: OrderEvent) =>
    this.#write((db) => receive.receiveOrder(db, delivery, event))

  receiveRecords = (delivery: Delivery, told: records.ToldRecords) =>
    this.#write((db) => records.receiveRecords(db, this.#knowledgeDialect, delivery, told))

  takeWork = async (now: number, leaseMs: number, limit: number) => {
    const aside = await guarded(this.#aside.some()).then(
      () => null,
      (fault: unknown) => ({ fault }),
    )
    const items = await this.#write((db) => work.takeWork(db, now, leaseMs, limit, this.#skipsLocked), true)
    // What is in its place goes on all the same.
    if (aside !== null && items.length === 0) throw aside.fault
    return items
  }
  keepWork = (ids: readonly string[], now: number, leaseMs: number) =>
    this.#write((db) => work.keepWork(db, ids, now, leaseMs), true)
  returnWork = (id: string, retryAt: number, error: string, untried = false) =>
    this.#write((db) => work.returnWork(db, id, retryAt, error, untried), true)
  commitDraft = (commit: DraftCommit) => this.#write((db) => work.commitDraft(db, commit), true)
  commitReview = (commit: ReviewCommit) => this.#write((db) => review.commitReview(db, commit))

  appendEvents = (key: ConversationKey, added: readonly ConversationEvent[], receivedAt: number) =>
    this.#write(async (db) => {
      await foldOf(db, key)
      await lockConversation(db, key)
      await events.appendEvents(db, key, added, receivedAt)
    })
  eventsOf = (key: ConversationKey, afterSeq: number) =>
    this.#readOf(key, (db) => events.eventsOf(db, key, afterSeq))

  conversation = (key: ConversationKey) => this.#readOf(key, (db) => review.conversation(db, key))
  messages = (key: ConversationKey) => this.#readOf(key, (db) => messages.messages(db, key))
  messagesById = (key: ConversationKey, ids: readonly string[]) =>
    this.#readOf(key, (db) => messages.messagesById(db, key, ids))
  drafts = (key: ConversationKey) => this.#read((db) => review.drafts(db, key))
  draft = (id: string) => this.#read((db) => review.draft(db, id))
  queue = (shops: readonly string[] | null, limit: number) =>
    this.#readAll((db) => review.queue(db, shops, limit))
  openConversations = (shop: string) => this.#read((db) => review.openConversations(db, shop))
  dueDrafts = (now: number, limit: number) => this.#read((db) => review.dueDrafts(db, now, limit))

  dueLanes = (now: number) => this.#read((db) => outbox.dueLanes(db, now))
  takeOutbox = (lane: Lane, now: number, leaseMs: number, limit: number) =>
    this.#write((db) => outbox.takeOutbox(db, lane, { now, leaseMs, limit, skipsLocked: this.#skipsLocked }))
  fixBody = (id: string, body: string) => this.#write((db) => outbox.fixBody(db, id, body))
  settleOutbox = (id: string, outcome: AttemptOutcome, promised: readonly Task[] = []) =>
    this.#write((db) => outbox.settleOutbox(db, id, outcome, promised))
  reply = (id: string) => this.#read((db) => outbox.reply(db, id))
  attemptsOf = (replyId: string) => this.#read((db) => outbox.attemptsOf(db, replyId))
  troubledReplies = (shops: readonly string[] | null, limit: number) =>
    this.#read((db) => outbox.troubledReplies(db, shops, limit))
  resend = (id: string, now: number) => this.#write((db) => outbox.resend(db, id, now))
  backlog = (now: number) => this.#read((db) => backlog.backlog(db, now))
  time = () => this.#read(this.#time)
  outboxFor = (key: ConversationKey) => this.#read((db) => outbox.outboxFor(db, key))

  async *exportMessages(shop: string | null) {
    for await (const row of rowsOf(this.#readAll, 'messages', shop)) yield toMessage(row)
  }

  async *exportDrafts(shop: string | null) {
    for await (const row of rowsOf(this.#read, 'drafts', shop)) yield toDraft(row)
  }

  async *exportCorrections(shop: string | null) {
    for await (const row of rowsOf(this.#read, 'corrections', shop)) yield toCorrection(row)
  }

  listen = (onNotice: (payload: string) => void) => this.#listen?.(onNotice) ?? (async () => {})
  notify = async (payload: string) => {
    if (this.#listen !== null) await this.#read((db) => tellNodes(db, payload))
  }

  ping = () =>
    this.#read(async (db) => {
      await sql`select 1`.execute(db)
    })

  /** Waits for what is under way, then closes. */
  async close(): Promise<void> {
    await this.#write(async () => {}).catch(() => {})
    await guarded(this.#db.destroy())
  }
}
