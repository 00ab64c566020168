import { z } from 'zod'
import { InputError, UnknownShopError } from '../errors.ts'
import { MAX_TEXT_LENGTH, NEW_STATE, type Prediction, type Shop } from '../types/index.ts'
import type { Planner, PlannerOutput, Understanding } from './engine.ts'

/** What answers a message, put together once. */
export interface Engine {
  /** By shop id. */
  shops: ReadonlyMap<string, Shop>
  understanding: Understanding
  planner: Planner
}

/** What was understood of a message and what was made of it. */
export interface Answered {
  prediction: Prediction
  output: PlannerOutput
}

/** One line in: a message; `shop` overrides the command's. */
export const predictSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).nullable().default(null),
  text: z.string(),
  shop: z.string().optional(),
})

/** One line out, as `docs/contract.md` describes it. */
export interface PredictRow {
  id: string | number | null
  decision: string
  intents: string[]
  ranking: { intent: string; confidence: number }[]
  slots: { name: string; value: string; text: string }[]
  reply: string | null
  reason: string
}

/** How many labels of the ranking are shown. */
const RANKED = 5

/** @throws UnknownShopError */
export function shopOf(shops: ReadonlyMap<string, Shop>, id: string): Shop {
  const shop = shops.get(id)
  if (shop === undefined) throw new UnknownShopError(id, [...shops.keys()])
  return shop
}

/** @throws InputError where a customer could not have sent such a text */
export function checkText(text: string): void {
  if (text.trim() === '') throw new InputError('the text is empty')
  if (text.length > MAX_TEXT_LENGTH)
    throw new InputError(`the text is longer than ${MAX_TEXT_LENGTH} characters`)
}

/**
 * The message as the first one of a new conversation.
 * @param now milliseconds since the epoch
 * @throws UnknownShopError, InputError
 */
export function answerFirst(engine: Engine, text: string, shopId: string, now: number): Answered {
  const shop = shopOf(engine.shops, shopId)
  checkText(text)
  const prediction = engine.understanding.understand(text, shop.policy.precision)
  const circumstances = { now, seed: 1, openConversations: 0, hasPhoto: false, order: null, product: null }
  return { prediction, output: engine.planner.plan({ prediction, state: NEW_STATE, shop, circumstances }) }
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
    slots: prediction.slots.map(({ name, value, text: words }) => ({ name, value, text: words })),
    reply: text,
    reason: plan.reason,
  }
}

const round = (confidence: number) => Math.round(confidence * 10000) / 10000
