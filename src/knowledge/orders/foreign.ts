import { type Order, orderRecordSchema, type ProductRecord } from '../../types/index.ts'

/**
 * Whether an order that a message brings along is none of this shop's: the shop does not know it, and of its goods the
 * shop has none. A shop whose catalogue is empty, or a demonstration, has told nobody what it sells.
 */
export function isForeignOrder(
  order: Order | null,
  isStored: boolean,
  { products, sells }: { products: (id: string) => ProductRecord | null; sells: ProductRecord | undefined },
): boolean {
  if (order === null || isStored || sells === undefined || sells.demo === true) return false
  const items = orderRecordSchema.shape.items.safeParse(order.items).data ?? []
  return items.length > 0 && items.every(({ productId }) => products(productId) === null)
}
