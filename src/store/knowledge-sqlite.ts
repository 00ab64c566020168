import { sql } from 'kysely'
import type { FoundRow, KnowledgeDb, KnowledgeDialect, Names } from './knowledge-tables.ts'

/** How many rows a search may weigh; what is common to more tells little. */
const MOST_WEIGHED = 400
/** So many common terms together may still tell one product from all others. */
const TOGETHER = 3

/**
 * What is searched for: one of the terms that the fewest names have, as many as can be weighed in time, or all of a
 * few that are common. Empty where the words name nothing.
 */
async function queryOf(db: KnowledgeDb, terms: readonly string[]): Promise<string> {
  const counted = await sql<{ term: string; names: number }>`
    select term, names from name_terms where term in (${sql.join([...terms])}) and names > 0 order by names, term`.execute(
    db,
  )
  // Terms are letters, digits and _ alone, so quotes hold them.
  const quoted = counted.rows.map(({ term }) => `"${term}"`)
  let weighed = 0
  const few = counted.rows.filter(({ names }) => {
    weighed += names
    return weighed <= MOST_WEIGHED
  })
  if (few.length > 0) return quoted.slice(0, few.length).join(' OR ')
  return quoted.length < TOGETHER ? '' : quoted.slice(0, TOGETHER).join(' AND ')
}

/** How many names have each term, changed by what is added (1) or taken away (-1). */
async function count(db: KnowledgeDb, terms: readonly string[], by: 1 | -1): Promise<void> {
  const changes = new Map<string, number>()
  for (const term of terms) changes.set(term, (changes.get(term) ?? 0) + by)
  for (const [term, change] of changes)
    await sql`insert into name_terms (term, names) values (${term}, ${change})
      on conflict (term) do update set names = names + excluded.names`.execute(db)
}

const inShop = ({ shop }: Names, terms: readonly string[]): string[] => terms.map((term) => shop + term)

async function remove(db: KnowledgeDb, names: readonly Names[]): Promise<void> {
  const old = names.filter(({ before }) => before.length > 0)
  for (const { seq } of old) await sql`delete from product_names where rowid = ${seq}`.execute(db)
  await count(
    db,
    old.flatMap((one) => inShop(one, one.before)),
    -1,
  )
}

/** The only writer there is, and names in an FTS5 table that counts rows as `products` does, each term with its shop before it. */
export const sqliteKnowledge: KnowledgeDialect = {
  lock: async () => {},

  async index(db, names) {
    await remove(db, names)
    for (const one of names)
      await sql`insert into product_names (rowid, terms) values (${one.seq}, ${inShop(one, one.terms).join(' ')})`.execute(
        db,
      )
    await count(
      db,
      names.flatMap((one) => inShop(one, one.terms)),
      1,
    )
  },

  forget: remove,

  async search(db, shop, terms, limit) {
    const query = await queryOf(
      db,
      terms.map((term) => shop + term),
    )
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
