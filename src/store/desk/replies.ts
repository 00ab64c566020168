import { sql } from 'kysely'
import type { UndoEvent } from '../../types/index.ts'
import { addWork, lockConversation } from '../conversation-queries.ts'
import { appendEvents, eventsOf } from '../event-queries.ts'
import { here } from '../here.ts'
import { addReply } from '../outbox-queries.ts'
import { draftHead, moveConversation } from '../review-queries.ts'
import { correctionRow, toOutboxItem } from '../rows.ts'
import type { Db } from '../schema.ts'
import type { Assignee, ConversationKey, OutboxItem, ReplyCommit, ReplyOutcome } from '../store.ts'
import { dropOutcome, keepAnswer, keepOutcome } from './outcomes.ts'
import { dropWords } from './people.ts'
import { ensureRow, owe, owedOf, placed, refreshRow, setRow, settleBy, standing } from './rows.ts'
import { dropTerms } from './search.ts'

/** Whether the agent saw all that a reply could be beside: what is owed an answer, and colleagues' replies to it. */
async function hasSeenAll(db: Db, key: ConversationKey, seen: ReadonlySet<string>, own: boolean) {
  if ((await owedOf(db, key)).some(({ id }) => !seen.has(id))) return false
  if (!own) return true
  const last = await db
    .selectFrom('outbox')
    .select('id')
    .where(here(key))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last === undefined || seen.has(last.id)
}

/** A reply that is held for a while, with the draft that it sends or passes over. */
export async function commitReply(db: Db, commit: ReplyCommit): Promise<ReplyOutcome> {
  const { key, draft, outbox, agent, at } = commit
  await lockConversation(db, key)
  const head = draft ? await draftHead(db, draft.id) : undefined
  if (draft && (head?.status !== 'waiting' || head.version !== draft.version)) return 'stale'
  if (!(await hasSeenAll(db, key, new Set(commit.seen), draft === null))) return 'unseen'
  await ensureRow(db, key)
  if (draft) await closeDraft(db, draft.id, 'sent', agent.name, at)
  else await passOver(db, key, agent.name, at)
  await moveConversation(db, key)
  await keepAnswer(db, outbox, head?.intent ?? null)
  await addReply(db, outbox)
  if (draft && commit.outcome) await keepOutcome(db, draft.id, commit.outcome, agent.name, at)
  if (commit.correction) await db.insertInto('corrections').values(correctionRow(commit.correction)).execute()
  await appendEvents(db, key, [commit.event], at)
  await settleBy(db, key, [commit.event])
  await dropWords(db, agent.id, key)
  await refreshRow(db, key, 'reply', at)
  return 'done'
}

async function closeDraft(db: Db, id: string, status: 'sent' | 'superseded', by: string, at: number) {
  await db
    .updateTable('drafts')
    .set(({ eb }) => ({ status, version: eb('version', '+', 1), closed_at: at, closed_by: by }))
    .where('id', '=', id)
    .execute()
}

/** The agent wrote words of her own beside the draft that waits. */
async function passOver(db: Db, key: ConversationKey, by: string, at: number): Promise<void> {
  const rows = await db
    .selectFrom('drafts')
    .select(['id', 'message_ids'])
    .where(here(key))
    .where('status', '=', sql.lit('waiting'))
    .execute()
  for (const { id } of rows.filter((row) => row.message_ids !== '[]')) {
    await closeDraft(db, id, 'superseded', by, at)
    await keepOutcome(db, id, { outcome: 'ignored', reason: null, distance: null }, by, at)
  }
}

