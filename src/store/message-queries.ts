import { here } from './here.ts'
import { toMessage } from './rows.ts'
import type { Db } from './schema.ts'
import type { ConversationKey, StoredMessage } from './store.ts'

const ofConversation = (db: Db, key: ConversationKey) =>
  db.selectFrom('messages').selectAll().where(here(key)).orderBy('seq')

export async function messages(db: Db, key: ConversationKey): Promise<StoredMessage[]> {
  const rows = await ofConversation(db, key).execute()
  return rows.map(toMessage)
}

export async function messagesById(
  db: Db,
  key: ConversationKey,
  ids: readonly string[],
): Promise<StoredMessage[]> {
  if (ids.length === 0) return []
  const rows = await ofConversation(db, key).where('id', 'in', ids).execute()
  return rows.map(toMessage)
}
