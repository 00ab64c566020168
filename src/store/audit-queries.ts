import type { AuditEntry, AuditQuery } from './access-records.ts'
import { toAuditEntry } from './access-rows.ts'
import type { Db } from './schema.ts'

export async function addAudit(db: Db, entry: AuditEntry): Promise<void> {
  const { at, agent, act, shop, conversationId, detail } = entry
  await db
    .insertInto('audit')
    .values({ at, agent, act, shop, conversation_id: conversationId, detail: JSON.stringify(detail) })
    .execute()
}

export async function audit(
  db: Db,
  { shops, before, limit }: AuditQuery,
): Promise<{ seq: number; entry: AuditEntry }[]> {
  // A list of nothing is no SQL.
  if (shops?.length === 0) return []
  const rows = await db
    .selectFrom('audit')
    .selectAll()
    .$if(shops !== null, (query) => query.where('shop', 'in', shops ?? []))
    .$if(before !== null, (query) => query.where('seq', '<', before ?? 0))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ seq: row.seq, entry: toAuditEntry(row) }))
}
