import { type RawBuilder, sql } from 'kysely'
import { bigramsOf } from '../../types/bigrams.ts'
import { letters } from '../../types/plain.ts'
import type { Db } from '../schema.ts'
import type { FoundCustomer, FoundMessage, FoundMessages, MessageQuery } from '../store.ts'
import { isPostgres } from './dialect.ts'

/** Longer words are a paste and no search. */
const MOST_TERMS = 40

/** What the index has to hold, as this database asks for it; null where there is nothing to look for. */
function matchOf(words: string, postgres: boolean): string | null {
  const parts = words
    .split(/\s+/)
    .map(letters)
    .filter((part) => part !== '')
  const terms = parts.flatMap((part) => ([...part].length === 1 ? [`${part}*`] : bigramsOf(part)))
  const asked = [...new Set(terms)].filter((term) => !/['"\\\0]/.test(term)).slice(0, MOST_TERMS)
  if (asked.length === 0) return null
  const quoted = asked.map((term) => quote(term, postgres))
  return quoted.join(postgres ? ' & ' : ' AND ')
}

/** One character is the beginning of a term: each begins one. */
function quote(term: string, postgres: boolean): string {
  const isPrefix = term.endsWith('*') && term.length > 1
  const plain = isPrefix ? term.slice(0, -1) : term
  if (postgres) return isPrefix ? `'${plain}':*` : `'${plain}'`
  return isPrefix ? `"${plain}"*` : `"${plain}"`
}

/** Pairs that stand apart in a text make no longer word: it is looked at again. */
function holdsWords(words: string, text: RawBuilder<unknown>, postgres: boolean): RawBuilder<unknown> {
  const long = words.split(/\s+/).filter((part) => [...letters(part)].length > 2)
  const like = postgres ? sql`ilike` : sql`like`
  const each = long.map(
    (part) => sql`and ${text} ${like} ${`%${part.replace(/[\\%_]/g, (char) => `\\${char}`)}%`} escape '\\'`,
  )
  return each.length === 0 ? sql`` : sql.join(each, sql` `)
}

/** Rows of a table with these words, by their terms. */
function matching(
  table: 'messages' | 'outbox',
  match: string,
  { words, shops }: MessageQuery,
  postgres: boolean,
) {
  const terms = sql.table(table === 'messages' ? 'message_terms' : 'reply_terms')
  const row = sql.table(table)
  const joined = postgres
    ? sql`${terms} as terms join ${row} on ${row}.seq = terms.seq`
    : sql`${terms} as terms cross join ${row} on ${row}.seq = terms.rowid`
  const matched = postgres ? sql`terms.terms @@ ${match}::tsquery` : sql`${terms} match ${match}`
  return sql`${joined} where ${matched} and ${row}.shop in (${sql.join([...shops])})
    ${holdsWords(words, sql`${row}.text`, postgres)}`
}

/** Messages and replies of ours by number, those of replies below zero. What a platform reports back is found once. */
function found(match: string, query: MessageQuery, postgres: boolean) {
  return sql`select messages.seq as n, messages.received_at as at
      from ${matching('messages', match, query, postgres)}
      and messages.recalled = 0 and messages.reply_id is null
    union all select -outbox.seq, outbox.created_at from ${matching('outbox', match, query, postgres)}`
}

/** Messages and replies with these words, newest first. */
export async function findMessages(db: Db, query: MessageQuery): Promise<FoundMessages> {
  const { words, shops, before, limit } = query
  const postgres = isPostgres(db)
  const match = matchOf(words, postgres)
  if (match === null || shops.length === 0) return { hits: [], total: 0 }
  const all = found(match, query, postgres)
  const after = before === null ? sql`` : sql`where (at, n) < (${before.at}, ${before.n})`
  const hits = await sql<FoundMessage>`
    select page.n, page.at, conversations.shop, conversations.channel, conversations.id as "conversationId",
      coalesce(messages.id, outbox.id) as "messageId", coalesce(messages.text, outbox.text) as text,
      coalesce(messages.sender_role, 'agent') as "from", conversations.customer_name as "customerName"
    from (select n, at from (${all}) as found ${after} order by at desc, n desc limit ${limit}) as page
    left join messages on messages.seq = page.n
    left join outbox on outbox.seq = -page.n
    join conversations on conversations.shop = coalesce(messages.shop, outbox.shop)
      and conversations.channel = coalesce(messages.channel, outbox.channel)
      and conversations.id = coalesce(messages.conversation_id, outbox.conversation_id)
    order by page.at desc, page.n desc`.execute(db)
  const counted = await sql<{ total: number }>`select count(*) as total from (${all}) as found`.execute(db)
  return { hits: hits.rows, total: Number(counted.rows[0]?.total ?? 0) }
}

/** Conversations whose customer's name holds the words, newest first. */
export async function findCustomers(
  db: Db,
  { words, shops, limit }: Pick<MessageQuery, 'words' | 'shops' | 'limit'>,
): Promise<FoundCustomer[]> {
  if (shops.length === 0 || words.trim() === '') return []
  const like = `%${words.trim().replace(/[\\%_]/g, (char) => `\\${char}`)}%`
  const rows = await db
    .selectFrom('conversations')
    .select(['shop', 'channel', 'id', 'customer_name', 'last_text', 'last_message_at'])
    .where('shop', 'in', [...shops])
    .where(sql<boolean>`customer_name like ${like} escape '\\'`)
    .orderBy('last_message_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    shop: row.shop,
    channel: row.channel,
    conversationId: row.id,
    customerName: row.customer_name,
    lastText: row.last_text,
    at: row.last_message_at,
  }))
}
