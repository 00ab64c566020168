import { sql } from 'kysely'
import { ShoudaError, UnavailableError } from '../errors.ts'
import type { Message } from '../types/index.ts'
import * as agents from './agent-queries.ts'
import { rowsOf } from './export-queries.ts'
import type { KnowledgeStore } from './knowledge-contract.ts'
import type { KnowledgeDialect } from './knowledge-tables.ts'
import * as messages from './message-queries.ts'
import * as outbox from './outbox-queries.ts'
import * as receive from './receive-queries.ts'
import * as review from './review-queries.ts'
import { toCorrection, toDraft, toMessage } from './rows.ts'
import type { Db } from './schema.ts'
import { SqlKnowledge } from './sql-knowledge.ts'
import type { Agent, Delivery, DraftCommit, OrderEvent, ReviewCommit, Session, Store } from './store.ts'
import * as work from './work-queries.ts'
import type { Write } from './write.ts'

async function guarded<T>(job: Promise<T>): Promise<T> {
  try {
    return await job
  } catch (fault) {
    if (fault instanceof ShoudaError) throw fault
    throw new UnavailableError(`database: ${fault instanceof Error ? fault.message : fault}`, {
      cause: fault,
    })
  }
}

/** The store over any database that Kysely speaks to: one set of queries, in the part of SQL that all share. */
export class SqlStore implements Store {
  readonly #db: Db
  readonly #write: Write

  /** Products and orders. */
  readonly knowledge: KnowledgeStore

  constructor(db: Db, write: Write, dialect: KnowledgeDialect) {
    this.#db = db
    this.#write = (job) => guarded(write(job))
    this.knowledge = new SqlKnowledge(this.#read, this.#write, dialect)
  }

  readonly #read = <T>(query: (db: Db) => Promise<T>): Promise<T> => guarded(query(this.#db))

  receiveMessage = (delivery: Delivery, message: Message) =>
    this.#write((db) => receive.receiveMessage(db, delivery, message))
  receiveRecall = (delivery: Delivery, conversationId: string, messageId: string, at: number) =>
    this.#write((db) => receive.receiveRecall(db, delivery, conversationId, messageId, at))
  receiveOrder = (delivery: Delivery, event: OrderEvent) =>
    this.#write((db) => receive.receiveOrder(db, delivery, event))

  takeWork = (now: number, leaseMs: number, limit: number) =>
    this.#write((db) => work.takeWork(db, now, leaseMs, limit))
  returnWork = (id: string, retryAt: number, error: string) =>
    this.#write((db) => work.returnWork(db, id, retryAt, error))
  commitDraft = (commit: DraftCommit) => this.#write((db) => work.commitDraft(db, commit))
  commitReview = (commit: ReviewCommit) => this.#write((db) => review.commitReview(db, commit))

  conversation = (shop: string, id: string) => this.#read((db) => review.conversation(db, shop, id))
  messages = (shop: string, conversationId: string) =>
    this.#read((db) => messages.messages(db, shop, conversationId))
  messagesById = (shop: string, conversationId: string, ids: readonly string[]) =>
    this.#read((db) => messages.messagesById(db, shop, conversationId, ids))
  drafts = (shop: string, conversationId: string) =>
    this.#read((db) => review.drafts(db, shop, conversationId))
  draft = (id: string) => this.#read((db) => review.draft(db, id))
  queue = (shop: string | null, limit: number) => this.#read((db) => review.queue(db, shop, limit))
  openConversations = (shop: string) => this.#read((db) => review.openConversations(db, shop))
  dueDrafts = (now: number, limit: number) => this.#read((db) => review.dueDrafts(db, now, limit))

  takeOutbox = (now: number, leaseMs: number, limit: number) =>
    this.#write((db) => outbox.takeOutbox(db, now, leaseMs, limit))
  settleOutbox = (id: string, outcome: outbox.Outcome) =>
    this.#write((db) => outbox.settleOutbox(db, id, outcome))
  outboxFor = (shop: string, conversationId: string) =>
    this.#read((db) => outbox.outboxFor(db, shop, conversationId))

  agents = () => this.#read((db) => agents.agents(db))
  saveAgent = (agent: Agent) => this.#write((db) => agents.saveAgent(db, agent))
  saveSession = (session: Session) => this.#write((db) => agents.saveSession(db, session))
  session = (tokenHash: string, now: number) => this.#read((db) => agents.session(db, tokenHash, now))
  deleteSession = (tokenHash: string) => this.#write((db) => agents.deleteSession(db, tokenHash))

  async *exportMessages(shop: string | null) {
    for await (const row of rowsOf(this.#read, 'messages', shop)) yield toMessage(row)
  }

  async *exportDrafts(shop: string | null) {
    for await (const row of rowsOf(this.#read, 'drafts', shop)) yield toDraft(row)
  }

  async *exportCorrections(shop: string | null) {
    for await (const row of rowsOf(this.#read, 'corrections', shop)) yield toCorrection(row)
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
