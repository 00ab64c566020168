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

/** Null where the delivery is new; else how it is answered. */
export async function recordDelivery(db: Db, delivery: Delivery): Promise<Receipt | null> {
  const { shop, channel, id, bodyHash } = delivery
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

/** As if it had not come. */
export async function forgetDelivery(db: Db, { shop, channel, id }: Delivery): Promise<void> {
  await db
    .deleteFrom('deliveries')
    .where('shop', '=', shop)
    .where('channel', '=', channel)
    .where('id', '=', id)
    .execute()
}
