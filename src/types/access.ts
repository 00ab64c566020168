/** What people may do, each role more than the one before. */
export const ROLES = ['agent', 'supervisor', 'admin'] as const
export type Role = (typeof ROLES)[number]

/**
 * What a program's token may do: read conversations, answer in them, bring products and orders, watch the server
 * (metrics and documentation).
 */
export const SCOPES = ['read', 'reply', 'records', 'operate'] as const
export type Scope = (typeof SCOPES)[number]

/** What the audit log tells of. */
export const ACTS = ['reveal', 'send', 'edit', 'delete', 'settings', 'users', 'tokens', 'export'] as const
export type Act = (typeof ACTS)[number]
