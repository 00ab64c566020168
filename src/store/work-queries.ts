import { sql } from 'kysely'
import { lockConversation } from './conversation-queries.ts'
import { keepOutcome } from './desk/outcomes.ts'
import { ensureRow, refreshRow, setAbout, settleBy, settleByLog } from './desk/rows.ts'
import { appendEvents } from './event-queries.ts'
import { KEY, prepared } from './prepared.ts'
import { aboutOf, DRAFT_COLUMNS, draftRow, toWorkItem } from './rows.ts'
import type { Db } from './schema.ts'
import { type ConversationKey, type Draft, type DraftCommit, keyOf, type WorkItem } from './store.ts'

interface Taking {
  now: number
  until: number
  limit: number
}

/** What is due and behind nothing else of its conversation. */
function candidates(db: Db, { now, limit }: Taking, skipsLocked: boolean) {
  return db
    .selectFrom('work as item')
    .select('item.seq')
    .where('item.due_at', '<=', now)
    .where('item.leased_until', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('work as other')
            .select('other.seq')
            .whereRef('other.shop', '=', 'item.shop')
            .whereRef('other.channel', '=', 'item.channel')
            .whereRef('other.conversation_id', '=', 'item.conversation_id')
            .where(({ eb, and, or }) =>
              or([
                eb('other.leased_until', '>', now),
                and([eb('other.due_at', '<=', now), eb('other.seq', '<', eb.ref('item.seq'))]),
              ]),
            ),
        ),
      ),
    )
    .orderBy('item.seq')
    .limit(limit)
    .$if(skipsLocked, (query) => query.forUpdate('item').skipLocked())
}

/** Claims with one statement: a node that loses the race finds the row held or leased and takes nothing. */
const claiming = (skipsLocked: boolean) =>
  prepared(['now', 'until', 'limit'], (db, taking: Taking) =>
    db
      .updateTable('work')
      .set(({ eb }) => ({ leased_until: taking.until, attempts: eb('attempts', '+', 1) }))
      .where('seq', 'in', candidates(db, taking, skipsLocked))
      .where('leased_until', '<=', taking.now)
      .returningAll(),
  )
const [claim, claimUnlocked] = [claiming(false), claiming(true)]

export async function takeWork(
  db: Db,
  now: number,
  leaseMs: number,
  limit: number,
  skipsLocked: boolean,
): Promise<WorkItem[]> {
  const { rows } = await (skipsLocked ? claimUnlocked : claim)(db, { now, until: now + leaseMs, limit })
  return rows.sort((a, b) => a.seq - b.seq).map(toWorkItem)
}

export async function keepWork(db: Db, ids: readonly string[], now: number, leaseMs: number): Promise<void> {
  if (ids.length === 0) return
  await db
    .updateTable('work')
    .set({ leased_until: now + leaseMs })
    .where('seq', 'in', ids.map(Number))
    .where('leased_until', '>', now)
    .execute()
}

export async function returnWork(
  db: Db,
  id: string,
  retryAt: number,
  error: string,
  untried: boolean,
): Promise<void> {
  await db
    .updateTable('work')
    .set(({ eb }) => ({
      due_at: retryAt,
      leased_until: 0,
      last_error: error,
      attempts: eb('attempts', '-', untried ? 1 : 0),
    }))
    .where('seq', '=', Number(id))
    .execute()
}

async function allWaiting(db: Db, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true
  const rows = await db.selectFrom('drafts').select('status').where('id', 'in', ids).execute()
  return rows.length === ids.length && rows.every((row) => row.status === 'waiting')
}

const selectReceivedAt = prepared([...KEY, 'id'], (db, key: ConversationKey & { id: string }) =>
  db
    .selectFrom('messages')
    .select('received_at')
    .where('shop', '=', key.shop)
    .where('channel', '=', key.channel)
    .where('conversation_id', '=', key.conversationId)
    .where('id', '=', key.id),
)

/** When the first message that the draft answers came; null where it answers none. */
async function waitingSince(db: Db, draft: Draft): Promise<number | null> {
  const [id] = draft.messageIds
  if (id === undefined) return null
  const { shop, channel, conversationId } = draft
  const { rows } = await selectReceivedAt(db, { shop, channel, conversationId, id })
  return rows[0]?.received_at ?? null
}

const insertRow = prepared(DRAFT_COLUMNS, (db, row: ReturnType<typeof draftRow>) =>
  db.insertInto('drafts').values(row),
)

export async function insertDraft(db: Db, draft: Draft): Promise<void> {
  const since = (await waitingSince(db, draft)) ?? draft.createdAt
  await insertRow(db, draftRow(draft, since))
}

/** No draft of the conversation goes out by itself any more. */
export async function stopAutoSend(db: Db, key: ConversationKey): Promise<void> {
  await db
    .updateTable('drafts')
    .set({ auto_send_at: null })
    .where('shop', '=', key.shop)
    .where('channel', '=', key.channel)
    .where('conversation_id', '=', key.conversationId)
    .where('status', '=', sql.lit('waiting'))
    .execute()
}

const endWork = prepared(['seq'], (db, { seq }: { seq: number }) =>
  db.deleteFrom('work').where('seq', '=', seq),
)

const setVersion = prepared([...KEY, 'version'], (db, key: ConversationKey & { version: number }) =>
  db
    .updateTable('conversations')
    .set({ version: key.version })
    .where('shop', '=', key.shop)
    .where('channel', '=', key.channel)
    .where('id', '=', key.conversationId),
)

export async function commitDraft(db: Db, commit: DraftCommit): Promise<'done' | 'stale'> {
  const { conversation, draft, close, at } = commit
  const key = keyOf(conversation)
  // Everything that can be stale is looked at under the lock, before anything is changed.
  const locked = await lockConversation(db, key)
  if (locked?.version !== conversation.version) return 'stale'
  const closing = close.map(({ draftId }) => draftId)
  if (!(await allWaiting(db, closing))) return 'stale'
  const finished = await endWork(db, { seq: Number(commit.workItemId) })
  if (!finished.numAffectedRows) return 'stale'

  await setVersion(db, { ...key, version: conversation.version + 1 })
  await appendEvents(db, key, commit.events, at)
  for (const { draftId, status } of close) await closeDraft(db, draftId, status, at)
  if (draft) await insertDraft(db, draft)
  if (commit.stopAutoSend) await stopAutoSend(db, key)
  await stand(db, commit)
  return 'done'
}

async function closeDraft(db: Db, id: string, status: Draft['status'], at: number): Promise<void> {
  await db
    .updateTable('drafts')
    .set(({ eb }) => ({ status, version: eb('version', '+', 1), closed_at: at }))
    .where('id', '=', id)
    .execute()
  // A draft is void where a person answered in another place.
  const outcome = status === 'void' ? 'ignored' : 'superseded'
  await keepOutcome(db, id, { outcome, reason: null, distance: null }, null, at)
}

/** The conversation's place on the desk after the draft. */
async function stand(db: Db, { conversation, events, log, draft, at }: DraftCommit): Promise<void> {
  const key = keyOf(conversation)
  await ensureRow(db, key)
  await settleBy(db, key, events)
  if (log) await settleByLog(db, key, log)
  if (draft) await setAbout(db, key, aboutOf(draft))
  await refreshRow(db, key, 'draft', at)
}
