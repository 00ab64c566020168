import { sql } from 'kysely'
import type { Message } from '../types/index.ts'
import { KEY, prepared } from './prepared.ts'
import type { Db, Row } from './schema.ts'
import type { ConversationKey, OrderEvent } from './store.ts'

const CONVERSATION_COLUMNS = [
  'shop',
  'channel',
  'id',
  'version',
  'customer_name',
  'customer_id',
  'last_message_at',
  'last_text',
  'order_json',
  'product_json',
] as const satisfies (keyof Row<'conversations'>)[]

function newConversation({ shop, channel, conversationId }: ConversationKey) {
  return { shop, channel, id: conversationId, version: 1 }
}

/** Only a customer's words are the last ones that a list of conversations shows. */
const upsertBy = (lastText: 'excluded.last_text' | 'conversations.last_text') =>
  prepared(CONVERSATION_COLUMNS, (db, row: Row<'conversations'>) =>
    db
      .insertInto('conversations')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['shop', 'channel', 'id']).doUpdateSet(({ ref, fn }) => ({
          customer_name: fn.coalesce('excluded.customer_name', 'conversations.customer_name'),
          customer_id: fn.coalesce('excluded.customer_id', 'conversations.customer_id'),
          last_message_at: ref('excluded.last_message_at'),
          last_text: ref(lastText),
          order_json: fn.coalesce('excluded.order_json', 'conversations.order_json'),
          product_json: fn.coalesce('excluded.product_json', 'conversations.product_json'),
        })),
      ),
  )
const upsertByCustomer = upsertBy('excluded.last_text')
const upsertByOthers = upsertBy('conversations.last_text')

async function joinByMessage(db: Db, message: Message): Promise<void> {
  const fromCustomer = message.sender.role === 'customer'
  await (fromCustomer ? upsertByCustomer : upsertByOthers)(db, {
    ...newConversation(message),
    customer_name: fromCustomer ? (message.sender.name ?? null) : null,
    customer_id: fromCustomer ? message.sender.id : null,
    last_message_at: message.receivedAt,
    last_text: fromCustomer ? message.text : '',
    order_json: message.order && JSON.stringify(message.order),
    product_json: message.product && JSON.stringify(message.product),
  })
}

async function joinByOrder(db: Db, event: OrderEvent): Promise<void> {
  await db
    .insertInto('conversations')
    .values({
      ...newConversation(event),
      last_message_at: event.at,
      last_text: '',
      order_json: JSON.stringify(event.order),
      product_json: event.product && JSON.stringify(event.product),
    })
    .onConflict((conflict) =>
      conflict.columns(['shop', 'channel', 'id']).doUpdateSet(({ ref, fn }) => ({
        order_json: ref('excluded.order_json'),
        product_json: fn.coalesce('excluded.product_json', 'conversations.product_json'),
      })),
    )
    .execute()
}

/** Puts what came into its conversation, which begins here where it is new, and so takes its lock. */
export function joinConversation(db: Db, came: Message | OrderEvent): Promise<void> {
  return 'sender' in came ? joinByMessage(db, came) : joinByOrder(db, came)
}

type NewWork = ConversationKey & { kind: 'message' | 'order'; payload: string; dueAt: number }

const insertWork = prepared([...KEY, 'kind', 'payload', 'dueAt'], (db, work: NewWork) =>
  db.insertInto('work').values({
    shop: work.shop,
    channel: work.channel,
    conversation_id: work.conversationId,
    kind: work.kind,
    payload: work.payload,
    attempts: 0,
    due_at: work.dueAt,
    leased_until: 0,
  }),
)

/** Leaves work on a conversation, due at this time. */
export async function addWork(
  db: Db,
  { shop, channel, conversationId }: ConversationKey,
  work: { kind: 'message' | 'order'; payload: string; dueAt: number },
): Promise<void> {
  await insertWork(db, { shop, channel, conversationId, ...work })
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
