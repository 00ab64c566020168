import { putTerms, termsOf } from '../desk/search.ts'
import type { Db } from '../schema.ts'

const PAGE = 500

/**
 * What a full store showed: replies of ours are found by their words; lists and figures are read from indexes alone;
 * changes say which transaction they are of, because PostgreSQL's overlap.
 */
export function measured(seq: string): string[] {
  return [
    ...(seq.includes('autoincrement') ? ofSqlite : ofPostgres),
    'drop index desk_rows_ended',
    'create index desk_rows_closed on desk_rows (last_at desc, shop, channel, conversation_id) where live = 0',
    'drop index messages_received',
    'create index messages_received on messages (shop, received_at, sender_role, channel, conversation_id)',
    // Null where it answers no message of a customer; else whether it has words.
    'alter table drafts add column worded integer',
    `update drafts set worded = case when text is null then 0 else 1 end where message_ids <> '[]'`,
    'drop index drafts_created',
    'create index drafts_created on drafts (shop, created_at, reason, intent, kind, worded)',
  ]
}

const ofSqlite = [
  `create virtual table reply_terms using fts5(terms, content = '', contentless_delete = 1,
    tokenize = "unicode61 remove_diacritics 0 tokenchars '_'", detail = 'none')`,
]

const ofPostgres = [
  'create table reply_terms (seq bigint primary key, terms tsvector not null)',
  'create index reply_terms_terms on reply_terms using gin (terms)',
  'alter table changes add column tx bigint not null default txid_current()',
  'create index changes_tx on changes (tx, seq)',
]

/** Replies of earlier releases are found, too. */
export async function findReplies(db: Db): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('outbox')
      .select(['seq', 'text'])
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    for (const { seq, text } of rows) await putTerms(db, seq, termsOf(text), 'reply_terms')
    if (rows.length < PAGE) return
    after = rows.at(-1)!.seq
  }
}
