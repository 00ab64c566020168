import type { AccessStore } from './access-contract.ts'
import type { ApiToken, AuditEntry, AuditQuery, Session, User, UserChange } from './access-records.ts'
import * as audit from './audit-queries.ts'
import type { Db } from './schema.ts'
import * as sessions from './session-queries.ts'
import * as tokens from './token-queries.ts'
import * as users from './user-queries.ts'
import type { Write } from './write.ts'

/** Runs a query, faults of the database told as such. */
type Read = <T>(query: (db: Db) => Promise<T>) => Promise<T>

/** Users, sessions, tokens and the audit log over any database that Kysely speaks to. */
export class SqlAccess implements AccessStore {
  readonly #read: Read
  readonly #write: Write

  constructor(read: Read, write: Write) {
    this.#read = read
    this.#write = write
  }

  users = () => this.#read(users.users)
  user = (id: string) => this.#read((db) => users.userBy(db, 'id', id))
  userByName = (name: string) => this.#read((db) => users.userBy(db, 'name', name))
  addUser = (user: User) => this.#write((db) => users.addUser(db, user))
  changeUser = (id: string, change: UserChange) => this.#write((db) => users.changeUser(db, id, change))
  removeUser = (id: string) => this.#write((db) => users.removeUser(db, id))
  useStep = (userId: string, step: number) => this.#write((db) => users.useStep(db, userId, step))
  useRecoveryCode = (userId: string, codeHash: string) =>
    this.#write((db) => users.useRecoveryCode(db, userId, codeHash))

  saveSetupLink = (linkHash: string, expiresAt: number, now: number) =>
    this.#write((db) => users.saveSetupLink(db, linkHash, expiresAt, now))
  redeemSetupLink = (linkHash: string, user: User, now: number) =>
    this.#write((db) => users.redeemSetupLink(db, linkHash, user, now))

  saveSession = (session: Session) => this.#write((db) => sessions.saveSession(db, session))
  session = (tokenHash: string, now: number, seenAfter: number) =>
    this.#read((db) => sessions.session(db, tokenHash, now, seenAfter))
  sessionSeen = (id: string, at: number) => this.#write((db) => sessions.sessionSeen(db, id, at))
  sessionsOf = (userId: string, now: number, seenAfter: number) =>
    this.#read((db) => sessions.sessionsOf(db, userId, now, seenAfter))
  endSession = (userId: string, id: string) => this.#write((db) => sessions.endSession(db, userId, id))
  forgetSessions = (endedBefore: number, seenBefore: number) =>
    this.#write((db) => sessions.forgetSessions(db, endedBefore, seenBefore))

  addToken = (token: ApiToken) => this.#write((db) => tokens.addToken(db, token))
  tokens = () => this.#read(tokens.tokens)
  token = (tokenHash: string) => this.#read((db) => tokens.token(db, tokenHash))
  tokenUsed = (id: string, at: number) => this.#write((db) => tokens.tokenUsed(db, id, at))
  revokeToken = (id: string) => this.#write((db) => tokens.revokeToken(db, id))

  addAudit = (entry: AuditEntry) => this.#write((db) => audit.addAudit(db, entry))
  audit = (query: AuditQuery) => this.#read((db) => audit.audit(db, query))
}
