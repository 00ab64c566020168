import { sql } from 'kysely'
import { bigramsOf } from '../../types/bigrams.ts'
import type { Message } from '../../types/index.ts'
import { letters } from '../../types/plain.ts'
import { here } from '../here.ts'
import { KEY, prepared } from '../prepared.ts'
import type { Db } from '../schema.ts'
import type { ConversationKey } from '../store.ts'
import { isPostgres } from './dialect.ts'

/** So much of a message is found again. */
const LONGEST = 2000

/** Pairs of characters, and the last character alone, so that every character begins a term. */
export function termsOf(text: string): string[] {
  const plain = letters(text.slice(0, LONGEST))
  const last = [...plain].at(-1)
  return [...new Set([...bigramsOf(plain), ...(last === undefined ? [] : [last])])].filter(isTerm)
}

/** What a quoted term may hold in both databases. */
const isTerm = (term: string) => !/[\s'"\\:&|!()<>*\0]/.test(term)

const selectSeq = prepared([...KEY, 'id'], (db, key: ConversationKey & { id: string }) =>
  db.selectFrom('messages').select('seq').where(here(key)).where('id', '=', key.id),
)

async function seqOf(db: Db, key: ConversationKey, id: string): Promise<number | null> {
  const { shop, channel, conversationId } = key
  const { rows } = await selectSeq(db, { shop, channel, conversationId, id })
  return rows[0]?.seq ?? null
}

/** Lets a message be found by its words; `isNew` where it was not to be found before. */
export async function indexText(db: Db, message: Message, isNew = false): Promise<void> {
  const seq = await seqOf(db, message, message.id)
  if (seq === null) return
  if (!isNew) await dropTerms(db, seq, 'message_terms')
  await addTerms(db, seq, termsOf(message.text), 'message_terms')
}

/** Where the terms of a table's rows stand, by the rows' numbers. */
export type TermTable = 'message_terms' | 'reply_terms'

export async function putTerms(
  db: Db,
  seq: number,
  terms: readonly string[],
  table: TermTable = 'message_terms',
): Promise<void> {
  await dropTerms(db, seq, table)
  await addTerms(db, seq, terms, table)
}

const inserting = (table: TermTable) =>
  prepared(['seq', 'terms'], (db, { seq, terms }: { seq: number; terms: unknown }) => ({
    compile: () =>
      (isPostgres(db)
        ? sql`insert into ${sql.table(table)} (seq, terms) values (${seq}, array_to_tsvector(${terms}::text[]))`
        : sql`insert into ${sql.table(table)} (rowid, terms) values (${seq}, ${terms})`
      ).compile(db),
  }))
const insertTerms = { message_terms: inserting('message_terms'), reply_terms: inserting('reply_terms') }

async function addTerms(db: Db, seq: number, terms: readonly string[], table: TermTable): Promise<void> {
  if (terms.length > 0)
    await insertTerms[table](db, { seq, terms: isPostgres(db) ? [...terms] : terms.join(' ') })
}

export async function dropTerms(db: Db, seq: number, table: TermTable): Promise<void> {
  const row = sql.ref(isPostgres(db) ? 'seq' : 'rowid')
  await sql`delete from ${sql.table(table)} where ${row} = ${seq}`.execute(db)
}

/** A message that was recalled is not found again. */
export async function forgetText(db: Db, key: ConversationKey, messageId: string): Promise<void> {
  const seq = await seqOf(db, key, messageId)
  if (seq !== null) await dropTerms(db, seq, 'message_terms')
}
