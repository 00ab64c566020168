import { sql } from 'kysely'
import type { Message } from '../types/index.ts'
import { addWork, joinConversation } from './conversation-queries.ts'
import { outcomeOfVoid } from './desk/outcomes.ts'
import { ensureRow, heard, refreshRow, settleBy } from './desk/rows.ts'
import { forgetText, indexText } from './desk/search.ts'
import { appendEvents } from './event-queries.ts'
import { messageEvent, recallEvent } from './events-of.ts'
import { KEY, prepared } from './prepared.ts'
import { MESSAGE_COLUMNS, messageRow, toDraft } from './rows.ts'
import type { Db } from './schema.ts'
import type { ConversationKey, Delivery, OrderEvent, Receipt } from './store.ts'

const insertDelivery = prepared(['shop', 'channel', 'id', 'bodyHash'], (db, delivery: Delivery) => {
  const { shop, channel, id, bodyHash } = delivery
  return db
    .insertInto('deliveries')
    .values({ shop, channel, id, body_hash: bodyHash })
    .onConflict((conflict) => conflict.doNothing())
})

/** Null where the delivery is new; else how it is answered. */
export async function recordDelivery(db: Db, delivery: Delivery): Promise<Receipt | null> {
  const { shop, channel, id, bodyHash } = delivery
  const inserted = await insertDelivery(db, delivery)
  if (inserted.numAffectedRows) return null
  const known = await db
    .selectFrom('deliveries')
    .select('body_hash')
    .where('shop', '=', shop)
    .where('channel', '=', channel)
    .where('id', '=', id)
    .executeTakeFirst()
  return { status: known?.body_hash === bodyHash ? 'duplicate' : 'conflict' }
}

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
async function insertMessage(db: Db, message: Message): Promise<boolean> {
  const inserted = await insertRow(db, messageRow(message))
  return Boolean(inserted.numAffectedRows)
}

export async function receiveMessage(db: Db, delivery: Delivery, message: Message): Promise<Receipt> {
  const answer = await recordDelivery(db, delivery)
  if (answer) return answer
  if (!(await insertMessage(db, message))) return editMessage(db, message)
  return keepNew(db, message)
}

async function keepNew(db: Db, message: Message): Promise<Receipt> {
  await joinConversation(db, message)
  await heard(db, message)
  await indexText(db, message, true)
  if (message.sender.role !== 'system') {
    await appendEvents(db, message, [messageEvent(message)], message.receivedAt)
  }
  await addWork(db, message, { kind: 'message', payload: message.id, dueAt: message.receivedAt })
  return { status: 'accepted' }
}

/** An edit that overtakes its message brings it: what comes later under its id is older. */
export async function receiveEdit(db: Db, delivery: Delivery, message: Message): Promise<Receipt> {
  const answer = await recordDelivery(db, delivery)
  if (answer) return answer
  if (!(await insertMessage(db, message))) return editMessage(db, message)
  await rememberEdit(db, message)
  return keepNew(db, message)
}

async function rememberEdit(db: Db, message: Message): Promise<void> {
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
async function editMessage(db: Db, message: Message): Promise<Receipt> {
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

const lock = prepared(KEY, (db, { shop, channel, conversationId }: ConversationKey) =>
  db
    .updateTable('conversations')
    .set({ version: sql<number>`version` })
    .where('shop', '=', shop)
    .where('channel', '=', channel)
    .where('id', '=', conversationId)
    .returning('version'),
)

/** Takes the conversation's lock; every change of its drafts and its log does so first. */
export async function lockConversation(
  db: Db,
  key: ConversationKey,
): Promise<{ version: number } | undefined> {
  const { rows } = await lock(db, key)
  return rows[0]
}

async function voidDraftsOn(db: Db, key: ConversationKey, messageId: string, at: number): Promise<void> {
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

export async function receiveRecall(
  db: Db,
  delivery: Delivery,
  conversationId: string,
  messageId: string,
  at: number,
): Promise<Receipt> {
  const answer = await recordDelivery(db, delivery)
  if (answer) return answer
  const { shop, channel } = delivery
  const key = { shop, channel, conversationId }
  await db
    .insertInto('recalls')
    .values({ shop, channel, conversation_id: conversationId, message_id: messageId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await lockConversation(db, key)
  await appendEvents(db, key, [recallEvent(messageId, at)], at)
  if (!(await markRecalled(db, key, messageId))) return { status: 'accepted' }
  await voidDraftsOn(db, key, messageId, at)
  await settleBy(db, key, [recallEvent(messageId, at)])
  await forgetText(db, key, messageId)
  await refreshRow(db, key, 'message', at)
  await addWork(db, key, { kind: 'message', payload: messageId, dueAt: at })
  return { status: 'accepted' }
}

/** False where the message is not stored. */
async function markRecalled(db: Db, key: ConversationKey, messageId: string): Promise<boolean> {
  const marked = await db
    .updateTable('messages')
    .set({ recalled: 1 })
    .where('shop', '=', key.shop)
    .where('channel', '=', key.channel)
    .where('conversation_id', '=', key.conversationId)
    .where('id', '=', messageId)
    .executeTakeFirst()
  return Boolean(marked.numUpdatedRows)
}

export async function receiveOrder(db: Db, delivery: Delivery, event: OrderEvent): Promise<Receipt> {
  const answer = await recordDelivery(db, delivery)
  if (answer) return answer
  const { order, product, at } = event
  await joinConversation(db, event)
  await ensureRow(db, event)
  await appendEvents(db, event, [{ type: 'order', at, order }], at)
  if (product) await appendEvents(db, event, [{ type: 'product', at, product }], at)
  await addWork(db, event, { kind: 'order', payload: JSON.stringify(event), dueAt: at })
  return { status: 'accepted' }
}
