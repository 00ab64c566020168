import type { AppContext } from '../context.ts'

/** What whoever guards the server wants to hear of. */
export type SecurityEvent =
  | 'delivery-forged'
  | 'delivery-stale'
  | 'delivery-malformed'
  | 'login-failed'
  | 'login-throttled'
  | 'users-changed'
  | 'secrets-changed'
  | 'settings-changed'
  | 'unmasked-view'
  | 'export'
  | 'deletion'

/** One line each, without personal data: ids of ours, never names, addresses or words. */
export function securityLog(
  ctx: Pick<AppContext, 'log'>,
  security: SecurityEvent,
  facts: Record<string, string | number | boolean | null> = {},
): void {
  ctx.log.warn({ security, ...facts }, `security: ${security}`)
}
