import type { Order, Product } from './message.ts'
import type { Shop } from './shop.ts'

/** An order event of a conversation, for which the shop may have outgoing words. `now` in milliseconds since the epoch. */
export interface OutgoingEvent {
  shop: Shop
  order: Order
  product: Product | null
  now: number
  /** Makes the choice of wordings repeatable. */
  seed: number
}
