import { sql } from 'kysely'
import { toConversation, toDraft } from '../rows.ts'
import type { Db, Row } from '../schema.ts'
import { DESK_VIEWS, type DeskEntry, type DeskPage, type DeskQuery, type DeskView } from '../store.ts'
import { toStanding } from './rows.ts'

/** What is said of no time comes last. */
const NEVER = 9_000_000_000_000_000

const waits = sql`(owed_since is not null or draft_id is not null)`

/** Which rows a view shows; what is owed an answer is in one of the first two. */
function viewOf(view: DeskView, query: Omit<DeskQuery, 'view'>) {
  const { agentId, now } = query
  const asleep = sql`(snoozed_until is not null and snoozed_until > ${now})`
  switch (view) {
    case 'review':
      return sql<boolean>`live = 1 and not ${asleep} and (assignee_id is null or assignee_id = ${agentId})
        and (draft_id is not null or (owed_since is not null and handed_over = 0)) ${leftToOthers(query)}`
    case 'follow_up':
      return sql<boolean>`live = 1 and ((${waits} and (handed_over = 1 or assignee_id is not null or ${asleep}))
        or tasks_due_at <= ${now})`
    case 'mine':
      return sql<boolean>`live = 1 and assignee_id = ${agentId}`
    case 'failed':
      return sql<boolean>`live = 1 and failed = 1`
    case 'closed':
      return sql<boolean>`live = 0`
  }
}

/** Others' kinds of work are not mine to review, until their time is over. */
function leftToOthers({ without = [], agentId, now, targets }: Omit<DeskQuery, 'view'>) {
  if (without.length === 0) return sql``
  return sql`and (row.area is null or row.assignee_id = ${agentId}
    or (row.shop || '/' || row.area) not in (${sql.join([...without])})
    or row.waiting_since + ${targetOf(targets)} <= ${now})`
}

/** The latest first of what has ended; else urgent first, then what has the least time left. */
function orderOf({ view, targets }: DeskQuery) {
  if (view === 'closed') return { rank: sql<number>`0`, time: sql<number>`row.last_at` }
  const due = sql`row.waiting_since + ${targetOf(targets)}`
  const time = sql<number>`coalesce(${due}, row.tasks_due_at, ${sql.lit(NEVER)} - row.last_at)`
  return { rank: sql<number>`row.urgency`, time }
}

/** What comes behind this place; spelled so that the index of what has ended serves it. */
function behind({ view, targets }: DeskQuery, [r, t, ...key]: Place) {
  const { rank, time } = orderOf({ view, targets } as DeskQuery)
  const later = sql`(row.shop, row.channel, row.conversation_id) > (${sql.join(key)})`
  if (view === 'closed')
    return sql<boolean>`${time} <= ${sql.lit(t)} and (${time} < ${sql.lit(t)} or ${later})`
  return sql<boolean>`(${rank}, ${time}, row.shop, row.channel, row.conversation_id) > (${sql.lit(r)}, ${sql.lit(t)}, ${sql.join(key)})`
}

function targetOf(targets: DeskQuery['targets']) {
  if (new Set(targets.values()).size < 2) return sql.lit([...targets.values()][0] ?? 0)
  const cases = [...targets].map(([shop, ms]) => sql`when ${shop} then ${sql.lit(ms)}`)
  return sql`case row.shop ${sql.join(cases, sql` `)} else 0 end`
}

/** The rows of these shops that pass all filters, whatever the view; only words need the conversations themselves. */
function filtered(db: Db, query: Omit<DeskQuery, 'view'>) {
  const { shops, intent, urgency, reason, label, words } = query
  return db
    .selectFrom('desk_rows as row')
    .where('row.shop', 'in', [...shops, ''])
    .$if(intent !== undefined, (q) => q.where('row.intent', '=', intent ?? ''))
    .$if(urgency !== undefined, (q) => q.where('row.urgency', '=', urgency ?? 0))
    .$if(reason !== undefined, (q) => q.where('row.reason', '=', reason ?? ''))
    .$if(label !== undefined, (q) =>
      q.where(sql<boolean>`row.labels like ${`%${JSON.stringify(label ?? '')}%`}`),
    )
    .$if(words !== undefined && words !== '', (q) =>
      q
        .innerJoin('conversations', (join) =>
          join
            .onRef('conversations.shop', '=', 'row.shop')
            .onRef('conversations.channel', '=', 'row.channel')
            .onRef('conversations.id', '=', 'row.conversation_id'),
        )
        .where(holding(words ?? '')),
    )
}

/** The customer's name or the last words hold these. */
function holding(words: string) {
  const like = `%${words.replace(/[\\%_]/g, (char) => `\\${char}`)}%`
  return sql<boolean>`(conversations.customer_name like ${like} escape '\\'
    or conversations.last_text like ${like} escape '\\')`
}

