import { workingMoment } from '../knowledge/hours.ts'
import { shopOf } from '../knowledge/shop-of.ts'
import { type Answered, checkText, type Engine } from './predict.ts'
import { Replay } from './replay.ts'

/**
 * A conversation with its memory: each call is the customer's next message, and each draft counts as sent. It begins
 * in a working hour of the shop, and time passes as on `clock`.
 * @param clock milliseconds since the epoch
 * @throws UnknownShopError; the returned function throws InputError
 */
export function startChat(engine: Engine, shopId: string, clock: () => number): (text: string) => Answered {
  const shop = shopOf(engine.shops, shopId)
  const start = clock()
  const began = workingMoment(shop, start)
  const replay = new Replay(engine, { shop, seed: start % 1000, customerId: null })
  return (text) => {
    checkText(text)
    const at = began + clock() - start
    const { drafted, predictions } = replay.hear({
      role: 'customer',
      text,
      at,
      attachments: [],
      product: null,
      order: null,
    })
    replay.deliver(at)
    return { prediction: predictions.at(-1)!, output: drafted }
  }
}
