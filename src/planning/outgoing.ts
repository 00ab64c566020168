import type { ConversationState } from '../conversation/index.ts'
import { localTime } from '../knowledge/local-time.ts'
import {
  NO_EFFECTS,
  type OutgoingEvent,
  type OutgoingOccasion,
  type PlannedResponse,
  type Rendered,
  type Scripts,
} from '../types/index.ts'
import { NO_QUESTION, NOTHING_HEARD, type Scene, sceneOf } from './scene.ts'
import { checkStyle } from './style/checker.ts'
import { type CompiledStyle, compileStyle } from './style/compile.ts'
import { choose } from './words/choose.ts'
import { type CompiledResponse, compileResponse } from './words/response.ts'

const OCCASIONS: readonly OutgoingOccasion[] = ['payment_reminder', 'order_check', 'follow_up']

/** (order event, conversation) -> plan and words; null where the event calls for none. */
export type PlanOutgoing = (event: OutgoingEvent, state: ConversationState) => Rendered | null

/**
 * Makes the function from an order event to the words that the shop begins with: a payment reminder, a check of
 * the order before dispatch, a follow-up after receipt. Null where the order's status calls for none, where the
 * shop has switched it off, or where every technique was used in this conversation. Pure.
 */
export function createOutgoingPlanner({ outgoing, handoff, style }: Scripts): PlanOutgoing {
  const house = compileStyle(style)
  const words = Object.fromEntries(
    OCCASIONS.map((name) => [name, outgoing[name].map(compileResponse)]),
  ) as Record<OutgoingOccasion, CompiledResponse[]>
  return (event, state) => {
    const occasion = OCCASIONS.find((name) => outgoing.statuses[name].includes(event.order.status))
    if (occasion === undefined || event.shop.policy.outgoing[occasion] === 'off') return null
    // A conversation that a person has taken over is not written into.
    if (state.personSpoke) return null
    const planned = newTechnique(words[occasion], event, state, house)
    return planned === null ? null : planOf(planned, handoff.explanations.answered)
  }
}

/** Each response is one technique: one heard in any wording is not used again. */
function newTechnique(
  responses: readonly CompiledResponse[],
  event: OutgoingEvent,
  state: ConversationState,
  style: CompiledStyle,
): PlannedResponse | null {
  const scene = sceneFor(event, state)
  const ask = { ...NO_QUESTION, extra: extraWords(event) }
  const heard = (one: CompiledResponse) => one.keys.some((key) => scene.said.has(key))
  const choice = choose(responses, null, ask, scene, (one) => !heard(one))
  if ('miss' in choice) return null
  const { text, facts } = choice.planned
  const grounds = [...Object.values(facts), ...Object.values(ask.extra)]
  return checkStyle(text, { grounds }, style).length === 0 ? choice.planned : null
}

function sceneFor({ shop, now, seed, order, product }: OutgoingEvent, state: ConversationState): Scene {
  const circumstances = { now, seed, openConversations: 0, order, product, customerId: null }
  return sceneOf(shop, state, circumstances, NOTHING_HEARD)
}

function extraWords({ order, product, shop }: OutgoingEvent): Record<string, string> {
  const words: Record<string, string> = { order: order.id }
  if (product !== null && product.title !== '') words.product = product.title
  if (order.paidAt != null) words.time = clockOf(Date.parse(order.paidAt), shop.timezone)
  return words
}

/** `11-21 16:05` on the shop's clock. */
function clockOf(at: number, timezone: string): string {
  const { day, hour, minutes } = localTime(at, timezone)
  return `${day.slice(5)} ${hour}:${String(minutes % 60).padStart(2, '0')}`
}

function planOf(planned: PlannedResponse, explanation: string): Rendered {
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
      effects: {
        ...NO_EFFECTS,
        wordings: [`${responseId}#${wording}`],
        greets: true,
        tasks: task === null ? [] : [task],
      },
    },
    text,
  }
}
