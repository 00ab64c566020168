import type { ConversationState } from '../conversation/index.ts'
import { localTime } from '../knowledge/local-time.ts'
import {
  NO_EFFECTS,
  type OutgoingEvent,
  type OutgoingOccasion,
  orderUpdateSchema,
  type PlannedResponse,
  type Rendered,
  type Scripts,
} from '../types/index.ts'
import { NO_QUESTION, type Scene, sceneOf } from './scene.ts'
import { isInStyle } from './style/checker.ts'
import { type CompiledStyle, compileStyle } from './style/compile.ts'
import { choose } from './words/choose.ts'
import { type CompiledResponse, compileResponse } from './words/response.ts'

/** Where a status calls for two, the first that the shop wants. */
const OCCASIONS: readonly OutgoingOccasion[] = [
  'payment_reminder',
  'order_check',
  'dispatched',
  'arrived',
  'follow_up',
]
const MINUTE_MS = 60_000

/** (order event, conversation) -> plan and words; null where the event calls for none. */
export type PlanOutgoing = (event: OutgoingEvent, state: ConversationState) => Rendered | null

/**
 * Makes the function from an order event to the words that the shop begins with: a payment reminder while there is
 * time left, a check of the order before dispatch, word that it has left and has arrived, a follow-up. Null where the order's status calls for none, where the
 * shop has switched it off, or where every technique was used in this conversation. Pure.
 */
export function createOutgoingPlanner({ outgoing, handoff, style }: Scripts): PlanOutgoing {
  const house = compileStyle(style)
  const words = Object.fromEntries(
    OCCASIONS.map((name) => [name, outgoing[name].map((response) => compileResponse(response, asksNothing))]),
  ) as Record<OutgoingOccasion, CompiledResponse[]>
  return (event, state) => {
    const { order, shop } = event
    const occasion = OCCASIONS.find(
      (name) => outgoing.statuses[name].includes(order.status) && shop.policy.outgoing[name] !== 'off',
    )
    if (occasion === undefined) return null
    if (occasion === 'payment_reminder' && minutesLeft(event) === 0) return null
    // A conversation that a person has taken over is not written into.
    if (state.personSpoke) return null
    const way = { style: house, left: outgoing.left }
    const planned =
      occasion === 'payment_reminder'
        ? newTechnique(words[occasion], event, state, way)
        : oncePerOrder(words[occasion], event, state, way)
    return planned === null ? null : planOf(planned, event, handoff.explanations.answered)
  }
}

interface Way {
  style: CompiledStyle
  left: string
}

/**
 * What is told of every order, and of each but once; in new words while there are any: of two parcels both are news.
 */
function oncePerOrder(
  responses: readonly CompiledResponse[],
  event: OutgoingEvent,
  state: ConversationState,
  way: Way,
): PlannedResponse | null {
  const of = (one: string) => state.used.includes(ofOrder(one, event.order.id))
  if (responses.some(({ id }) => of(id))) return null
  const heard = new Set(responses.flatMap(({ keys }) => keys))
  const others = { ...state, used: state.used.filter((key) => !heard.has(key)) }
  return newTechnique(responses, event, state, way) ?? newTechnique(responses, event, others, way)
}

const ofOrder = (responseId: string, orderId: string) => `${responseId}@${orderId}`

/** Each response is one technique: one heard in any wording is not used again. */
function newTechnique(
  responses: readonly CompiledResponse[],
  event: OutgoingEvent,
  state: ConversationState,
  { style, left }: Way,
): PlannedResponse | null {
  const scene = sceneFor(event, state)
  const ask = { ...NO_QUESTION, extra: extraWords(event, left) }
  const heard = (one: CompiledResponse) => one.keys.some((key) => scene.said.has(key))
  const choice = choose(responses, null, ask, scene, (one) => !heard(one))
  if ('miss' in choice) return null
  const { text, facts } = choice.planned
  const grounds = [...Object.values(facts), ...Object.values(ask.extra)]
  return isInStyle(text, { grounds }, style) ? choice.planned : null
}

/** Nothing is known yet of what the customer would be asked for in vain. */
const asksNothing = () => []

function sceneFor({ shop, now, seed, order, product }: OutgoingEvent, state: ConversationState): Scene {
  const circumstances = { now, seed, openConversations: 0, order, product, customerId: null }
  return sceneOf({ shop, state, circumstances })
}

function extraWords({ order, product, shop, now }: OutgoingEvent, left: string): Record<string, string> {
  const words: Record<string, string> = { order: order.id }
  const { items, shipments } = orderUpdateSchema.safeParse(order).data ?? {}
  // The conversation may be about another product by now.
  const title = items?.[0]?.title || product?.title
  if (title) words.product = title
  const minutes = minutesLeft({ order, shop, now })
  if (minutes !== null) words.left = left.replace('{minutes}', String(minutes))
  const parcel = shipments?.at(-1)
  if (parcel?.courier) words.courier = parcel.courier
  if (parcel?.trackingNo) words.tracking = parcel.trackingNo
  if (order.paidAt != null) words.time = clockOf(Date.parse(order.paidAt), shop.timezone)
  return words
}

/** Whole minutes in which the order may still be paid, 0 once they are over; null where nobody knows. */
function minutesLeft({ order, shop, now }: Pick<OutgoingEvent, 'order' | 'shop' | 'now'>): number | null {
  const { payWithinMinutes } = shop.policy
  const created = typeof order.createdAt === 'string' ? Date.parse(order.createdAt) : Number.NaN
  if (payWithinMinutes === undefined || Number.isNaN(created)) return null
  return Math.max(0, Math.floor((created + payWithinMinutes * MINUTE_MS - now) / MINUTE_MS))
}

/** `11-21 16:05` on the shop's clock. */
function clockOf(at: number, timezone: string): string {
  const { day, hour, minutes } = localTime(at, timezone)
  return `${day.slice(5)} ${hour}:${String(minutes % 60).padStart(2, '0')}`
}

function planOf(planned: PlannedResponse, { order, product }: OutgoingEvent, explanation: string): Rendered {
  const { text, task, responseId, wording } = planned
  return {
    plan: {
      judge: 'outgoing',
      decision: 'reply',
      reason: 'answered',
      explanation,
      intents: [],
      responses: [planned],
      open: [],
      handoff: null,
      why: [],
      confidence: 1,
      situation: null,
      grounds: { productId: product?.id ?? null, orderId: order.id, facts: [] },
      effects: {
        ...NO_EFFECTS,
        wordings: [`${responseId}#${wording}`, ofOrder(responseId, order.id)],
        greets: true,
        tasks: task === null ? [] : [task],
      },
    },
    text,
  }
}
