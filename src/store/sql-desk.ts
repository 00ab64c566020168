import * as feed from './desk/feed.ts'
import * as figures from './desk/figures.ts'
import * as find from './desk/find.ts'
import * as kept from './desk/kept.ts'
import * as lists from './desk/list.ts'
import * as people from './desk/people.ts'
import * as queries from './desk/queries.ts'
import * as replies from './desk/replies.ts'
import * as rows from './desk/rows.ts'
import type { Db } from './schema.ts'
import type {
  Assignee,
  ConversationKey,
  DeskQuery,
  DeskStore,
  FeedPlace,
  FiguresQuery,
  MessageQuery,
  Note,
  ReplyCommit,
  StoredPhrase,
  Task,
  Words,
} from './store.ts'
import type { Write } from './write.ts'

/** Runs a query, faults of the database told as such. */
type Read = <T>(query: (db: Db) => Promise<T>) => Promise<T>

/** The agents' desk over any database that Kysely speaks to. */
export class SqlDesk implements DeskStore {
  readonly #read: Read
  readonly #plain: Read
  readonly #write: Write

  /** `read` sees what is acknowledged; `plain` is for what messages change nothing of. */
  constructor(read: Read, plain: Read, write: Write) {
    this.#read = read
    this.#plain = plain
    this.#write = write
  }

  list = (query: DeskQuery, cursor: string | null, limit: number) =>
    this.#read((db) => lists.list(db, query, cursor, limit))
  counts = (query: Omit<DeskQuery, 'view'>) => this.#read((db) => lists.counts(db, query))
  standing = (key: ConversationKey) => this.#read((db) => rows.standing(db, key))
  owed = (key: ConversationKey) => this.#read((db) => rows.owedOf(db, key))
  page = (key: ConversationKey, before: string | null, limit: number) =>
    this.#read((db) => queries.page(db, key, before, limit))
  earlier = (key: ConversationKey, limit: number) => this.#read((db) => queries.earlier(db, key, limit))

  reply = (commit: ReplyCommit) => this.#write((db) => replies.commitReply(db, commit))
  undoReply = (id: string, now: number) => this.#write((db) => replies.undoReply(db, id, now))
  reopenDraft = (id: string, version: number, since: number, now: number) =>
    this.#write((db) => replies.reopenDraft(db, id, version, since, now))
  assign = (key: ConversationKey, expected: string | null, to: Assignee | null, at: number) =>
    this.#write((db) => people.assign(db, key, expected, to, at))
  closeConversation = (key: ConversationKey, by: string, dismiss: boolean, at: number) =>
    this.#write((db) => replies.closeConversation(db, key, by, dismiss, at))
  reopenConversation = (key: ConversationKey, by: Assignee, at: number) =>
    this.#write((db) => replies.reopenConversation(db, key, by, at))
  snooze = (key: ConversationKey, until: number | null, at: number) =>
    this.#write((db) => people.snooze(db, key, until, at))
  setLabels = (key: ConversationKey, labels: readonly string[], at: number) =>
    this.#write((db) => people.setLabels(db, key, labels, at))

  words = (agentId: string, key: ConversationKey) => this.#plain((db) => people.words(db, agentId, key))
  saveWords = (agentId: string, key: ConversationKey, words: Words) =>
    this.#write((db) => people.saveWords(db, agentId, key, words))
  dropWords = (agentId: string, key: ConversationKey) =>
    this.#write((db) => people.dropWords(db, agentId, key))
  notes = (key: ConversationKey) => this.#plain((db) => people.notes(db, key))
  addNote = (key: ConversationKey, note: Note) => this.#write((db) => people.addNote(db, key, note))
  removeNote = (id: string, author: string | null, at: number) =>
    this.#write((db) => people.removeNote(db, id, author, at))
  tasks = (key: ConversationKey) => this.#plain((db) => people.tasks(db, key))
  addTask = (key: ConversationKey, task: Task) => this.#write((db) => people.addTask(db, key, task))
  changeTask = (id: string, change: Partial<Pick<Task, 'doneAt' | 'dueAt' | 'owner'>>, at: number) =>
    this.#write((db) => people.changeTask(db, id, change, at))
  placeOf = (table: 'notes' | 'tasks', id: string) => this.#plain((db) => people.placeOf(db, table, id))

  findMessages = (query: MessageQuery) => this.#read((db) => find.findMessages(db, query))
  findCustomers = (query: Pick<MessageQuery, 'words' | 'shops' | 'limit'>) =>
    this.#read((db) => find.findCustomers(db, query))
  figures = (query: FiguresQuery) => this.#read((db) => figures.figures(db, query))
  phrases = (shop: string) => this.#plain((db) => kept.phrases(db, shop))
  addPhrase = (phrase: StoredPhrase) => this.#write((db) => kept.addPhrase(db, phrase))
  phraseShop = (id: string) => this.#plain((db) => kept.phraseShop(db, id))
  removePhrase = (id: string) => this.#write((db) => kept.removePhrase(db, id))
  setting = (shop: string, name: string) => this.#plain((db) => kept.setting(db, shop, name))
  saveSetting = (shop: string, name: string, value: unknown) =>
    this.#write((db) => kept.saveSetting(db, shop, name, value))

  changesAfter = (place: FeedPlace, limit: number) => this.#read((db) => feed.changesAfter(db, place, limit))
  feedHorizon = () => this.#read((db) => feed.feedHorizon(db))
  oldestChange = () => this.#read((db) => feed.oldestChange(db))
  forgetChanges = (before: number) => this.#write((db) => feed.forgetChanges(db, before))
}
