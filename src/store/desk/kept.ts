import type { Db } from '../schema.ts'
import type { StoredPhrase } from '../store.ts'

export async function phrases(db: Db, shop: string): Promise<StoredPhrase[]> {
  return db
    .selectFrom('phrases')
    .select(['id', 'shop', 'title', 'text', 'at'])
    .where('shop', '=', shop)
    .orderBy('title')
    .orderBy('id')
    .execute()
}

export async function addPhrase(db: Db, phrase: StoredPhrase): Promise<void> {
  await db.insertInto('phrases').values(phrase).execute()
}

/** The shop that it was of; null where there is none. */
export async function phraseShop(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom('phrases').select('shop').where('id', '=', id).executeTakeFirst()
  return row?.shop ?? null
}

export async function removePhrase(db: Db, id: string): Promise<void> {
  await db.deleteFrom('phrases').where('id', '=', id).execute()
}

/** A setting of the shop as it was saved; null where there is none. */
export async function setting(db: Db, shop: string, name: string): Promise<unknown> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('shop', '=', shop)
    .where('name', '=', name)
    .executeTakeFirst()
  return row ? JSON.parse(row.value) : null
}

export async function saveSetting(db: Db, shop: string, name: string, value: unknown): Promise<void> {
  const written = { value: JSON.stringify(value) }
  await db
    .insertInto('settings')
    .values({ shop, name, ...written })
    .onConflict((conflict) => conflict.columns(['shop', 'name']).doUpdateSet(written))
    .execute()
}
