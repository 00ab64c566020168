import { sql } from 'kysely'
import type { Db } from '../schema.ts'
import type { DeskFigures, FiguresQuery } from '../store.ts'

const HANDOFFS = `'answered', 'clarify', 'ambiguous', 'acknowledgement', 'retracted', 'merged'`
const DAY_MS = 86_400_000

/** What the clock of the row's shop is ahead of UTC at this time. */
function offsetOf(time: string, { days }: FiguresQuery) {
  const all = [...days.values()].flat().map(({ offsetMs }) => offsetMs)
  if (new Set(all).size < 2) return sql.lit(all[0] ?? 0)
  const cases = [...days].flatMap(([shop, offsets]) =>
    [...offsets]
      .reverse()
      .map(
        ({ from, offsetMs }) =>
          sql`when shop = ${shop} and ${sql.ref(time)} >= ${sql.lit(from)} then ${sql.lit(offsetMs)}`,
      ),
  )
  return sql`case ${sql.join(cases, sql` `)} else 0 end`
}

/** All that a dashboard shows, counted from what is stored. */
export async function figures(db: Db, query: FiguresQuery): Promise<DeskFigures> {
  const { shops, from, until } = query
  const within = (time: string) =>
    sql`shop in (${sql.join([...shops, ''])}) and ${sql.ref(time)} >= ${from} and ${sql.ref(time)} < ${until}`
  const grouped = async <T>(statement: ReturnType<typeof sql<T>>) => (await statement.execute(db)).rows
  const heard = sql`from messages where sender_role = 'customer' and ${within('received_at')}`
  const day = (time: string) =>
    sql<number>`(${sql.ref(time)} + ${offsetOf(time, query)}) / ${sql.lit(DAY_MS)}`
  return {
    messages: await grouped(
      sql`select shop, ${day('received_at')} as day, count(*) as n ${heard} group by 1, 2`,
    ),
    conversations: await one(
      db,
      sql`select count(*) as n from (select distinct shop, channel, conversation_id ${heard}) as talks`,
    ),
    drafts: await grouped(
      sql`select shop, intent, ${day('created_at')} as day, count(*) as n,
        sum(worded) as worded
        from drafts where worded is not null and ${within('created_at')} group by 1, 2, 3`,
    ),
    outcomes: await grouped(
      sql`select shop, intent, agent, outcome, ${day('at')} as day, count(*) as n
        from outcomes where ${within('at')} group by 1, 2, 3, 4, 5`,
    ),
    handoffs: await grouped(
      sql`select reason, count(*) as n from drafts where reason not in (${sql.raw(HANDOFFS)})
        and ${within('created_at')} group by 1 order by 2 desc`,
    ),
    waits: await grouped(
      sql`select shop, intent, agent, waited_ms as ms, ${day('at')} as day from answers where ${within('at')}`,
    ),
    tasks: await grouped(
      sql`select due_at as "dueAt", done_at as "doneAt" from tasks where ${within('due_at')}`,
    ),
    missing: await missing(db, query),
  }
}

async function one(db: Db, statement: ReturnType<typeof sql<{ n: number }>>): Promise<number> {
  return Number((await statement.execute(db)).rows[0]?.n ?? 0)
}

/** Questions for which the shop has no fact, most frequent first, each with the words of a customer. */
async function missing(db: Db, { shops, from, until }: FiguresQuery): Promise<DeskFigures['missing']> {
  const rows = await db
    .selectFrom('drafts')
    .select(['shop', 'intent', 'kind'])
    .select(({ fn }) => [fn.countAll<number>().as('n'), fn.max('seq').as('last')])
    .where('shop', 'in', [...shops, ''])
    .where('reason', '=', 'missing_fact')
    .where('created_at', '>=', from)
    .where('created_at', '<', until)
    .groupBy(['shop', 'intent', 'kind'])
    .orderBy('n', 'desc')
    .limit(100)
    .execute()
  const lasts = rows.map(({ last }) => Number(last))
  const examples = new Map(await examplesOf(db, lasts))
  return rows.map(({ shop, intent, kind, n, last }) => ({
    ...{ shop, intent, kind },
    n: Number(n),
    example: examples.get(Number(last)) ?? '',
  }))
}

/** What the customer wrote, by the number of the draft. */
async function examplesOf(db: Db, seqs: readonly number[]): Promise<[number, string][]> {
  if (seqs.length === 0) return []
  const drafts = await db
    .selectFrom('drafts')
    .select(['seq', 'shop', 'channel', 'conversation_id', 'message_ids'])
    .where('seq', 'in', [...seqs])
    .execute()
  const found: [number, string][] = []
  for (const draft of drafts) {
    const [first] = (JSON.parse(draft.message_ids) as string[]).slice(-1)
    const row = await db
      .selectFrom('messages')
      .select('text')
      .where('shop', '=', draft.shop)
      .where('channel', '=', draft.channel)
      .where('conversation_id', '=', draft.conversation_id)
      .where('id', '=', first ?? '')
      .executeTakeFirst()
    found.push([draft.seq, row?.text ?? ''])
  }
  return found
}
