import { z } from 'zod'
import { seedOf } from '../conversation/index.ts'
import { InputError } from '../errors.ts'
import { workingMoment } from '../knowledge/hours.ts'
import { shopOf } from '../knowledge/shop-of.ts'
import type { Planner, Understanding } from '../planning/engine.ts'
import {
  broughtSchema,
  MAX_TEXT_LENGTH,
  type Order,
  orderSchema,
  type Prediction,
  type ProductBrought,
  type Rendered,
  type Shop,
} from '../types/index.ts'
import { NO_SHELVES, type Shelves } from './records.ts'
import { Replay } from './replay.ts'

/** What answers a message, put together once. */
export interface Engine {
  /** By shop id. */
  shops: ReadonlyMap<string, Shop>
  understanding: Understanding
  planner: Planner
  /** The products and orders of this run. */
  shelves?: Shelves | undefined
  /** Whether `now` is the time itself, and not only the day. */
  exact?: boolean | undefined
}

/** One line in: a message; `shop` overrides the command's. */
export const predictSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).nullable().default(null),
  text: z.string(),
  shop: z.string().optional(),
  customerId: z.string().optional(),
  product: broughtSchema.optional(),
  order: orderSchema.optional(),
})

/** What a message can bring along. */
export interface Beside {
  customerId?: string | undefined
  product?: ProductBrought | undefined
  order?: Order | undefined
}

/** What was understood of a message and what was made of it. */
export interface Answered {
  prediction: Prediction
  output: Rendered
}

/** One line out, as `docs/contract.md` describes it. */
export interface PredictRow {
  id: string | number | null
  decision: string
  intents: string[]
  ranking: { intent: string; confidence: number }[]
  slots: { name: string; value: string; text: string; polarity: string }[]
  reply: string | null
  reason: string
}

/** How many labels of the ranking are shown. */
const RANKED = 5

/** @throws InputError where a customer could not have sent such a text */
export function checkText(text: string): void {
  if (text.trim() === '') throw new InputError('the text is empty')
  if ([...text].length > MAX_TEXT_LENGTH)
    throw new InputError(`the text is longer than ${MAX_TEXT_LENGTH} characters`)
}

/**
 * The message as the first one of a new conversation, in a working hour of the shop on the day of `now`.
 * @param now milliseconds since the epoch
 * @throws UnknownShopError, InputError
 */
export function answerFirst(
  engine: Engine,
  text: string,
  shopId: string,
  now: number,
  { customerId, product, order }: Beside = {},
): Answered {
  const shop = shopOf(engine.shops, shopId)
  checkText(text)
  const replay = new Replay(engine, {
    shop,
    seed: seedOf(text),
    customerId: customerId ?? null,
    shelf: shelfOf(engine, shop),
  })
  const { drafted, predictions } = replay.hear({
    role: 'customer',
    text,
    at: beginning(engine, shop, now),
    attachments: [],
    product: product ?? null,
    order: order ?? null,
  })
  return { prediction: predictions[0]!, output: drafted }
}

/** The products and orders of the shop. */
export function shelfOf({ shelves = NO_SHELVES }: Pick<Engine, 'shelves'>, { shop }: Shop) {
  return shelves(shop)
}

/** When a conversation begins: at the time that was fixed, else in a working hour of the day. */
export function beginning({ exact }: Pick<Engine, 'exact'>, shop: Shop, now: number): number {
  return exact === true ? now : workingMoment(shop, now)
}

/** An answer in the outer form. */
export function predictRow(id: PredictRow['id'], { prediction, output }: Answered): PredictRow {
  const { plan, text } = output
  return {
    id,
    decision: plan.decision,
    intents: plan.intents,
    ranking: prediction.ranking
      .slice(0, RANKED)
      .map(({ intent, confidence }) => ({ intent, confidence: round(confidence) })),
    slots: prediction.slots.map(({ name, value, text: words, polarity }) => ({
      name,
      value,
      text: words,
      polarity,
    })),
    reply: text,
    reason: plan.reason,
  }
}

const round = (confidence: number) => Math.round(confidence * 10000) / 10000

export { shopOf } from '../knowledge/shop-of.ts'
