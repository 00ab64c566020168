import type { Catalogue } from '../knowledge/index.ts'
import type { OrderRecord, ProductRecord } from '../types/index.ts'

/** What is known of the product and the order that a turn is about. */
export interface Records {
  product: ProductRecord | null
  /** An order of the customer's own; never another's. */
  order: OrderRecord | null
  /** Where something near to the product is found; null where there are no other products. */
  catalogue: Catalogue | null
}

export const NO_RECORDS: Records = { product: null, order: null, catalogue: null }
