import { sql } from 'kysely'
import type { FoundRow, KnowledgeDialect } from './knowledge-tables.ts'

/** Any number that only this program uses as the first key of a lock on a shop's records. */
const MERGE_LOCK = 7_468_633

/** Names as a tsvector made of the terms themselves: no parser, so no locale decides what a word is. */
export const postgresKnowledge: KnowledgeDialect = {
  async lock(db, shop) {
    await sql`select pg_advisory_xact_lock(${MERGE_LOCK}, hashtext(${shop}))`.execute(db)
  },

  async index(db, names) {
    for (const { seq, shop, terms } of names) {
      await sql`
        insert into product_names (seq, shop, terms) values (${seq}, ${shop}, array_to_tsvector(${[...terms]}::text[]))
        on conflict (seq) do update set terms = excluded.terms`.execute(db)
    }
  },

  async forget(db, names) {
    const seqs = names.map(({ seq }) => seq)
    await sql`delete from product_names where seq = any(${seqs}::bigint[])`.execute(db)
  },

  async search(db, shop, terms, limit) {
    // Terms are letters and digits alone, so quotes hold them.
    const query = terms.map((term) => `'${term}'`).join(' | ')
    const found = await sql<FoundRow>`
      select products.record as record, ts_rank(names.terms, ${query}::tsquery, 1) as rank
      from product_names as names join products on products.seq = names.seq
      where names.shop = ${shop} and names.terms @@ ${query}::tsquery
      order by rank desc, products.id limit ${limit}`.execute(db)
    return found.rows
  },
}
