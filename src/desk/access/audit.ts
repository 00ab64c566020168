import type { AuditEntry } from '../../store/store.ts'
import type { AppContext } from '../context.ts'
import type { Actor } from './actor.ts'

/** What is to be remembered of an act; `detail` holds no words of customers. */
export type Audited = Pick<AuditEntry, 'act'> &
  Partial<Pick<AuditEntry, 'shop' | 'conversationId' | 'detail'>>

/** Writes down who did what. */
export function audit(
  ctx: Pick<AppContext, 'store' | 'clock'>,
  agent: Pick<Actor, 'name'>,
  { act, shop = null, conversationId = null, detail = {} }: Audited,
): Promise<void> {
  return ctx.store.access.addAudit({ at: ctx.clock(), agent: agent.name, act, shop, conversationId, detail })
}

/** A page of the log, newest first; a supervisor reads of the own shops, an admin of all shops everything. */
export async function auditPage(
  ctx: Pick<AppContext, 'store' | 'shops'>,
  actor: Pick<Actor, 'role' | 'shops'>,
  { shop, before, limit }: { shop: string | null; before: number | null; limit: number },
): Promise<{ entries: AuditEntry[]; next: number | null }> {
  const everything = shop === null && actor.role === 'admin' && actor.shops.length === ctx.shops.size
  const shops = everything ? null : shop === null ? actor.shops : [shop]
  const rows = await ctx.store.access.audit({ shops, before, limit: limit + 1 })
  const page = rows.slice(0, limit)
  return {
    entries: page.map(({ entry }) => entry),
    next: rows.length > limit ? (page.at(-1)?.seq ?? null) : null,
  }
}
