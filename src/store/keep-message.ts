import { sql } from 'kysely'
import type { Message } from '../types/index.ts'
import { addWork, joinConversation, lockConversation } from './conversation-queries.ts'
import { outcomeOfVoid } from './desk/outcomes.ts'
import { heard, refreshRow } from './desk/rows.ts'
import { indexText } from './desk/search.ts'
import { appendEvents } from './event-queries.ts'
import { messageEvent } from './events-of.ts'
import { prepared } from './prepared.ts'
import { MESSAGE_COLUMNS, messageRow, toDraft } from './rows.ts'
import type { Db } from './schema.ts'
import type { ConversationKey, Receipt } from './store.ts'

const insertRow = prepared(MESSAGE_COLUMNS, (db, row: ReturnType<typeof messageRow>) =>
  db
    .insertInto('messages')
    .values(({ selectFrom }) => ({
      ...row,
      // A recall can overtake its message.
      recalled: selectFrom('recalls')
        .select(({ fn }) => fn.countAll<number>().as('recalled'))
        .where('shop', '=', row.shop)
        .where('channel', '=', row.channel)
        .where('conversation_id', '=', row.conversation_id)
        .where('message_id', '=', row.id),
    }))
    .onConflict((conflict) => conflict.doNothing()),
)

/** False where the message is stored already. */
export async function insertMessage(db: Db, message: Message): Promise<boolean> {
  const inserted = await insertRow(db, messageRow(message))
  return Boolean(inserted.numAffectedRows)
}

/** Puts a message in its places; one that is known there may be an edit. */
export async function keepMessage(db: Db, message: Message): Promise<Receipt> {
  return (await insertMessage(db, message)) ? keepNew(db, message) : editMessage(db, message)
}

export async function keepNew(db: Db, message: Message): Promise<Receipt> {
  await joinConversation(db, message)
  await heard(db, message)
  await indexText(db, message, true)
  if (message.sender.role !== 'system') {
    await appendEvents(db, message, [messageEvent(message)], message.receivedAt)
  }
  await addWork(db, message, { kind: 'message', payload: message.id, dueAt: message.receivedAt })
  return { status: 'accepted' }
}

export async function rememberEdit(db: Db, message: Message): Promise<void> {
  await db
    .updateTable('messages')
    .set({ text: message.text, edited_at: message.sentAt })
    .where('shop', '=', message.shop)
    .where('channel', '=', message.channel)
    .where('conversation_id', '=', message.conversationId)
    .where('id', '=', message.id)
    .execute()
}

/** The same id with another text; what is older than an edit that is known changes nothing. */
export async function editMessage(db: Db, message: Message): Promise<Receipt> {
  await lockConversation(db, message)
  const known = await db
    .selectFrom('messages')
    .select(['text', 'sent_at', 'edited_at'])
    .where('shop', '=', message.shop)
    .where('channel', '=', message.channel)
    .where('conversation_id', '=', message.conversationId)
    .where('id', '=', message.id)
    .executeTakeFirst()
  if (!known || known.text === message.text || (known.edited_at ?? 0) > message.sentAt) {
    return { status: 'duplicate' }
  }
  const { id, text, receivedAt } = message
  // In the log an edit lies behind what it changes, whatever the platform's clock says.
  const at = Math.max(message.sentAt, known.sent_at)
  await rememberEdit(db, message)
  await replaceLastText(db, message, known.text)
  await voidDraftsOn(db, message, id, receivedAt)
  await appendEvents(db, message, [{ type: 'edit', at, messageId: id, text }], receivedAt)
  await indexText(db, message)
  await refreshRow(db, message, 'message', receivedAt)
  await addWork(db, message, { kind: 'message', payload: id, dueAt: receivedAt })
  return { status: 'accepted' }
}

async function replaceLastText(db: Db, message: Message, old: string): Promise<void> {
  await db
    .updateTable('conversations')
    .set({ last_text: message.text })
    .where('shop', '=', message.shop)
    .where('channel', '=', message.channel)
    .where('id', '=', message.conversationId)
    .where('last_text', '=', old)
    .execute()
}

export async function voidDraftsOn(
  db: Db,
  key: ConversationKey,
  messageId: string,
  at: number,
): Promise<void> {
  const rows = await db
    .selectFrom('drafts')
    .selectAll()
    .where('shop', '=', key.shop)
    .where('channel', '=', key.channel)
    .where('conversation_id', '=', key.conversationId)
    .where('status', '=', sql.lit('waiting'))
    .execute()
  const ids = rows.map(toDraft).filter((draft) => draft.messageIds.includes(messageId))
  for (const { id } of ids) {
    await db
      .updateTable('drafts')
      .set(({ eb }) => ({ status: 'void', version: eb('version', '+', 1), closed_at: at }))
      .where('id', '=', id)
      .execute()
    await outcomeOfVoid(db, id, at)
  }
}
