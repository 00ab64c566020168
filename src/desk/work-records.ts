import { burstsOf, type Conversation as Log, wordsOfShop } from '../conversation/index.ts'
import { cardIn, type Named, namedProduct, type Records } from '../knowledge/index.ts'
import type { Wants } from '../planning/wants.ts'
import type { MessageEvent, Order, Prediction, Product, Shop } from '../types/index.ts'
import type { AppContext } from './context.ts'
import { refreshOrders } from './refresh-orders.ts'
import { readRecords, withMany, withNear } from './shelf.ts'
import type { Task } from './work-message.ts'

/** What is known of the product and the order that a turn is about, and by what it was found. */
export interface KnownRecords {
  named: Named
  records: Records
  order: Order | null
}

type About = Pick<Task, 'shop' | 'conversation'>

const shelvesOf = ({ store, hidesDemo }: AppContext) => ({ knowledge: store.knowledge, hidesDemo })

/** What the store knows of the product and the order of a turn. */
export async function recordsOf(
  ctx: AppContext,
  { shop, conversation }: About,
  log: Log,
  predictions: readonly (Prediction | null)[],
): Promise<KnownRecords> {
  const named = { ...namedIn(log, predictions, shop), customerId: conversation.customerId }
  return { named, ...(await readRecords(shelvesOf(ctx), shop, named)) }
}

/** What a second look finds: the order as the shop's desk tells it now, products near to the one asked about. */
export async function moreRecords(
  ctx: AppContext,
  { shop }: About,
  known: KnownRecords,
  wants: Wants = { order: false, near: false },
): Promise<KnownRecords | null> {
  const isNew = wants.order && (await refreshOrders(ctx, shop, known))
  const { named, records, order } = isNew
    ? { named: known.named, ...(await readRecords(shelvesOf(ctx), shop, known.named)) }
    : known
  const near = wants.near ? await withNear(shelvesOf(ctx), shop, records) : records
  const many = wants.many ? await withMany(shelvesOf(ctx), shop, near, named.text) : near
  return isNew || many !== records ? { named, records: many, order } : null
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
    at: state.unanswered.at(-1)?.at,
    card: cards.at(-1) ?? null,
    last: state.product,
    shown: state.shown,
    offered: state.offered,
    ...wordsOfShop(state),
    order: state.order,
    orderNumber: slots.findLast(({ name }) => name === 'order_number')?.value ?? null,
    talkedOrder: state.orderId,
  }
}

/** The product whose card or link a message holds. */
function shownBy({ product, attachments, text }: MessageEvent, shop: Shop): Pick<Product, 'id'> | null {
  const card = product ?? cardIn(attachments)
  const id = namedProduct({ text, card }, shop)
  return id === null ? null : { id }
}
