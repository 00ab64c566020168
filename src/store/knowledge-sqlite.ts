import { sql } from 'kysely'
import type { FoundRow, KnowledgeDialect } from './knowledge-tables.ts'

/** The only writer there is, and names in an FTS5 table that counts rows as `products` does. */
export const sqliteKnowledge: KnowledgeDialect = {
  lock: async () => {},

  async index(db, names) {
    for (const { seq, shop, terms } of names) {
      await sql`delete from product_names where rowid = ${seq}`.execute(db)
      await sql`insert into product_names (rowid, terms, shop) values (${seq}, ${terms.join(' ')}, ${shop})`.execute(
        db,
      )
    }
  },

  async forget(db, seqs) {
    for (const seq of seqs) await sql`delete from product_names where rowid = ${seq}`.execute(db)
  },

  async search(db, shop, terms, limit) {
    // Terms are letters and digits alone, so quotes hold them.
    const query = terms.map((term) => `"${term}"`).join(' OR ')
    const found = await sql<FoundRow>`
      select products.record as record, -names.score as rank
      from (select rowid, bm25(product_names) as score from product_names
            where product_names match ${query} and shop = ${shop} order by score limit ${limit}) as names
      join products on products.seq = names.rowid
      order by names.score, products.id`.execute(db)
    return found.rows
  },
}
