import { workingMoment } from '../knowledge/hours.ts'
import type { Shelf } from '../knowledge/index.ts'
import { shopOf } from '../knowledge/shop-of.ts'
import type { Product } from '../types/index.ts'
import { type Answered, checkText, type Engine } from './predict.ts'
import { Replay } from './replay.ts'

/** A conversation at a terminal. */
export interface Chat {
  /** The customer's next message, with the products that it may be about; the draft counts as sent. */
  answer(text: string, shelf?: Shelf): Answered
  /** What the conversation was last about. */
  product(): Product | null
}

/**
 * A conversation with its memory. It begins in a working hour of the shop, and time passes as on `clock`.
 * @param clock milliseconds since the epoch
 * @throws UnknownShopError; `answer` throws InputError
 */
export function startChat(engine: Engine, shopId: string, clock: () => number): Chat {
  const shop = shopOf(engine.shops, shopId)
  const start = clock()
  const began = workingMoment(shop, start)
  const replay = new Replay(engine, { shop, seed: start % 1000, customerId: null })
  return {
    product: () => replay.state.product,
    answer(text, shelf) {
      checkText(text)
      const at = began + clock() - start
      const beside = { attachments: [], product: null, order: null }
      const { drafted, predictions } = replay.hear({ role: 'customer', text, at, ...beside }, shelf)
      replay.deliver(at)
      return { prediction: predictions.at(-1)!, output: drafted }
    },
  }
}
