import { type SqlBool, sql } from 'kysely'
import { lockConversation } from './conversation-queries.ts'
import { keepAnswer, keepOutcome } from './desk/outcomes.ts'
import { ensureRow, refreshRow, setRow, settleBy } from './desk/rows.ts'
import { appendEvents } from './event-queries.ts'
import { here, itself } from './here.ts'
import { addReply } from './outbox-queries.ts'
import { KEY, prepared } from './prepared.ts'
import { aboutOf, correctionRow, toConversation, toDraft } from './rows.ts'
import type { Db } from './schema.ts'
import type { Conversation, ConversationKey, Draft, QueueEntry, ReviewCommit } from './store.ts'
import { insertDraft, stopAutoSend } from './work-queries.ts'

/** What a decision on a draft has to know of it. */
export async function draftHead(db: Db, id: string) {
  return db
    .selectFrom('drafts')
    .select(['shop', 'channel', 'conversation_id', 'version', 'status', 'intent', 'closed_at'])
    .where('id', '=', id)
    .executeTakeFirst()
}

async function closeDraft(db: Db, commit: ReviewCommit): Promise<void> {
  const closed = commit.status === 'waiting' ? {} : { closed_at: commit.at, closed_by: commit.agent }
  await db
    .updateTable('drafts')
    .set({ status: commit.status, version: commit.version + 1, ...closed })
    .where('id', '=', commit.draftId)
    .execute()
}

/** Something was decided in the conversation: plans made on its old version are stale. */
export async function moveConversation(db: Db, key: ConversationKey): Promise<void> {
  await db
    .updateTable('conversations')
    .set(({ eb }) => ({
      version: eb('version', '+', 1),
    }))
    .where(itself(key))
    .execute()
}

export async function commitReview(db: Db, commit: ReviewCommit): Promise<'done' | 'stale'> {
  const draft = await draftHead(db, commit.draftId)
  if (!draft) return 'stale'
  const { shop, channel, conversation_id: conversationId } = draft
  const key = { shop, channel, conversationId }
  await lockConversation(db, key)
  // Read once more: it may have changed before the lock was ours.
  if ((await draftHead(db, commit.draftId))?.version !== commit.version) return 'stale'

  await closeDraft(db, commit)
  await moveConversation(db, key)
  if (commit.stopAutoSend) await stopAutoSend(db, key)
  await appendEvents(db, key, commit.events, commit.at)
  await stand(db, key, commit, draft.intent)
  if (commit.correction) await db.insertInto('corrections').values(correctionRow(commit.correction)).execute()
  return 'done'
}

/** The conversation's place on the desk after the decision. */
async function stand(
  db: Db,
  key: ConversationKey,
  commit: ReviewCommit,
  intent: string | null,
): Promise<void> {
  const { draftId, outbox, outcome, agent, at, events, next } = commit
  await ensureRow(db, key)
  if (outbox) {
    await keepAnswer(db, outbox, intent)
    await addReply(db, outbox)
  }
  if (outcome) await keepOutcome(db, draftId, outcome, agent, at)
  if (next) {
    await insertDraft(db, next)
    await setRow(db, key, aboutOf(next))
  }
  await settleBy(db, key, events)
  await refreshRow(db, key, outbox ? 'reply' : 'draft', at)
}

const selectConversation = prepared(KEY, (db, key: ConversationKey) =>
  db.selectFrom('conversations').selectAll().where(itself(key)),
)

export async function conversation(db: Db, key: ConversationKey): Promise<Conversation | null> {
  const { rows } = await selectConversation(db, key)
  return rows[0] ? toConversation(rows[0]) : null
}

const selectDrafts = prepared(KEY, (db, key: ConversationKey) =>
  db.selectFrom('drafts').selectAll().where(here(key)).orderBy('seq'),
)

export async function drafts(db: Db, key: ConversationKey): Promise<Draft[]> {
  const { rows } = await selectDrafts(db, key)
  return rows.map(toDraft)
}

export async function draft(db: Db, id: string): Promise<Draft | null> {
  const row = await db.selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toDraft(row) : null
}

/** The drafts' conversations, by their keys. */
async function conversationsOf(db: Db, draftIds: readonly string[]): Promise<Map<string, Conversation>> {
  if (draftIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('conversations')
    .innerJoin('drafts', (join) =>
      join
        .onRef('drafts.shop', '=', 'conversations.shop')
        .onRef('drafts.channel', '=', 'conversations.channel')
        .onRef('drafts.conversation_id', '=', 'conversations.id'),
    )
    .selectAll('conversations')
    .where('drafts.id', 'in', draftIds)
    .execute()
  return new Map(rows.map((row) => [JSON.stringify([row.shop, row.channel, row.id]), toConversation(row)]))
}

// The status is spelled out in the query (`sql.lit`): only so do the indexes of waiting drafts apply.
export async function queue(db: Db, shops: readonly string[] | null, limit: number): Promise<QueueEntry[]> {
  const rows = await db
    .selectFrom('drafts')
    .selectAll()
    .where('status', '=', sql.lit('waiting'))
    .$if(shops !== null, (query) => query.where('shop', 'in', [...(shops ?? []), '']))
    .orderBy('urgency')
    .orderBy('waiting_since')
    .orderBy('seq')
    .limit(limit)
    .execute()
  const conversations = await conversationsOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.flatMap((row) => {
    const found = conversations.get(JSON.stringify([row.shop, row.channel, row.conversation_id]))
    return found ? [{ conversation: found, draft: toDraft(row), waitingSince: row.waiting_since }] : []
  })
}

const countOpen = prepared(['shop'], (db, { shop }: { shop: string }) =>
  db
    .selectFrom((open) =>
      open
        .selectFrom('drafts')
        .select(['channel', 'conversation_id'])
        .distinct()
        .where('status', '=', sql.lit('waiting'))
        .where('shop', '=', shop)
        .as('waiting'),
    )
    .select(({ fn }) => fn.countAll<number>().as('open')),
)

export async function openConversations(db: Db, shop: string): Promise<number> {
  const { rows } = await countOpen(db, { shop })
  return rows[0]?.open ?? 0
}

/** Whether no row of the table belongs to the draft's conversation. */
const nothingOfIts = (table: 'work' | 'inbox') => sql<SqlBool>`not exists (
  select 1 from ${sql.table(table)} as item
  where item.shop = drafts.shop and item.channel = drafts.channel
    and item.conversation_id = drafts.conversation_id
)`

const selectDue = prepared(['now', 'limit'], (db, { now, limit }: { now: number; limit: number }) =>
  db
    .selectFrom('drafts')
    .selectAll()
    .where('status', '=', sql.lit('waiting'))
    .where('auto_send_at', 'is not', null)
    .where('auto_send_at', '<=', now)
    // A message that is not yet planned may supersede the draft.
    .where(nothingOfIts('work'))
    .where(nothingOfIts('inbox'))
    .orderBy('auto_send_at')
    .limit(limit),
)

export async function dueDrafts(db: Db, now: number, limit: number): Promise<Draft[]> {
  const { rows } = await selectDue(db, { now, limit })
  return rows.map(toDraft)
}
