import { bigramsOf } from '../types/bigrams.ts'
import { mergeProduct, type ProductRecord, type ProductUpdate, type Versioned } from '../types/index.ts'
import type { FoundProduct } from './knowledge-contract.ts'
import type { KnowledgeDb, KnowledgeDialect } from './knowledge-tables.ts'
import { versionedRecords } from './versioned-queries.ts'

/** Merges parts into what is known; answers when all stand. */
export async function putProducts(
  db: KnowledgeDb,
  dialect: KnowledgeDialect,
  shop: string,
  updates: readonly ProductUpdate[],
  at: number,
): Promise<void> {
  if (updates.length === 0) return
  await dialect.lock(db, shop)
  if (updates.some(({ demo }) => demo !== true)) await removeDemo(db, dialect, shop)
  const merged = await versionedRecords<ProductUpdate>(
    db,
    'products',
    shop,
    updates.map(({ id }) => id),
  )
  const before = new Map([...merged].map(([id, { record }]) => [id, termsOf(record)]))
  for (const update of updates)
    merged.set(update.id, mergeProduct(merged.get(update.id) ?? null, { ...update, shop }, at))
  const stored = await insert(db, shop, [...merged.values()])
  const names = stored.map(({ seq, id }) => {
    return { seq, shop, terms: termsOf(merged.get(id)!.record), before: before.get(id) ?? [] }
  })
  // Most updates are of stock and price.
  await dialect.index(
    db,
    names.filter((one) => one.terms.join() !== one.before.join()),
  )
}

function insert(db: KnowledgeDb, shop: string, merged: readonly Versioned<ProductUpdate>[]) {
  return db
    .insertInto('products')
    .values(merged.map((each) => rowOf(shop, each)))
    .onConflict((conflict) =>
      conflict.columns(['shop', 'id']).doUpdateSet((row) => ({
        category: row.ref('excluded.category'),
        on_sale: row.ref('excluded.on_sale'),
        demo: row.ref('excluded.demo'),
        record: row.ref('excluded.record'),
        times: row.ref('excluded.times'),
      })),
    )
    .returning(['seq', 'id'])
    .execute()
}

function rowOf(shop: string, { record, times }: Versioned<ProductUpdate>) {
  return {
    shop,
    id: record.id,
    category: record.category ?? '',
    on_sale: record.status === 'off_shelf' ? 0 : 1,
    demo: record.demo === true ? 1 : 0,
    record: JSON.stringify(record),
    times: JSON.stringify(times),
  }
}

function termsOf({ id, title = '', aliases = [] }: ProductUpdate): string[] {
  return [...new Set([title, ...aliases, id].flatMap(bigramsOf))]
}

async function removeDemo(db: KnowledgeDb, dialect: KnowledgeDialect, shop: string): Promise<void> {
  const removed = await db
    .deleteFrom('products')
    .where('shop', '=', shop)
    .where('demo', '=', 1)
    .returning(['seq', 'record'])
    .execute()
  const names = removed.map(({ seq, record }) => {
    return { seq, shop, terms: [], before: termsOf(JSON.parse(record) as ProductUpdate) }
  })
  if (names.length > 0) await dialect.forget(db, names)
}

/** Nothing where the shop has products already. */
export async function seedProducts(
  db: KnowledgeDb,
  dialect: KnowledgeDialect,
  shop: string,
  products: readonly ProductRecord[],
  at: number,
): Promise<boolean> {
  await dialect.lock(db, shop)
  const one = await db.selectFrom('products').select('seq').where('shop', '=', shop).limit(1).execute()
  if (one.length > 0 || products.length === 0) return false
  await putProducts(
    db,
    dialect,
    shop,
    products.map((product) => ({ ...product, demo: true })),
    at,
  )
  return true
}

/** A record without a title can not be told about. */
function told(rows: readonly { record: string }[]): ProductRecord[] {
  return rows.flatMap(({ record }) => {
    const product = JSON.parse(record) as ProductUpdate
    return product.title ? [product as ProductRecord] : []
  })
}

export async function product(db: KnowledgeDb, shop: string, id: string): Promise<ProductRecord | null> {
  return (await products(db, shop, [id]))[0] ?? null
}

export async function products(
  db: KnowledgeDb,
  shop: string,
  ids: readonly string[],
): Promise<ProductRecord[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('products')
    .select('record')
    .where('shop', '=', shop)
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute()
  return told(rows)
}

/** A size or a count; a product's number is longer. */
const SHORT_NUMBER = /(?<![\da-z])\d{1,2}(?![\da-z])/gi
/** The longest text that is searched for: a customer names a product in fewer words. */
const MOST_TERMS = 60

export async function findProducts(
  db: KnowledgeDb,
  dialect: KnowledgeDialect,
  shop: string,
  words: string,
  limit: number,
): Promise<FoundProduct[]> {
  const terms = [...new Set(bigramsOf(words.replace(SHORT_NUMBER, ' ')))].slice(0, MOST_TERMS)
  if (terms.length === 0) return []
  const rows = await dialect.search(db, shop, terms, limit)
  return rows.flatMap((row) => told([row]).map((found) => ({ product: found, rank: row.rank })))
}

export async function productsInCategory(
  db: KnowledgeDb,
  shop: string,
  category: string | null,
  limit: number,
): Promise<ProductRecord[]> {
  const onSale = db
    .selectFrom('products')
    .select('record')
    .where('shop', '=', shop)
    .where('on_sale', '=', 1)
    .orderBy('id')
    .limit(limit)
  return told(await (category === null ? onSale : onSale.where('category', '=', category)).execute())
}

export async function countProducts(db: KnowledgeDb, shop: string): Promise<number> {
  const { count } = await db
    .selectFrom('products')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('shop', '=', shop)
    .executeTakeFirstOrThrow()
  return Number(count)
}
