import { type RawBuilder, sql } from 'kysely'
import type { Message } from '../types/index.ts'
import { insertDelivery } from './delivery-queries.ts'
import { isPostgres, tellNodes } from './desk/dialect.ts'
import { here } from './here.ts'
import { keepMessage } from './keep-message.ts'
import { foldTogether } from './postgres-fold.ts'
import { KEY, prepared } from './prepared.ts'
import { MESSAGE_COLUMNS, messageRow, toInboxMessage } from './rows.ts'
import type { Db, Row } from './schema.ts'
import type { ConversationKey } from './store.ts'

/** Any number that only this uses as the key of an advisory lock. */
const FOLD_LOCK = 7_468_633

type InboxRow = ReturnType<typeof messageRow>

const place = ({ shop, channel, conversation_id, id }: InboxRow) =>
  sql`shop = ${shop} and channel = ${channel} and conversation_id = ${conversation_id} and id = ${id}`

const insertUnknown = prepared(MESSAGE_COLUMNS, (db, row: InboxRow) => {
  const values = sql.join(MESSAGE_COLUMNS.map((name) => sql`${row[name]}`))
  const columns = sql.join(MESSAGE_COLUMNS.map((name) => sql.ref(name)))
  return {
    compile: () =>
      sql`insert into inbox (${columns}) select ${values}
        where not exists (select 1 from messages where ${place(row)})
        and not exists (select 1 from inbox where ${place(row)})`.compile(db),
  }
})

/** Writes a new message down, to be put in its places later; false where it is known. */
export async function putAside(db: Db, message: Message): Promise<boolean> {
  const inserted = await insertUnknown(db, messageRow(message))
  return Boolean(inserted.numAffectedRows)
}

const selectNewest = prepared([], (db) =>
  db.selectFrom('inbox').select('seq').orderBy('seq', 'desc').limit(1),
)

/** The number of the newest message that waits to be put in its places; null where none does. */
export async function newestAside(db: Db): Promise<number | null> {
  return (await selectNewest(db, {})).rows[0]?.seq ?? null
}

const selectOf = prepared(KEY, (db, key: ConversationKey) =>
  db.selectFrom('inbox').selectAll().where(here(key)).orderBy('seq'),
)

const keyOf = ({ shop, channel, conversationId }: ConversationKey) => ({ shop, channel, conversationId })

/** Whether messages of the conversation wait to be put in their places. */
export async function waitsAside(db: Db, key: ConversationKey): Promise<boolean> {
  return (await selectOf(db, keyOf(key))).rows.length > 0
}

/** One at a time: what is put in its places by two would lose its order. */
async function alone(db: Db): Promise<void> {
  if (isPostgres(db)) await sql`select pg_advisory_xact_lock(${FOLD_LOCK})`.execute(db)
}

/** As `alone`; false where somebody is at it already. */
async function aloneAtOnce(db: Db): Promise<boolean> {
  if (!isPostgres(db)) return true
  const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(${FOLD_LOCK}) as got`.execute(
    db,
  )
  return rows[0]?.got ?? false
}

/** Puts the conversation's messages in their places, before anything that has to do with them. */
export async function foldOf(db: Db, key: ConversationKey): Promise<void> {
  if (!(await waitsAside(db, key))) return
  await alone(db)
  await fold(db, (await selectOf(db, keyOf(key))).rows)
}

const selectUpTo = prepared(['newest', 'limit'], (db, one: { newest: number; limit: number }) =>
  db.selectFrom('inbox').selectAll().where('seq', '<=', one.newest).orderBy('seq').limit(one.limit),
)

/** Puts the oldest messages up to this number in their places; resolves to how many there were. */
export async function foldUpTo(db: Db, newest: number, limit: number): Promise<number> {
  await alone(db)
  return foldOldest(db, newest, limit)
}

/** As `foldUpTo`, unless another node is at it already: that one may stand still. */
export async function foldUnlessBusy(db: Db, newest: number, limit: number): Promise<number> {
  return (await aloneAtOnce(db)) ? foldOldest(db, newest, limit) : 0
}

async function foldOldest(db: Db, newest: number, limit: number): Promise<number> {
  return fold(db, (await selectUpTo(db, { newest, limit })).rows)
}

async function fold(db: Db, rows: readonly Row<'inbox'>[]): Promise<number> {
  if (rows.length === 0) return 0
  await deliver(db, rows)
  const messages = rows.map(toInboxMessage)
  if (isPostgres(db)) await foldTogether(db, messages)
  else for (const message of messages) await keepMessage(db, message)
  await forget(db, rows)
  await tellNodes(db)
  return rows.length
}

/** Their deliveries, where those came with them. */
async function deliver(db: Db, rows: readonly Row<'inbox'>[]): Promise<void> {
  for (const { shop, channel, delivery: id, body_hash } of rows)
    if (id !== null) await insertDelivery(db, { shop, channel, id, bodyHash: body_hash ?? '' })
}

const deleteRow = prepared(['seq'], (db, { seq }: { seq: number }) =>
  db.deleteFrom('inbox').where('seq', '=', seq),
)

async function forget(db: Db, rows: readonly Row<'inbox'>[]): Promise<void> {
  if (!isPostgres(db)) {
    for (const { seq } of rows) await deleteRow(db, { seq })
    return
  }
  const seqs: RawBuilder<unknown> = sql`${rows.map(({ seq }) => seq)}::bigint[]`
  await sql`delete from inbox where seq = any(${seqs})`.execute(db)
}
