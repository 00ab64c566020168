import { sql } from 'kysely'
import type { FoundRow, KnowledgeDb, KnowledgeDialect } from './knowledge-tables.ts'

/** How many rows a search may weigh; what is common to more tells little. */
const MOST_WEIGHED = 800

/** The terms that the fewest names have, as many as can be weighed in time; none where no name has any. */
async function rarest(db: KnowledgeDb, terms: readonly string[]): Promise<string[]> {
  const counted = await sql<{ term: string; doc: number }>`
    select term, doc from product_terms where term in (${sql.join([...terms])}) order by doc, term`.execute(
    db,
  )
  let weighed = 0
  return counted.rows
    .filter(({ doc }, i) => {
      weighed += doc
      return i === 0 || weighed <= MOST_WEIGHED
    })
    .map(({ term }) => term)
}

/** The only writer there is, and names in an FTS5 table that counts rows as `products` does, each term with its shop before it. */
export const sqliteKnowledge: KnowledgeDialect = {
  lock: async () => {},

  async index(db, names) {
    for (const { seq, shop, terms } of names) {
      await sql`delete from product_names where rowid = ${seq}`.execute(db)
      await sql`insert into product_names (rowid, terms) values (${seq}, ${terms.map((term) => shop + term).join(' ')})`.execute(
        db,
      )
    }
  },

  async forget(db, seqs) {
    for (const seq of seqs) await sql`delete from product_names where rowid = ${seq}`.execute(db)
  },

  async search(db, shop, terms, limit) {
    const known = await rarest(
      db,
      terms.map((term) => shop + term),
    )
    // Terms are letters, digits and _ alone, so quotes hold them.
    const query = known.map((term) => `"${term}"`).join(' OR ')
    if (query === '') return []
    const found = await sql<FoundRow>`
      select products.record as record, -names.score as rank
      from (select rowid, bm25(product_names) as score from product_names
            where product_names match ${query} order by score limit ${limit}) as names
      join products on products.seq = names.rowid
      order by names.score, products.id`.execute(db)
    return found.rows
  },
}
