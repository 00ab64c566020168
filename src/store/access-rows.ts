import type { ApiToken, AuditEntry, Session, User } from './access-records.ts'
import type { Row } from './schema.ts'

export function userRow(user: User): Row<'users'> {
  return {
    id: user.id,
    name: user.name,
    role: user.role,
    active: Number(user.active),
    password_hash: user.passwordHash,
    second_factor: user.secondFactor,
    pending_factor: user.pendingFactor,
    factor_step: 0,
    settings: JSON.stringify(user.settings),
    created_at: user.createdAt,
  }
}

export function toUser(row: Row<'users'>, shops: string[]): User {
  return {
    id: row.id,
    name: row.name,
    role: row.role,
    shops,
    active: row.active === 1,
    passwordHash: row.password_hash,
    secondFactor: row.second_factor,
    pendingFactor: row.pending_factor,
    settings: JSON.parse(row.settings),
    createdAt: row.created_at,
  }
}

export function sessionRow(session: Session): Row<'sessions'> {
  return {
    id: session.id,
    token_hash: session.tokenHash,
    user_id: session.userId,
    created_at: session.createdAt,
    seen_at: session.seenAt,
    expires_at: session.expiresAt,
    user_agent: session.userAgent,
    address: session.address,
  }
}

export function toSession(row: Row<'sessions'>): Session {
  return {
    id: row.id,
    tokenHash: row.token_hash,
    userId: row.user_id,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
    userAgent: row.user_agent,
    address: row.address,
  }
}

export function tokenRow(token: ApiToken): Row<'api_tokens'> {
  return {
    id: token.id,
    name: token.name,
    token_hash: token.tokenHash,
    shop: token.shop,
    scopes: JSON.stringify(token.scopes),
    created_by: token.createdBy,
    created_at: token.createdAt,
    used_at: token.usedAt,
  }
}

export function toToken(row: Row<'api_tokens'>): ApiToken {
  return {
    id: row.id,
    name: row.name,
    tokenHash: row.token_hash,
    shop: row.shop,
    scopes: JSON.parse(row.scopes),
    createdBy: row.created_by,
    createdAt: row.created_at,
    usedAt: row.used_at,
  }
}

export function toAuditEntry(row: Row<'audit'>): AuditEntry {
  return {
    at: row.at,
    agent: row.agent,
    act: row.act,
    shop: row.shop,
    conversationId: row.conversation_id,
    detail: JSON.parse(row.detail),
  }
}
