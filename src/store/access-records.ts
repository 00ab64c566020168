import type { Act, Role, Scope } from '../types/index.ts'

/** A person who logs in. */
export interface User {
  id: string
  name: string
  role: Role
  /** The shops whose member the person is; empty for an admin: all shops. */
  shops: string[]
  /** A person who has left keeps the name and can not log in. */
  active: boolean
  passwordHash: string
  /** The key of the one-time codes, in base32; null where no second factor is set up. */
  secondFactor: string | null
  /** The key of a second factor that waits for its first code. */
  pendingFactor: string | null
  /** How the person likes the console; the store does not look into it. */
  settings: Record<string, unknown>
  createdAt: number
}

/** What may change about a user, committed as one. */
export interface UserChange
  extends Partial<
    Pick<User, 'role' | 'shops' | 'active' | 'passwordHash' | 'secondFactor' | 'pendingFactor' | 'settings'>
  > {
  /** Hashes of the codes that stand in for a lost device; the ones before are void. */
  recoveryCodes?: readonly string[]
  /** Ends all sessions of the user but the one with this id; null: all of them. */
  endSessionsBut?: string | null
}

export interface Session {
  /** Names the session in lists; tells nothing of the token. */
  id: string
  tokenHash: string
  userId: string
  createdAt: number
  seenAt: number
  expiresAt: number
  /** As the browser names itself. */
  userAgent: string
  address: string
}

/** A program's way in. */
export interface ApiToken {
  id: string
  name: string
  tokenHash: string
  /** Null: all shops. */
  shop: string | null
  scopes: Scope[]
  createdBy: string
  createdAt: number
  usedAt: number | null
}

/** Something that somebody did; holds no words of customers. */
export interface AuditEntry {
  at: number
  /** The name of the person or the program. */
  agent: string
  act: Act
  /** Null where it is of no shop. */
  shop: string | null
  conversationId: string | null
  detail: Record<string, unknown>
}

/** Which entries are asked for, newest first. */
export interface AuditQuery {
  /** Null: of all shops and of none. */
  shops: readonly string[] | null
  /** Only entries before this number; null: from the newest. */
  before: number | null
  limit: number
}
