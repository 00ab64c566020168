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

/** Pairs that stand apart in a message make no longer word: its text is looked at again. */
function holdsWords(words: string, postgres: boolean): RawBuilder<unknown> {
  const long = words.split(/\s+/).filter((part) => [...letters(part)].length > 2)
  const like = postgres ? sql`ilike` : sql`like`
  const each = long.map(
    (part) =>
      sql`and messages.text ${like} ${`%${part.replace(/[\\%_]/g, (char) => `\\${char}`)}%`} escape '\\'`,
  )
  return each.length === 0 ? sql`` : sql.join(each, sql` `)
}

/** Messages with these words, newest first. */
export async function findMessages(db: Db, query: MessageQuery): Promise<FoundMessages> {
  const { words, shops, before, limit } = query
  const postgres = isPostgres(db)
  const match = matchOf(words, postgres)
  if (match === null || shops.length === 0) return { hits: [], total: 0 }
  const matched = postgres ? sql`terms.terms @@ ${match}::tsquery` : sql`message_terms match ${match}`
  const from = postgres
    ? sql`message_terms as terms join messages on messages.seq = terms.seq`
    : sql`message_terms as terms cross join messages on messages.seq = terms.rowid`
  const where = sql`${matched} and messages.recalled = 0 and messages.shop in (${sql.join([...shops])})
    ${holdsWords(words, postgres)}`
  const found = await sql<FoundMessage>`
    select messages.seq, messages.shop, messages.channel, messages.conversation_id as "conversationId",
      messages.id as "messageId", messages.text, messages.received_at as at, messages.sender_role as "from",
      conversations.customer_name as "customerName"
    from ${from} join conversations on conversations.shop = messages.shop
      and conversations.channel = messages.channel and conversations.id = messages.conversation_id
    where ${where} ${before === null ? sql`` : sql`and messages.seq < ${before}`}
    order by messages.seq desc limit ${limit}`.execute(db)
  const counted = await sql<{ total: number }>`select count(*) as total from ${from} where ${where}`.execute(
    db,
  )
  return { hits: found.rows, total: Number(counted.rows[0]?.total ?? 0) }
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
