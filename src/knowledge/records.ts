import type { OrderRecord, Product, ProductRecord } from '../types/index.ts'
import type { Catalogue } from './catalogue/catalogue.ts'

/** What is known of the product and the order that a turn is about. */
export interface Records {
  product: ProductRecord | null
  /** An order of the customer's own; never another's. */
  order: OrderRecord | null
  /** Where something near to the product is found; null where there are no other products. */
  catalogue: Catalogue | null
  /** How a choice names those that the turn may be about, where it is not clear which one it is. */
  choice?: { product: readonly string[]; order: readonly string[] } | undefined
  /** What was recommended last, two or three of them, where nothing else is looked at. */
  offered?: readonly ProductRecord[] | undefined
  /** Whether the words show a product that the shop's catalogue does not have. */
  unknown?: boolean | undefined
  /** Whether an order came along that no shop of ours knows, with goods that it does not have. */
  foreignOrder?: boolean | undefined
  /** What came up before it, the newest last. */
  shown?: readonly ProductRecord[] | undefined
  /** The customer's orders that the turn may be about: the one that was found, or those to choose from. */
  among?: readonly OrderRecord[] | undefined
  /** What the words have settled: from here on the conversation is about it. */
  settled?: { product: Product | null; beside?: Product[]; orderId: string | null } | undefined
}

export const NO_RECORDS: Records = { product: null, order: null, catalogue: null }
