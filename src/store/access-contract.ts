import type { ApiToken, AuditEntry, AuditQuery, Session, User, UserChange } from './access-records.ts'

/** How a change of a user went; `last_admin`: nobody would be left to look after the team. */
export type UserOutcome = 'done' | 'unknown' | 'last_admin'

/**
 * Users, their sessions, programs' tokens and the audit log. Every method is one transaction; what a method has
 * answered is durable. Implementations pass `tests/store/contract-access.ts`.
 */
export interface AccessStore {
  /** In the order of their names. */
  users(): Promise<User[]>
  user(id: string): Promise<User | null>
  userByName(name: string): Promise<User | null>
  addUser(user: User): Promise<'done' | 'taken'>
  changeUser(id: string, change: UserChange): Promise<UserOutcome>
  /** Removes the user with all sessions. */
  removeUser(id: string): Promise<UserOutcome>
  /** Uses up the code of this time step; false where it or a later one was used before. */
  useStep(userId: string, step: number): Promise<boolean>
  /** Uses up a code that stands in for a lost device; false where there is none. */
  useRecoveryCode(userId: string, codeHash: string): Promise<boolean>

  /** Keeps a link that makes the first user, and forgets those that have expired. */
  saveSetupLink(linkHash: string, expiresAt: number, now: number): Promise<void>
  /** Adds the first user, once; false where the link is wrong or old or there is a user already. */
  redeemSetupLink(linkHash: string, user: User, now: number): Promise<boolean>

  saveSession(session: Session): Promise<void>
  /** The session and its user; null where it has ended by `now`, was last seen before `seenAfter`, or its user has left. */
  session(tokenHash: string, now: number, seenAfter: number): Promise<{ session: Session; user: User } | null>
  sessionSeen(id: string, at: number): Promise<void>
  /** The user's sessions that have not ended, the latest seen first. */
  sessionsOf(userId: string, now: number, seenAfter: number): Promise<Session[]>
  /** False where the user has no such session. */
  endSession(userId: string, id: string): Promise<boolean>
  /** Forgets sessions that ended before this time. */
  forgetSessions(endedBefore: number, seenBefore: number): Promise<void>

  addToken(token: ApiToken): Promise<void>
  /** The newest first. */
  tokens(): Promise<ApiToken[]>
  token(tokenHash: string): Promise<ApiToken | null>
  tokenUsed(id: string, at: number): Promise<void>
  /** False where there is none. */
  revokeToken(id: string): Promise<boolean>

  addAudit(entry: AuditEntry): Promise<void>
  audit(query: AuditQuery): Promise<{ seq: number; entry: AuditEntry }[]>
}
