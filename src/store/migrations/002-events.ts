import { sql } from 'kysely'
import type { ConversationEvent, Effects, Plan } from '../../types/index.ts'
import { eventRow } from '../event-rows.ts'
import { messageEvent, recallEvent } from '../events-of.ts'
import { toDraft, toMessage, toOutboxItem } from '../rows.ts'
import type { Db, Row } from '../schema.ts'
import type { ConversationKey, Draft, OutboxItem } from '../store.ts'

/** Things that happened, read at a time. */
const PAGE = 500

type Kind = 'message' | 'recall' | 'reply' | 'handoff'
type Happened = { kind: Kind; seq: number; at: number }
type Filled = [ConversationKey, ConversationEvent, receivedAt: number]

/** What a draft of an earlier release did, as far as its plan tells. */
function effectsOf(plan: Plan): Effects {
  const answers = plan.responses.flatMap(({ intent, kind }) =>
    intent === null ? [] : [{ intent, kind, slots: '' }],
  )
  return {
    wordings: plan.responses.map(({ responseId, wording }) => `${responseId}#${wording}`),
    answers,
    bargain: null,
    asks: null,
    greets: true,
    closes: false,
    holds: false,
    tasks: [],
  }
}

/** All that happened, oldest first. */
async function allThatHappened(db: Db): Promise<Happened[]> {
  const found = await sql<Happened>`
    select 'message' as kind, seq, received_at as at from messages where sender_role <> 'system'
    union all select 'recall', seq, received_at from messages where recalled = 1
    union all select 'reply', seq, created_at from outbox where state <> 'refused'
    union all select 'handoff', seq, closed_at from drafts where status = 'handed_over'
    order by at, kind, seq`.execute(db)
  return found.rows
}

async function rowsBySeq<T extends 'messages' | 'outbox' | 'drafts'>(
  db: Db,
  table: T,
  page: readonly Happened[],
  kinds: readonly Kind[],
): Promise<Map<number, Row<T>>> {
  const seqs = page.filter(({ kind }) => kinds.includes(kind)).map(({ seq }) => seq)
  if (seqs.length === 0) return new Map()
  const rows = await db
    .selectFrom(table as 'messages')
    .selectAll()
    .where('seq', 'in', seqs)
    .execute()
  return new Map(rows.map((row) => [row.seq, row as unknown as Row<T>]))
}

async function eventsOfPage(db: Db, page: readonly Happened[]): Promise<Filled[]> {
  const messages = await rowsBySeq(db, 'messages', page, ['message', 'recall'])
  const replies = await rowsBySeq(db, 'outbox', page, ['reply'])
  const drafts = await rowsBySeq(db, 'drafts', page, ['handoff'])
  const answered = await draftsOf(db, [...replies.values()])
  return page.map(({ kind, seq, at }): Filled => {
    if (kind === 'reply') {
      const item = toOutboxItem(replies.get(seq)!)
      return [item, replyEvent(item, answered.get(item.draftId ?? '') ?? null), at]
    }
    if (kind === 'handoff') {
      const { shop, channel, conversation_id: conversationId, closed_by: by } = drafts.get(seq)!
      return [{ shop, channel, conversationId }, { type: 'handoff', at, by: by ?? '' }, at]
    }
    const message = toMessage(messages.get(seq)!)
    return [message, kind === 'recall' ? recallEvent(message.id, at) : messageEvent(message), at]
  })
}

async function draftsOf(db: Db, replies: readonly Row<'outbox'>[]): Promise<Map<string, Draft>> {
  const ids = replies.flatMap(({ draft_id: id }) => id ?? [])
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('drafts').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, toDraft(row)]))
}

/** A reply counts as said once it is on its way, as in later releases; one that was refused is not among them. */
function replyEvent({ id, text, author, createdAt: at }: OutboxItem, draft: Draft | null): ConversationEvent {
  const [draftId, messageIds] = [draft?.id ?? null, draft?.messageIds ?? []]
  return { type: 'reply', id, at, text, author, draftId, messageIds, effects: draft && effectsOf(draft.plan) }
}

async function insertAll(db: Db, events: readonly Filled[]): Promise<void> {
  if (events.length === 0) return
  const rows = events.map(([key, event, receivedAt]) => eventRow(key, event, receivedAt))
  await db.insertInto('events').values(rows).execute()
}

/** Orders that came by themselves are known from their conversation alone. */
async function ordersOfConversations(db: Db): Promise<Filled[]> {
  const rows = await db
    .selectFrom('conversations')
    .selectAll()
    .where('order_json', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('messages')
            .select('messages.seq')
            .whereRef('messages.shop', '=', 'conversations.shop')
            .whereRef('messages.channel', '=', 'conversations.channel')
            .whereRef('messages.conversation_id', '=', 'conversations.id')
            .whereRef('messages.order_json', '=', 'conversations.order_json'),
        ),
      ),
    )
    .execute()
  return rows.map(({ shop, channel, id, order_json, last_message_at: at }) => [
    { shop, channel, conversationId: id },
    { type: 'order', at, order: JSON.parse(order_json ?? '') },
    at,
  ])
}

/** Fills the log of events from what earlier releases stored. */
export async function fillEvents(db: Db): Promise<void> {
  const happened = await allThatHappened(db)
  for (let from = 0; from < happened.length; from += PAGE) {
    await insertAll(db, await eventsOfPage(db, happened.slice(from, from + PAGE)))
  }
  await insertAll(db, await ordersOfConversations(db))
}
