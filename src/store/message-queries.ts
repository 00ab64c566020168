import { here } from './here.ts'
import { KEY, prepared } from './prepared.ts'
import { toMessage } from './rows.ts'
import type { Db } from './schema.ts'
import type { ConversationKey, StoredMessage } from './store.ts'

const ofConversation = (db: Db, key: ConversationKey) =>
  db.selectFrom('messages').selectAll().where(here(key)).orderBy('seq')

const selectMessage = prepared([...KEY, 'id'], (db, key: ConversationKey & { id: string }) =>
  ofConversation(db, key).where('id', '=', key.id),
)

export async function messages(db: Db, key: ConversationKey): Promise<StoredMessage[]> {
  const rows = await ofConversation(db, key).execute()
  return rows.map(toMessage)
}

export async function messagesById(
  db: Db,
  key: ConversationKey,
  ids: readonly string[],
): Promise<StoredMessage[]> {
  const [id, ...others] = ids
  if (id === undefined) return []
  if (others.length === 0) return (await selectMessage(db, { ...key, id })).rows.map(toMessage)
  const rows = await ofConversation(db, key).where('id', 'in', ids).execute()
  return rows.map(toMessage)
}
