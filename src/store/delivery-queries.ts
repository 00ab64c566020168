import { isPostgres } from './desk/dialect.ts'
import { prepared } from './prepared.ts'
import type { Db } from './schema.ts'
import type { Delivery, Receipt } from './store.ts'

export const insertDelivery = prepared(['shop', 'channel', 'id', 'bodyHash'], (db, delivery: Delivery) => {
  const { shop, channel, id, bodyHash } = delivery
  return db
    .insertInto('deliveries')
    .values({ shop, channel, id, body_hash: bodyHash })
    .onConflict((conflict) => conflict.doNothing())
})

/** Of a message that is not in its places. */
const selectAside = prepared(['shop', 'channel', 'id'], (db, { shop, channel, id }: Delivery) =>
  db
    .selectFrom('inbox')
    .select('body_hash')
    .where('shop', '=', shop)
    .where('channel', '=', channel)
    .where('delivery', '=', id),
)

/** Null where the delivery is new; else how it is answered. */
export async function recordDelivery(db: Db, delivery: Delivery): Promise<Receipt | null> {
  const { shop, channel, id, bodyHash } = delivery
  // In PostgreSQL a delivery is in its place at once.
  const aside = isPostgres(db) ? undefined : (await selectAside(db, delivery)).rows[0]
  if (aside) return { status: aside.body_hash === bodyHash ? 'duplicate' : 'conflict' }
  const inserted = await insertDelivery(db, delivery)
  if (inserted.numAffectedRows) return null
  const known = await db
    .selectFrom('deliveries')
    .select('body_hash')
    .where('shop', '=', shop)
    .where('channel', '=', channel)
    .where('id', '=', id)
    .executeTakeFirst()
  return { status: known?.body_hash === bodyHash ? 'duplicate' : 'conflict' }
}
