import type { ConversationEvent, PlannedResponse } from '../../types/index.ts'
import { appendEvents } from '../event-queries.ts'
import { messageEvents } from '../message-events.ts'
import { toDraft, toMessage } from '../rows.ts'
import type { Db } from '../schema.ts'

/** The log of conversations. */
export const eventsTable = (seq: string) => [
  `create table events (
    seq ${seq},
    shop text not null,
    channel text not null,
    conversation_id text not null,
    type text not null,
    at bigint not null,
    payload text not null
  )`,
  'create index events_conversation on events (shop, conversation_id, seq)',
]

/** What was planned before the log existed is no part of it: the columns of the old memory go. */
export const dropMemory = () => [
  'alter table conversations drop column state',
  'alter table conversations drop column burst',
]

const PAGE = 500

/** Fills the log from the messages and the drafts that were sent. */
export async function fillEvents(db: Db): Promise<void> {
  await eachPage(db, 'messages', async (rows) => {
    for (const row of rows) {
      const { shop, channel, conversation_id: conversationId } = row
      await appendEvents(db, { shop, channel, conversationId }, messageEvents(toMessage(row)))
    }
  })
  await eachPage(db, 'outbox', async (rows) => {
    for (const row of rows) {
      const { shop, channel, conversation_id: conversationId } = row
      await appendEvents(db, { shop, channel, conversationId }, [await replyEvent(db, row)])
    }
  })
}

async function eachPage<T extends 'messages' | 'outbox'>(
  db: Db,
  table: T,
  work: (rows: Awaited<ReturnType<typeof pageOf<T>>>) => Promise<void>,
): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await pageOf(db, table, after)
    await work(rows)
    const last = rows.at(-1) as { seq: number } | undefined
    if (last === undefined || rows.length < PAGE) return
    after = last.seq
  }
}

function pageOf<T extends 'messages' | 'outbox'>(db: Db, table: T, after: number) {
  return db
    .selectFrom(table as 'messages')
    .selectAll()
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(PAGE)
    .execute() as unknown as Promise<import('../schema.ts').Row<T>[]>
}

async function replyEvent(db: Db, row: import('../schema.ts').Row<'outbox'>): Promise<ConversationEvent> {
  const { id, text, created_at: at, draft_id: draftId } = row
  const found =
    draftId === null
      ? undefined
      : await db.selectFrom('drafts').selectAll().where('id', '=', draftId).executeTakeFirst()
  const draft = found === undefined ? null : toDraft(found)
  const wordings = (draft?.plan.responses ?? []).map(
    ({ responseId, wording }: PlannedResponse) => `${responseId}#${wording}`,
  )
  return {
    type: 'reply',
    id,
    at,
    text,
    author: draft?.closedBy ?? 'auto',
    draftId,
    messageIds: draft?.messageIds ?? [],
    effects: {
      wordings,
      answers: [],
      bargain: null,
      asks: null,
      greets: true,
      closes: false,
      holds: false,
      tasks: [],
    },
  }
}
