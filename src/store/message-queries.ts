import { toMessage } from './rows.ts'
import type { Db } from './schema.ts'
import type { StoredMessage } from './store.ts'

const ofConversation = (db: Db, shop: string, conversationId: string) =>
  db
    .selectFrom('messages')
    .selectAll()
    .where('shop', '=', shop)
    .where('conversation_id', '=', conversationId)
    .orderBy('seq')

export async function messages(db: Db, shop: string, conversationId: string): Promise<StoredMessage[]> {
  const rows = await ofConversation(db, shop, conversationId).execute()
  return rows.map(toMessage)
}

export async function messagesById(
  db: Db,
  shop: string,
  conversationId: string,
  ids: readonly string[],
): Promise<StoredMessage[]> {
  if (ids.length === 0) return []
  const rows = await ofConversation(db, shop, conversationId).where('id', 'in', ids).execute()
  return rows.map(toMessage)
}
