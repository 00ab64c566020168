import { sql } from 'kysely'
import { toConversation, toDraft } from '../rows.ts'
import type { Db, Row } from '../schema.ts'
import { DESK_VIEWS, type DeskEntry, type DeskPage, type DeskQuery, type DeskView } from '../store.ts'
import { toStanding } from './rows.ts'

/** What is said of no time comes last. */
const NEVER = 9_000_000_000_000_000

const waits = sql`(owed_since is not null or draft_id is not null)`

/** Which rows a view shows; what is owed an answer is in one of the first two. */
function viewOf(view: DeskView, { agentId, now }: Omit<DeskQuery, 'view'>) {
  const asleep = sql`(snoozed_until is not null and snoozed_until > ${now})`
  switch (view) {
    case 'review':
      return sql<boolean>`live = 1 and not ${asleep} and (assignee_id is null or assignee_id = ${agentId})
        and (draft_id is not null or (owed_since is not null and handed_over = 0))`
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

/** The latest first of what has ended; else urgent first, then what has the least time left. */
function orderOf({ view, targets }: DeskQuery) {
  if (view === 'closed') return { rank: sql<number>`row.live`, time: sql<number>`-row.last_at` }
  const due = sql`row.waiting_since + ${targetOf(targets)}`
  const time = sql<number>`coalesce(${due}, row.tasks_due_at, ${sql.lit(NEVER)} - row.last_at)`
  return { rank: sql<number>`row.urgency`, time }
}

function targetOf(targets: DeskQuery['targets']) {
  if (new Set(targets.values()).size < 2) return sql.lit([...targets.values()][0] ?? 0)
  const cases = [...targets].map(([shop, ms]) => sql`when ${shop} then ${sql.lit(ms)}`)
  return sql`case row.shop ${sql.join(cases, sql` `)} else 0 end`
}

/** The rows of these shops that pass all filters, whatever the view. */
function filtered(db: Db, query: Omit<DeskQuery, 'view'>) {
  const { shops, intent, urgency, reason, label, words, without, agentId } = query
  const like = `%${(words ?? '').replace(/[\\%_]/g, (char) => `\\${char}`)}%`
  return db
    .selectFrom('desk_rows as row')
    .innerJoin('conversations', (join) =>
      join
        .onRef('conversations.shop', '=', 'row.shop')
        .onRef('conversations.channel', '=', 'row.channel')
        .onRef('conversations.id', '=', 'row.conversation_id'),
    )
    .where('row.shop', 'in', [...shops, ''])
    .$if(intent !== undefined, (q) => q.where('row.intent', '=', intent ?? ''))
    .$if(urgency !== undefined, (q) => q.where('row.urgency', '=', urgency ?? 0))
    .$if(reason !== undefined, (q) => q.where('row.reason', '=', reason ?? ''))
    .$if(label !== undefined, (q) =>
      q.where(sql<boolean>`row.labels like ${`%${JSON.stringify(label ?? '')}%`}`),
    )
    .$if(words !== undefined && words !== '', (q) =>
      q.where(
        sql<boolean>`(conversations.customer_name like ${like} escape '\\' or conversations.last_text like ${like} escape '\\')`,
      ),
    )
    .$if(without !== undefined && without.length > 0, (q) =>
      q.where(
        sql<boolean>`(row.area is null or row.assignee_id = ${agentId} or row.area not in (${sql.join([...(without ?? [])])}))`,
      ),
    )
}

/** As many as a number counts, of all views at once. */
export async function counts(db: Db, query: Omit<DeskQuery, 'view'>): Promise<Record<DeskView, number>> {
  const count = (view: DeskView) =>
    sql<number>`coalesce(sum(case when ${viewOf(view, query)} then 1 else 0 end), 0)`.as(view)
  const plain = db.selectFrom('desk_rows as row').where('row.shop', 'in', [...query.shops, ''])
  const isPlain = Object.keys(query).every((name) => ['shops', 'agentId', 'now', 'targets'].includes(name))
  const open = await filtered(db, query)
    .where(sql<boolean>`live = 1`)
    .select(DESK_VIEWS.filter((view) => view !== 'closed').map(count))
    .executeTakeFirstOrThrow()
  const ended = (isPlain ? plain : filtered(db, query)).where(sql<boolean>`live = 0`)
  const { closed } = await ended
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

export async function list(
  db: Db,
  query: DeskQuery,
  cursor: string | null,
  limit: number,
): Promise<DeskPage> {
  const { rank, time } = orderOf(query)
  const from = cursor === null ? null : placeOf(cursor)
  const found = filtered(db, query).where(viewOf(query.view, query))
  const rows = await found
    .selectAll('row')
    .select([rank.as('rank'), time.as('time')])
    .$if(from !== null, (q) => {
      const [r, t, shop, channel, id] = from!
      return q.where(
        sql<boolean>`(${rank}, ${time}, row.shop, row.channel, row.conversation_id) > (${sql.lit(r)}, ${sql.lit(t)}, ${shop}, ${channel}, ${id})`,
      )
    })
    .orderBy(rank)
    .orderBy(time)
    .orderBy('row.shop')
    .orderBy('row.channel')
    .orderBy('row.conversation_id')
    .limit(limit + 1)
    .execute()
  const { total } = await found
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    entries: await entriesOf(db, page),
    cursor: last ? cursorOf([last.rank, last.time, last.shop, last.channel, last.conversation_id]) : null,
    total: Number(total),
  }
}

/** The rows with their conversations and the drafts that wait. */
async function entriesOf(db: Db, rows: readonly Row<'desk_rows'>[]): Promise<DeskEntry[]> {
  if (rows.length === 0) return []
  const ids = rows.flatMap(({ draft_id: id }) => id ?? [])
  const drafts = ids.length ? await db.selectFrom('drafts').selectAll().where('id', 'in', ids).execute() : []
  const known = new Map(drafts.map((row) => [row.id, toDraft(row)]))
  const keyed = (shop: string, channel: string, id: string) => JSON.stringify([shop, channel, id])
  const conversations = await db
    .selectFrom('conversations')
    .selectAll()
    .where('shop', 'in', [...new Set(rows.map((row) => row.shop))])
    .where('channel', 'in', [...new Set(rows.map((row) => row.channel))])
    .where('id', 'in', [...new Set(rows.map((row) => row.conversation_id))])
    .execute()
  const by = new Map(
    conversations.map((row) => [keyed(row.shop, row.channel, row.id), toConversation(row)] as const),
  )
  return rows.flatMap((row) => {
    const conversation = by.get(keyed(row.shop, row.channel, row.conversation_id))
    const draft = row.draft_id === null ? null : (known.get(row.draft_id) ?? null)
    return conversation ? [{ ...toStanding(row), conversation, draft }] : []
  })
}
