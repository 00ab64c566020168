import { workingMoment } from '../knowledge/hours.ts'
import { shopOf } from '../knowledge/shop-of.ts'
import { type Answered, answerMessage } from '../planning/pipeline.ts'
import { NEW_STATE } from '../types/index.ts'
import { checkText, type Engine, quietMoment } from './predict.ts'

/**
 * A conversation with its memory: each call is the customer's next message. It begins in a working hour of the
 * shop, and time passes as on `clock`.
 * @param clock milliseconds since the epoch
 * @throws UnknownShopError; the returned function throws InputError
 */
export function startChat(engine: Engine, shopId: string, clock: () => number): (text: string) => Answered {
  const shop = shopOf(engine.shops, shopId)
  const start = clock()
  const began = workingMoment(shop, start)
  let state = NEW_STATE
  return (text) => {
    checkText(text)
    const circumstances = quietMoment(began + clock() - start)
    const answered = answerMessage(engine, { text, shop, state, circumstances })
    state = answered.output.state
    return answered
  }
}
