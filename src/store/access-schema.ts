import type { Generated } from 'kysely'
import type { Act, Role } from '../types/index.ts'

export interface UserTable {
  id: string
  name: string
  role: Role
  active: number
  password_hash: string
  second_factor: string | null
  pending_factor: string | null
  /** The latest time step whose one-time code was used. */
  factor_step: number
  settings: string
  created_at: number
}

export interface MembershipTable {
  user_id: string
  shop: string
}

export interface RecoveryCodeTable {
  user_id: string
  code_hash: string
}

export interface SessionTable {
  id: string
  token_hash: string
  user_id: string
  created_at: number
  seen_at: number
  expires_at: number
  user_agent: string
  address: string
}

export interface SetupLinkTable {
  link_hash: string
  expires_at: number
}

export interface ApiTokenTable {
  id: string
  name: string
  token_hash: string
  shop: string | null
  scopes: string
  created_by: string
  created_at: number
  used_at: number | null
}

export interface AuditTable {
  seq: Generated<number>
  at: number
  agent: string
  act: Act
  shop: string | null
  conversation_id: string | null
  detail: string
}

/** The tables of people and programs, as part of the schema. */
export interface AccessSchema {
  users: UserTable
  memberships: MembershipTable
  recovery_codes: RecoveryCodeTable
  sessions: SessionTable
  setup_links: SetupLinkTable
  api_tokens: ApiTokenTable
  audit: AuditTable
}