/** Takes back a reply that is still held: nothing of it was sent. */
export async function undoReply(db: Db, id: string, now: number): Promise<OutboxItem | null> {
  const place = await db
    .selectFrom('outbox')
    .select(['shop', 'channel', 'conversation_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!place) return null
  const key = placed(place)
  await lockConversation(db, key)
  const row = await db
    .deleteFrom('outbox')
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .where('attempts', '=', 0)
    .where('next_attempt_at', '>', now)
    .returningAll()
    .executeTakeFirst()
  if (!row) return null
  const item = toOutboxItem(row)
  await dropTerms(db, row.seq, 'reply_terms')
  await db.deleteFrom('answers').where('reply_id', '=', id).execute()
  await unsay(db, key, { type: 'undo', at: now, what: 'reply', id })
  await moveConversation(db, key)
  await waitAgain(db, key, item)
  await refreshRow(db, key, 'undo', now)
  return item
}

/** What the event settled is owed again, and the log forgets it. */
async function unsay(db: Db, key: ConversationKey, undo: UndoEvent): Promise<void> {
  const log = await eventsOf(db, key, 0)
  const undone = log.findLast(({ event }) => isUndone(event, undo))?.event
  if (undone && 'messageIds' in undone) await owe(db, key, await placesOf(db, key, undone.messageIds))
  await appendEvents(db, key, [undo], undo.at)
}

const isUndone = (event: { type: string; at: number; id?: string }, undo: UndoEvent): boolean =>
  event.type === undo.what && ('id' in undo ? event.id === undo.id : event.at === undo.of)

async function placesOf(db: Db, key: ConversationKey, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .selectFrom('messages')
    .select(['id', 'received_at as at'])
    .where(here(key))
    .where('sender_role', '=', 'customer')
    .where('recalled', '=', 0)
    .where('id', 'in', [...ids])
    .execute()
}

/** The draft that the reply sent or passed over waits again, unless a newer one waits; then all is planned anew. */
async function waitAgain(db: Db, key: ConversationKey, reply: OutboxItem): Promise<void> {
  const { draftId } = reply
  if (draftId !== null) {
    await db.deleteFrom('corrections').where('draft_id', '=', draftId).execute()
    if (await reopened(db, key, draftId)) return
  }
  const [newest] = (await owedOf(db, key)).slice(-1)
  if (newest) await addWork(db, key, { kind: 'message', payload: newest.id, dueAt: 0 })
}

async function reopened(db: Db, key: ConversationKey, draftId: string): Promise<boolean> {
  const row = await db.selectFrom('drafts').select('message_ids').where('id', '=', draftId).executeTakeFirst()
  const answers = new Set(JSON.parse(row?.message_ids ?? '[]') as string[])
  const newer = (await owedOf(db, key)).some(({ id }) => !answers.has(id))
  const { draftId: waiting = null } = (await standing(db, key)) ?? {}
  if (!row || newer || waiting !== null) return false
  await db
    .updateTable('drafts')
    .set(({ eb }) => ({
      status: 'waiting',
      version: eb('version', '+', 1),
      closed_at: null,
      closed_by: null,
    }))
    .where('id', '=', draftId)
    .execute()
  await dropOutcome(db, draftId)
  return true
}

/** Takes back a handover or a dismissal of a moment ago. */
export async function reopenDraft(
  db: Db,
  id: string,
  version: number,
  since: number,
  now: number,
): Promise<'done' | 'stale'> {
  const head = await draftHead(db, id)
  if (!head) return 'stale'
  const key = placed(head)
  await lockConversation(db, key)
  const { status, version: current, closed_at: closedAt } = (await draftHead(db, id)) ?? head
  if (current !== version || closedAt === null || closedAt < since) return 'stale'
  if (status !== 'handed_over' && status !== 'dismissed') return 'stale'
  const what = status === 'dismissed' ? 'dismissal' : 'handoff'
  await unsay(db, key, { type: 'undo', at: now, what, of: closedAt })
  if (what === 'handoff') await setRow(db, key, { handed_over: 0 })
  if (!(await reopened(db, key, id))) {
    const [newest] = (await owedOf(db, key)).slice(-1)
    if (newest) await addWork(db, key, { kind: 'message', payload: newest.id, dueAt: 0 })
  }
  await moveConversation(db, key)
  await refreshRow(db, key, 'draft', now)
  return 'done'
}

/** Ends a conversation in which nothing is owed, or in which nothing needs to be said. */
export async function closeConversation(
  db: Db,
  key: ConversationKey,
  by: string,
  dismiss: boolean,
  at: number,
): Promise<'done' | 'owed'> {
  await lockConversation(db, key)
  const owed = (await owedOf(db, key)).map(({ id }) => id)
  if (owed.length > 0 && !dismiss) return 'owed'
  if (owed.length > 0) {
    const event = { type: 'dismissal' as const, at, messageIds: owed, by }
    await appendEvents(db, key, [event], at)
    await settleBy(db, key, [event])
  }
  await dismissDrafts(db, key, by, at)
  await moveConversation(db, key)
  await setRow(db, key, { closed_at: at, assignee_id: null, assignee_name: null, snoozed_until: null })
  await refreshRow(db, key, 'closed', at)
  return 'done'
}

async function dismissDrafts(db: Db, key: ConversationKey, by: string, at: number): Promise<void> {
  const closed = await db
    .updateTable('drafts')
    .set(({ eb }) => ({ status: 'dismissed', version: eb('version', '+', 1), closed_at: at, closed_by: by }))
    .where(here(key))
    .where('status', '=', sql.lit('waiting'))
    .returning('id')
    .execute()
  for (const { id } of closed)
    await keepOutcome(db, id, { outcome: 'rejected', reason: 'closed', distance: null }, by, at)
}

/** Opens a closed conversation for whoever wants it; what closing dismissed a moment ago waits again. */
export async function reopenConversation(
  db: Db,
  key: ConversationKey,
  by: Assignee,
  at: number,
): Promise<'done' | 'stale'> {
  await lockConversation(db, key)
  const { closedAt = null } = (await standing(db, key)) ?? {}
  if (closedAt === null) return 'stale'
  await unsay(db, key, { type: 'undo', at, what: 'dismissal', of: closedAt })
  const draft = await db
    .selectFrom('drafts')
    .select('id')
    .where(here(key))
    .where('status', '=', 'dismissed')
    .where('closed_at', '=', closedAt)
    .executeTakeFirst()
  if (draft) await reopened(db, key, draft.id)
  await moveConversation(db, key)
  await setRow(db, key, { closed_at: null, assignee_id: by.id, assignee_name: by.name })
  await refreshRow(db, key, 'opened', at)
  return 'done'
}
