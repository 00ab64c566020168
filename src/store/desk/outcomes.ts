import { sql } from 'kysely'
import { here } from '../here.ts'
import type { Db } from '../schema.ts'
import type { ConversationKey, Outcome } from '../store.ts'
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

/**
 * Since when the customer waits for the next words of ours: the oldest of what is owed an answer and came after the
 * last ones. Null where nothing did: what else is said then is no first response.
 */
async function waitingSince(db: Db, key: ConversationKey): Promise<number | null> {
  const found = await db
    .selectFrom('owed')
    .select(({ fn }) => fn.min('at').as('since'))
    .where(here(key))
    .where(sql<boolean>`at > coalesce((select max(created_at) from outbox where ${here(key)}), 0)`)
    .executeTakeFirst()
  return found?.since ?? null
}

/**
 * How long the customer had waited when this reply was written, where it is the first one to what she wrote. Before the
 * reply itself is stored.
 */
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
  intent: string | null,
): Promise<void> {
  const since = await waitingSince(db, reply)
  if (since === null) return
  await db
    .insertInto('answers')
    .values({
      reply_id: reply.id,
      ...columns(reply),
      agent: reply.author,
      intent,
      waited_ms: Math.max(0, reply.createdAt - since),
      at: reply.createdAt,
    })
    .execute()
}
