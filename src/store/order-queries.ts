import { instantOf, mergeOrder, type OrderRecord, type OrderUpdate, type Versioned } from '../types/index.ts'
import { type KnowledgeDb, type KnowledgeDialect, knowledgeOf } from './knowledge-tables.ts'
import { prepared } from './prepared.ts'
import type { Db } from './schema.ts'
import { versionedRecords } from './versioned-queries.ts'

/** Merges parts into what is known; answers when all stand. */
export async function putOrders(
  db: KnowledgeDb,
  dialect: KnowledgeDialect,
  shop: string,
  updates: readonly OrderUpdate[],
  at: number,
): Promise<void> {
  if (updates.length === 0) return
  await dialect.lock(db, shop)
  const merged = await versionedRecords<OrderUpdate>(
    db,
    'orders',
    shop,
    updates.map(({ id }) => id),
  )
  for (const update of updates) merged.set(update.id, mergeOrder(merged.get(update.id) ?? null, update, at))
  await db
    .insertInto('orders')
    .values([...merged.values()].map((each) => rowOf(shop, each, at)))
    .onConflict((conflict) =>
      conflict.columns(['shop', 'id']).doUpdateSet((row) => ({
        customer_id: row.ref('excluded.customer_id'),
        created_at: row.ref('excluded.created_at'),
        seen_at: row.ref('excluded.seen_at'),
        record: row.ref('excluded.record'),
        times: row.ref('excluded.times'),
      })),
    )
    .execute()
}

function rowOf(shop: string, { record, times }: Versioned<OrderUpdate>, at: number) {
  return {
    shop,
    id: record.id,
    customer_id: record.customerId ?? '',
    created_at: instantOf(record.createdAt) ?? 0,
    seen_at: at,
    record: JSON.stringify(record),
    times: JSON.stringify(times),
  }
}

/** An order whose customer or state is not known yet can not be told about. */
function told(rows: readonly { record: string; seen_at: number }[]): OrderRecord[] {
  return rows.flatMap(({ record, seen_at }) => {
    const order = JSON.parse(record) as OrderUpdate
    return order.customerId && order.status ? [{ ...(order as OrderRecord), seenAt: seen_at }] : []
  })
}

export async function order(db: KnowledgeDb, shop: string, id: string): Promise<OrderRecord | null> {
  const rows = await db
    .selectFrom('orders')
    .select(['record', 'seen_at'])
    .where('shop', '=', shop)
    .where('id', '=', id)
    .execute()
  return told(rows)[0] ?? null
}

type Newest = { shop: string; customerId: string; limit: number }

const selectOrdersOf = prepared(['shop', 'customerId', 'limit'], (db, { shop, customerId, limit }: Newest) =>
  knowledgeOf(db)
    .selectFrom('orders')
    .select(['record', 'seen_at'])
    .where('shop', '=', shop)
    .where('customer_id', '=', customerId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit),
)

export async function ordersOf(
  db: Db,
  shop: string,
  customerId: string,
  limit: number,
): Promise<OrderRecord[]> {
  const { rows } = await selectOrdersOf(db, { shop, customerId, limit })
  return told(rows)
}
