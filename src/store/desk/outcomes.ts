import type { Db } from '../schema.ts'
import type { Outcome } from '../store.ts'
import { columns, placed } from './rows.ts'

/** Keeps what became of a draft, once; `agent` null where nobody decided. */
export async function keepOutcome(
  db: Db,
  draftId: string,
  { outcome, reason, distance }: Outcome,
  agent: string | null,
  at: number,
): Promise<void> {
  const draft = await db
    .selectFrom('drafts')
    .select(['shop', 'channel', 'conversation_id', 'intent'])
    .where('id', '=', draftId)
    .executeTakeFirst()
  if (!draft) return
  const { intent } = draft
  await db
    .insertInto('outcomes')
    .values({ draft_id: draftId, ...columns(placed(draft)), outcome, reason, distance, agent, intent, at })
    .onConflict((conflict) =>
      conflict.column('draft_id').doUpdateSet({ outcome, reason, distance, agent, at }),
    )
    .execute()
}

/** A draft that other words of the customer replaced. */
export const outcomeOfVoid = (db: Db, draftId: string, at: number) =>
  keepOutcome(db, draftId, { outcome: 'superseded', reason: null, distance: null }, null, at)

/** The decision was taken back. */
export async function dropOutcome(db: Db, draftId: string): Promise<void> {
  await db.deleteFrom('outcomes').where('draft_id', '=', draftId).execute()
}

/** How long the customer had waited when this reply was written; nothing where no answer was owed. */
export async function keepAnswer(
  db: Db,
  reply: {
    id: string
    shop: string
    channel: string
    conversationId: string
    author: string
    createdAt: number
  },
  owedSince: number | null,
  intent: string | null,
): Promise<void> {
  if (owedSince === null) return
  const waited = Math.max(0, reply.createdAt - owedSince)
  await db
    .insertInto('answers')
    .values({
      reply_id: reply.id,
      ...columns(reply),
      agent: reply.author,
      intent,
      waited_ms: waited,
      at: reply.createdAt,
    })
    .execute()
}
