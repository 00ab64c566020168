import { type RawBuilder, sql } from 'kysely'
import type { ConversationKey } from './store.ts'

/** Rows of this conversation: what every table that belongs to conversations is asked by. */
export const here = ({ shop, channel, conversationId }: ConversationKey): RawBuilder<boolean> =>
  sql<boolean>`shop = ${shop} and channel = ${channel} and conversation_id = ${conversationId}`

/** The conversation itself, in the table of conversations. */
export const itself = ({ shop, channel, conversationId }: ConversationKey): RawBuilder<boolean> =>
  sql<boolean>`shop = ${shop} and channel = ${channel} and id = ${conversationId}`
