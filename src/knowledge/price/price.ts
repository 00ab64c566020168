import type { ProductRecord, Sku } from '../../types/index.ts'

/** Today's price in fen, of the SKU where it has its own; null where the record names none or zero. */
export function priceOf(product: ProductRecord, sku?: Sku | null): number | null {
  const price = sku?.priceFen ?? product.priceFen
  return price === undefined || price === 0 ? null : price
}
