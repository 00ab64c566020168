import type { Message } from '../types/index.ts'
import { addWork, joinConversation, lockConversation } from './conversation-queries.ts'
import { recordDelivery } from './delivery-queries.ts'
import { ensureRow, refreshRow, settleBy } from './desk/rows.ts'
import { forgetText } from './desk/search.ts'
import { appendEvents } from './event-queries.ts'
import { recallEvent } from './events-of.ts'
import { foldOf, putAside } from './inbox-queries.ts'
import {
  editMessage,
  insertMessage,
  keepMessage,
  keepNew,
  rememberEdit,
  voidDraftsOn,
} from './keep-message.ts'
import type { Db } from './schema.ts'
import type { ConversationKey, Delivery, OrderEvent, Receipt } from './store.ts'

export async function receiveMessage(db: Db, delivery: Delivery, message: Message): Promise<Receipt> {
  const answer = await recordDelivery(db, delivery)
  if (answer) return answer
  // A customer's words are many, and nobody asks for them before they are planned.
  if (message.sender.role === 'customer' && (await putAside(db, message))) return { status: 'accepted' }
  await foldOf(db, message)
  return keepMessage(db, message)
}

/** An edit that overtakes its message brings it: what comes later under its id is older. */
export async function receiveEdit(db: Db, delivery: Delivery, message: Message): Promise<Receipt> {
  const answer = await recordDelivery(db, delivery)
  if (answer) return answer
  await foldOf(db, message)
  if (!(await insertMessage(db, message))) return editMessage(db, message)
  await rememberEdit(db, message)
  return keepNew(db, message)
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
  await foldOf(db, key)
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
  await foldOf(db, event)
  await joinConversation(db, event)
  await ensureRow(db, event)
  await appendEvents(db, event, [{ type: 'order', at, order }], at)
  if (product) await appendEvents(db, event, [{ type: 'product', at, product }], at)
  await addWork(db, event, { kind: 'order', payload: JSON.stringify(event), dueAt: at })
  return { status: 'accepted' }
}
