import { burstsOf, type Conversation as Log } from '../conversation/index.ts'
import { cardIn, type Named, namedProduct, type Records } from '../knowledge/index.ts'
import type { MessageEvent, Order, Prediction, Product, Shop } from '../types/index.ts'
import type { AppContext } from './context.ts'
import { readRecords } from './shelf.ts'
import type { Task } from './work-message.ts'

/** What is known of the product and the order that a turn is about. */
export function recordsOf(
  ctx: AppContext,
  { shop, conversation }: Pick<Task, 'shop' | 'conversation'>,
  log: Log,
  predictions: readonly (Prediction | null)[],
): Promise<{ records: Records; order: Order | null }> {
  const named = { ...namedIn(log, predictions, shop), customerId: conversation.customerId }
  return readRecords({ knowledge: ctx.store.knowledge, hidesDemo: ctx.hidesDemo }, shop, named)
}

/** What the unanswered messages say of product and order, and what the conversation was last about. */
function namedIn(
  { state, events }: Log,
  predictions: readonly (Prediction | null)[],
  shop: Shop,
): Omit<Named, 'customerId'> {
  const newest = new Set(
    burstsOf(state, shop.policy.mergeWindowSeconds)
      .at(-1)
      ?.map(({ id }) => id),
  )
  const cards = events.flatMap((event) =>
    event.type === 'message' && newest.has(event.id) ? (shownBy(event, shop) ?? []) : [],
  )
  const slots = predictions.flatMap((one) => one?.slots ?? [])
  return {
    text: state.unanswered.map(({ text }) => text).join('\n'),
    card: cards.at(-1) ?? null,
    last: state.product,
    said: state.said.at(-1)?.text ?? null,
    order: state.order,
    orderNumber: slots.findLast(({ name }) => name === 'order_number')?.value ?? state.orderId,
  }
}

/** The product whose card or link a message holds. */
function shownBy({ product, attachments, text }: MessageEvent, shop: Shop): Pick<Product, 'id'> | null {
  const card = product ?? cardIn(attachments)
  const id = namedProduct({ text, card }, shop)
  return id === null ? null : { id }
}
