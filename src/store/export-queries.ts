import type { Db, Row } from './schema.ts'

/** Rows read at a time: an export never holds the database for long. */
const PAGE = 500

type Exported = 'messages' | 'drafts' | 'corrections'

function page(db: Db, table: Exported, shop: string | null, after: number) {
  return db
    .selectFrom(table)
    .selectAll()
    .where('seq', '>', after)
    .$if(shop !== null, (query) => query.where('shop', '=', shop ?? ''))
    .orderBy('seq')
    .limit(PAGE)
    .execute()
}

type Read = <R>(query: (db: Db) => Promise<R>) => Promise<R>

/** All rows of a table, oldest first; `read` runs one page's query. */
export async function* rowsOf<T extends Exported>(read: Read, table: T, shop: string | null) {
  for (let after = 0; ; ) {
    const rows = await read((db) => page(db, table, shop, after))
    yield* rows as Row<T>[]
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    after = last.seq
  }
}