/** As many as a number counts, of all views at once. */
export async function counts(db: Db, query: Omit<DeskQuery, 'view'>): Promise<Record<DeskView, number>> {
  const count = (view: DeskView) =>
    sql<number>`coalesce(sum(case when ${viewOf(view, query)} then 1 else 0 end), 0)`.as(view)
  const open = await filtered(db, query)
    .where(sql<boolean>`live = 1`)
    .select(DESK_VIEWS.filter((view) => view !== 'closed').map(count))
    .executeTakeFirstOrThrow()
  const { closed } = await filtered(db, query)
    .where(sql<boolean>`live = 0`)
    .select(({ fn }) => fn.countAll<number>().as('closed'))
    .executeTakeFirstOrThrow()
  return { ...(open as Record<DeskView, number>), closed: Number(closed) }
}

type Place = [rank: number, time: number, shop: string, channel: string, id: string]

const cursorOf = (place: Place) => Buffer.from(JSON.stringify(place)).toString('base64url')

/** Null where the cursor is not one of ours. */
export function placeOf(cursor: string): Place | null {
  try {
    const place = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown
    if (!Array.isArray(place) || place.length !== 5) return null
    const fits = place.every((part, i) => (i < 2 ? Number.isFinite(part) : typeof part === 'string'))
    return fits ? (place as Place) : null
  } catch {
    return null
  }
}

/** The keys of a page in its order: whole rows are fetched for these alone. */
async function placesOf(db: Db, query: DeskQuery, from: Place | null, limit: number) {
  const { rank, time } = orderOf(query)
  const found = filtered(db, query)
    .where(viewOf(query.view, query))
    .select(['row.shop', 'row.channel', 'row.conversation_id'])
    .select([rank.as('rank'), time.as('time')])
    .$if(from !== null, (q) => q.where(behind(query, from!)))
  const ordered =
    query.view === 'closed' ? found.orderBy('row.last_at', 'desc') : found.orderBy(rank).orderBy(time)
  return ordered
    .orderBy('row.shop')
    .orderBy('row.channel')
    .orderBy('row.conversation_id')
    .limit(limit)
    .execute()
}

export async function list(
  db: Db,
  query: DeskQuery,
  cursor: string | null,
  limit: number,
): Promise<DeskPage> {
  const places = await placesOf(db, query, cursor === null ? null : placeOf(cursor), limit + 1)
  const { total } = await filtered(db, query)
    .where(viewOf(query.view, query))
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const page = places.slice(0, limit)
  const last = places.length > limit ? page.at(-1) : undefined
  return {
    entries: await entriesOf(db, page),
    cursor: last ? cursorOf([last.rank, last.time, last.shop, last.channel, last.conversation_id]) : null,
    total: Number(total),
  }
}

type Placed = Pick<Row<'desk_rows'>, 'shop' | 'channel' | 'conversation_id'>

const keyed = ({ shop, channel, conversation_id: id }: Placed) => JSON.stringify([shop, channel, id])

/** The columns that hold one of these keys, at least; others are passed over. */
const among = (places: readonly Placed[], id: string) =>
  sql<boolean>`shop in (${sql.join([...new Set(places.map(({ shop }) => shop))])})
    and channel in (${sql.join([...new Set(places.map(({ channel }) => channel))])})
    and ${sql.ref(id)} in (${sql.join(places.map((place) => place.conversation_id))})`

async function rowsOf(db: Db, places: readonly Placed[]): Promise<Row<'desk_rows'>[]> {
  const rows = await db.selectFrom('desk_rows').selectAll().where(among(places, 'conversation_id')).execute()
  const known = new Map(rows.map((row) => [keyed(row), row]))
  return places.flatMap((place) => known.get(keyed(place)) ?? [])
}

/** The rows with their conversations and the drafts that wait. */
async function entriesOf(db: Db, places: readonly Placed[]): Promise<DeskEntry[]> {
  if (places.length === 0) return []
  const rows = await rowsOf(db, places)
  const ids = rows.flatMap(({ draft_id: id }) => id ?? [])
  const drafts = ids.length ? await db.selectFrom('drafts').selectAll().where('id', 'in', ids).execute() : []
  const known = new Map(drafts.map((row) => [row.id, toDraft(row)]))
  const conversations = await db.selectFrom('conversations').selectAll().where(among(places, 'id')).execute()
  const by = new Map(
    conversations.map((row) => [keyed({ ...row, conversation_id: row.id }), toConversation(row)] as const),
  )
  return rows.flatMap((row) => {
    const conversation = by.get(keyed(row))
    const draft = row.draft_id === null ? null : (known.get(row.draft_id) ?? null)
    return conversation ? [{ ...toStanding(row), conversation, draft }] : []
  })
}
