import { sql } from 'kysely'
import type { ConversationEvent, Message } from '../../types/index.ts'
import { here } from '../here.ts'
import { KEY, prepared } from '../prepared.ts'
import type { Db, Row } from '../schema.ts'
import type { ConversationKey, Owed, Standing } from '../store.ts'
import { tellNodes } from './dialect.ts'

/** A new conversation as the desk sees it. */
const blank = ({ shop, channel, conversationId }: ConversationKey) => ({
  shop,
  channel,
  conversation_id: conversationId,
  urgency: 2,
  handed_over: 0,
  failed: 0,
  labels: '[]',
  last_from: 'system',
  last_at: 0,
  live: 0,
})

/** Columns that tell where a row belongs. */
export const columns = ({ shop, channel, conversationId }: ConversationKey) => ({
  shop,
  channel,
  conversation_id: conversationId,
})

export const placed = (row: { shop: string; channel: string; conversation_id: string }): ConversationKey => ({
  shop: row.shop,
  channel: row.channel,
  conversationId: row.conversation_id,
})

type Told = ConversationKey & { what: string; at: number }

const insertChange = prepared([...KEY, 'what', 'at'], (db, { what, at, ...key }: Told) =>
  db.insertInto('changes').values({ ...columns(key), what, at }),
)

/** Tells the feed that something of the conversation has changed. */
export async function tellChange(db: Db, key: ConversationKey, what: string, at: number): Promise<void> {
  const { shop, channel, conversationId } = key
  await insertChange(db, { shop, channel, conversationId, what, at })
  await tellNodes(db)
}

/** What a customer's message does to its conversation's row: it waits, is awake and open. */
const heardCustomer = prepared([...KEY, 'at'], (db, { at, ...key }: ConversationKey & { at: number }) =>
  db
    .insertInto('desk_rows')
    .values({
      ...blank(key),
      last_from: 'customer',
      last_at: at,
      owed_since: at,
      waiting_since: at,
      live: sql.lit(1),
    })
    .onConflict((conflict) =>
      conflict.columns(['shop', 'channel', 'conversation_id']).doUpdateSet(({ fn, ref }) => ({
        last_from: ref('excluded.last_from'),
        last_at: ref('excluded.last_at'),
        owed_since: fn.coalesce('desk_rows.owed_since', ref('excluded.owed_since')),
        waiting_since: fn.coalesce('desk_rows.waiting_since', ref('excluded.waiting_since')),
        snoozed_until: null,
        closed_at: null,
        live: sql.lit(1),
      })),
    ),
)

async function heardOther(db: Db, { sender, receivedAt, ...key }: Message): Promise<void> {
  const said = { last_from: sender.role, last_at: receivedAt }
  await db
    .insertInto('desk_rows')
    .values({ ...blank(key), ...said })
    .onConflict((conflict) => conflict.columns(['shop', 'channel', 'conversation_id']).doUpdateSet(said))
    .execute()
}

/** A message came: a customer's is owed an answer, wakes what sleeps and opens what was closed. */
export async function heard(db: Db, message: Message): Promise<void> {
  const { shop, channel, conversationId, id, receivedAt: at, sender } = message
  if (sender.role === 'customer') {
    await heardCustomer(db, { shop, channel, conversationId, at })
    await insertOwed(db, { shop, channel, conversationId, id, at })
  } else await heardOther(db, message)
  await tellChange(db, message, 'message', at)
}

const insertBlank = prepared(KEY, (db, key: ConversationKey) =>
  db
    .insertInto('desk_rows')
    .values(blank(key))
    .onConflict((conflict) => conflict.doNothing()),
)

/** A row for a conversation that began otherwise than by a message. */
export async function ensureRow(db: Db, { shop, channel, conversationId }: ConversationKey): Promise<void> {
  await insertBlank(db, { shop, channel, conversationId })
}

const insertOwed = prepared([...KEY, 'id', 'at'], (db, { id, at, ...key }: ConversationKey & Owed) =>
  db
    .insertInto('owed')
    .values({ ...columns(key), message_id: id, at })
    .onConflict((conflict) => conflict.doNothing()),
)

export async function owe(db: Db, key: ConversationKey, owed: readonly Owed[]): Promise<void> {
  const { shop, channel, conversationId } = key
  for (const { id, at } of owed) await insertOwed(db, { shop, channel, conversationId, id, at })
}

const selectOwed = prepared(KEY, (db, key: ConversationKey) =>
  db.selectFrom('owed').select(['message_id', 'at']).where(here(key)).orderBy('at').orderBy('message_id'),
)

export async function owedOf(db: Db, { shop, channel, conversationId }: ConversationKey): Promise<Owed[]> {
  const { rows } = await selectOwed(db, { shop, channel, conversationId })
  return rows.map((row) => ({ id: row.message_id, at: row.at }))
}

const deleteOwed = prepared([...KEY, 'id'], (db, key: ConversationKey & { id: string }) =>
  db.deleteFrom('owed').where(here(key)).where('message_id', '=', key.id),
)

