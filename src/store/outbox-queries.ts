import { sql } from 'kysely'
import { addTask } from './desk/people.ts'
import { placed, refreshRow } from './desk/rows.ts'
import { putTerms, termsOf } from './desk/search.ts'
import { here } from './here.ts'
import { isPending, outboxRow, toOutboxItem } from './rows.ts'
import type { Db } from './schema.ts'
import type { Attempt, AttemptOutcome, ConversationKey, Lane, OutboxItem, Task } from './store.ts'

/** Lets a reply leave, and be found by its words. */
export async function addReply(db: Db, item: OutboxItem): Promise<void> {
  const row = await db.insertInto('outbox').values(outboxRow(item)).returning('seq').executeTakeFirstOrThrow()
  await putTerms(db, row.seq, termsOf(item.text), 'reply_terms')
}

/** The states that ask for a person, as the index of them spells it. */
const TROUBLED = sql<boolean>`state in ('refused', 'failed', 'unknown')`

/**
 * The lanes in which something is due. The distinct shops and channels are stepped through along the index, one look
 * each, as a "loose index scan" does (PostgreSQL wiki): what waits in them is not counted through.
 */
export async function dueLanes(db: Db, now: number): Promise<Lane[]> {
  const { rows } = await sql<Lane>`
    with recursive
      shops (shop) as (
        select (select min(shop) from outbox where pending = 1)
        union all
        select (select min(o.shop) from outbox o where o.pending = 1 and o.shop > shops.shop)
        from shops where shop is not null
      ),
      lanes (shop, channel) as (
        select shop, (select min(o.channel) from outbox o where o.pending = 1 and o.shop = shops.shop)
        from shops where shop is not null
        union all
        select shop, (
          select min(o.channel) from outbox o
          where o.pending = 1 and o.shop = lanes.shop and o.channel > lanes.channel
        )
        from lanes where channel is not null
      )
    select shop, channel from lanes
    where channel is not null and (
      select min(o.next_attempt_at) from outbox o
      where o.pending = 1 and o.shop = lanes.shop and o.channel = lanes.channel
    ) <= ${now}`.execute(db)
  return rows
}

/** How many are taken, for how long, and whether those that another node holds are passed over. */
interface Taking {
  now: number
  leaseMs: number
  limit: number
  skipsLocked: boolean
}

/**
 * What is due in a lane and first of its conversation, longest due first. The first is asked for row by row: a database
 * that has not counted the table yet would join it with itself, and what waits would never leave.
 */
function candidates(db: Db, lane: Lane, { now, limit, skipsLocked }: Taking) {
  return db
    .selectFrom('outbox as item')
    .select('item.seq')
    .where('item.pending', '=', sql.lit(1))
    .where('item.next_attempt_at', '<=', now)
    .where('item.shop', '=', lane.shop)
    .where('item.channel', '=', lane.channel)
    .where('item.seq', '=', ({ selectFrom }) =>
      selectFrom('outbox as other')
        .select(({ fn }) => fn.min('other.seq').as('first'))
        .where('other.pending', '=', sql.lit(1))
        .whereRef('other.shop', '=', 'item.shop')
        .whereRef('other.channel', '=', 'item.channel')
        .whereRef('other.conversation_id', '=', 'item.conversation_id'),
    )
    .orderBy('item.next_attempt_at')
    .orderBy('item.seq')
    .limit(limit)
    .$if(skipsLocked, (query) => query.forUpdate('item').skipLocked())
}

/** Claims with one statement, like `takeWork`; a lease is a next attempt in the future. */
export async function takeOutbox(db: Db, lane: Lane, taking: Taking): Promise<OutboxItem[]> {
  const { now, leaseMs } = taking
  const rows = await db
    .updateTable('outbox')
    .set(({ eb, fn, val }) => ({
      state: 'sending',
      next_attempt_at: now + leaseMs,
      first_attempt_at: fn.coalesce('first_attempt_at', val(now)),
      attempts: eb('attempts', '+', 1),
    }))
    .where('seq', 'in', candidates(db, lane, taking))
    .where('next_attempt_at', '<=', now)
    .returningAll()
    .execute()
  return rows.sort((a, b) => a.seq - b.seq).map(toOutboxItem)
}

export async function fixBody(db: Db, id: string, body: string): Promise<string> {
  const row = await db
    .updateTable('outbox')
    .set(({ fn, val }) => ({ body: fn.coalesce('body', val(body)) }))
    .where('id', '=', id)
    .returning('body')
    .executeTakeFirstOrThrow()
  return row.body ?? body
}

function settled(outcome: AttemptOutcome) {
  const { state, at } = outcome
  const pending = Number(isPending(state))
  if (state === 'delivered') return { state, pending, delivered_at: at, last_error: null }
  if (!('retryAt' in outcome)) return { state, pending, last_error: outcome.error }
  const untried = outcome.untried ? { attempts: 0, first_attempt_at: null } : {}
  return { state, pending, next_attempt_at: outcome.retryAt, last_error: outcome.error, ...untried }
}

export async function settleOutbox(
  db: Db,
  id: string,
  outcome: AttemptOutcome,
  promised: readonly Task[],
): Promise<void> {
  const changed = await db
    .updateTable('outbox')
    .set(settled(outcome))
    .where('id', '=', id)
    .where('delivered_at', 'is', null)
    .returning(['shop', 'channel', 'conversation_id'])
    .executeTakeFirst()
  if (changed) {
    const key = placed(changed)
    for (const task of promised) await addTask(db, key, task)
    await refreshRow(db, key, 'delivery', outcome.at)
  }
  if ('untried' in outcome && outcome.untried) return
  const message = 'error' in outcome ? outcome.error : null
  await db
    .insertInto('attempts')
    .values({ reply_id: id, at: outcome.at, state: outcome.state, message })
    .execute()
}

export async function resend(db: Db, id: string, now: number): Promise<boolean> {
  const changed = await db
    .updateTable('outbox')
    .set({ state: 'queued', pending: 1, next_attempt_at: now, first_attempt_at: null, attempts: 0 })
    .where('id', '=', id)
    .where(TROUBLED)
    .returning(['shop', 'channel', 'conversation_id'])
    .executeTakeFirst()
  if (changed) await refreshRow(db, placed(changed), 'delivery', now)
  return changed !== undefined
}

export async function outboxFor(db: Db, key: ConversationKey): Promise<OutboxItem[]> {
  const rows = await db.selectFrom('outbox').selectAll().where(here(key)).orderBy('seq').execute()
  return rows.map(toOutboxItem)
}

export async function reply(db: Db, id: string): Promise<OutboxItem | null> {
  const row = await db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toOutboxItem(row) : null
}

export async function attemptsOf(db: Db, replyId: string): Promise<Attempt[]> {
  return db
    .selectFrom('attempts')
    .select(['at', 'state', 'message'])
    .where('reply_id', '=', replyId)
    .orderBy('seq')
    .execute()
}

export async function troubledReplies(
  db: Db,
  shops: readonly string[] | null,
  limit: number,
): Promise<OutboxItem[]> {
  const rows = await db
    .selectFrom('outbox')
    .selectAll()
    .where(TROUBLED)
    .$if(shops !== null, (query) => query.where('shop', 'in', [...(shops ?? []), '']))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toOutboxItem)
}