export async function settle(db: Db, key: ConversationKey, ids: readonly string[]): Promise<void> {
  const { shop, channel, conversationId } = key
  for (const id of ids) await deleteOwed(db, { shop, channel, conversationId, id })
}

/** What was said or needs no answer is owed no longer; words of ours are the last ones. */
export async function settleBy(
  db: Db,
  key: ConversationKey,
  events: readonly ConversationEvent[],
): Promise<void> {
  for (const event of events) {
    if (event.type === 'reply' || event.type === 'dismissal') await settle(db, key, event.messageIds)
    if (event.type === 'recall') await settle(db, key, [event.messageId])
    if (event.type === 'reply')
      await setRow(db, key, { last_from: 'agent', last_at: event.at, handed_over: 0 })
    if (event.type === 'handoff') await setRow(db, key, { handed_over: 1 })
  }
}

/** What the log says of the messages it knows: those that wait, and with them all that were heard. */
export async function settleByLog(
  db: Db,
  key: ConversationKey,
  { waiting, heard: known }: { waiting: readonly Owed[]; heard: ReadonlySet<string> },
): Promise<void> {
  const waits = new Set(waiting.map(({ id }) => id))
  const owed = await owedOf(db, key)
  await settle(
    db,
    key,
    owed.map(({ id }) => id).filter((id) => known.has(id) && !waits.has(id)),
  )
  await owe(
    db,
    key,
    waiting.filter(({ id }) => !owed.some((one) => one.id === id)),
  )
}

export async function setRow(db: Db, key: ConversationKey, change: Partial<Row<'desk_rows'>>): Promise<void> {
  await db.updateTable('desk_rows').set(change).where(here(key)).execute()
}

type About = Pick<Row<'desk_rows'>, 'intent' | 'reason' | 'area'>

const updateAbout = prepared(
  [...KEY, 'intent', 'reason', 'area'],
  (db, { intent, reason, area, ...key }: ConversationKey & About) =>
    db
      .updateTable('desk_rows')
      .set({ intent, reason, area })
      .where('shop', '=', key.shop)
      .where('channel', '=', key.channel)
      .where('conversation_id', '=', key.conversationId),
)

/** What the row says of the draft that waits. */
export async function setAbout(db: Db, key: ConversationKey, about: About): Promise<void> {
  const { shop, channel, conversationId } = key
  await updateAbout(db, { shop, channel, conversationId, ...about })
}

/** Brings the conversation's row up to date with what the other tables say, and tells the feed. */
export async function refreshRow(db: Db, key: ConversationKey, what: string, at: number): Promise<void> {
  await recount(db, key)
  await tellChange(db, key, what, at)
}

const countRow = prepared(KEY, (db, key: ConversationKey) => ({
  compile: () =>
    sql`update desk_rows set
    owed_since = (select min(at) from owed where ${here(key)}),
    draft_id = (select id from drafts where ${here(key)} and status = 'waiting'
      order by urgency, waiting_since, seq limit 1),
    tasks_due_at = (select min(due_at) from tasks where ${here(key)} and done_at is null),
    failed = (case when exists (select 1 from outbox where ${here(key)}
      and state in ('refused', 'failed', 'unknown') and not exists (
        select 1 from outbox as later where later.shop = outbox.shop and later.channel = outbox.channel
          and later.conversation_id = outbox.conversation_id and later.seq > outbox.seq
          and later.state = 'delivered'
      )) then 1 else 0 end)
    where ${here(key)}`.compile(db),
}))

const deriveRow = prepared(KEY, (db, key: ConversationKey) => ({
  compile: () =>
    sql`update desk_rows set
    urgency = coalesce((select urgency from drafts where id = draft_id),
      case when owed_since is null then 2 else urgency end),
    waiting_since = coalesce(owed_since, (select waiting_since from drafts where id = draft_id)),
    handed_over = (case when owed_since is null then 0 else handed_over end),
    live = (case when owed_since is not null or draft_id is not null or failed = 1
      or tasks_due_at is not null or assignee_id is not null then 1 else 0 end)
    where ${here(key)}`.compile(db),
}))

/** As `refreshRow`, untold. */
export async function recount(db: Db, { shop, channel, conversationId }: ConversationKey): Promise<void> {
  await countRow(db, { shop, channel, conversationId })
  await deriveRow(db, { shop, channel, conversationId })
}

export async function standing(db: Db, key: ConversationKey): Promise<Standing | null> {
  const row = await db.selectFrom('desk_rows').selectAll().where(here(key)).executeTakeFirst()
  return row ? toStanding(row) : null
}

export function toStanding(row: Row<'desk_rows'>): Standing {
  return {
    owedSince: row.owed_since,
    waitingSince: row.waiting_since,
    draftId: row.draft_id,
    urgency: row.urgency,
    handedOver: row.handed_over === 1,
    failed: row.failed === 1,
    tasksDueAt: row.tasks_due_at,
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: row.assignee_name ?? '' },
    snoozedUntil: row.snoozed_until,
    closedAt: row.closed_at,
    labels: JSON.parse(row.labels),
    lastFrom: row.last_from as Standing['lastFrom'],
    lastAt: row.last_at,
  }
}
