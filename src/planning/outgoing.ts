import { localTime } from '../knowledge/local-time.ts'
import type {
  ConversationState,
  OutgoingEvent,
  OutgoingOccasion,
  PlannedResponse,
  Rendered,
  Scripts,
} from '../types/index.ts'
import { type Scene, sceneOf } from './scene.ts'
import { checkStyle } from './style/checker.ts'
import { choose } from './words/choose.ts'
import { type CompiledResponse, compileResponse } from './words/response.ts'

export type OutgoingPlan = Rendered & { state: ConversationState }

const OCCASIONS: readonly OutgoingOccasion[] = ['payment_reminder', 'order_check', 'follow_up']

/**
 * Makes the function from an order event to the words that the shop begins with: a payment reminder, a check of
 * the order before dispatch, a follow-up after receipt. Null where the order's status calls for none, where the
 * shop has switched it off, or where every technique was used in this conversation. Pure.
 */
export function createOutgoingPlanner({
  outgoing,
  handoff,
}: Scripts): (event: OutgoingEvent) => OutgoingPlan | null {
  const words = Object.fromEntries(
    OCCASIONS.map((name) => [name, outgoing[name].map(compileResponse)]),
  ) as Record<OutgoingOccasion, CompiledResponse[]>
  return (event) => {
    const occasion = OCCASIONS.find((name) => outgoing.statuses[name].includes(event.order.status))
    if (occasion === undefined || event.shop.policy.outgoing[occasion] === 'off') return null
    // A conversation that a person has taken over is not written into.
    if (event.state.withHuman) return null
    const planned = newTechnique(words[occasion], event)
    return planned === null ? null : planOf(planned, event, handoff.explanations.answered)
  }
}

/** Each response is one technique: one heard in any wording is not used again. */
function newTechnique(responses: readonly CompiledResponse[], event: OutgoingEvent): PlannedResponse | null {
  const scene = sceneFor(event)
  const ask = { kind: null, slots: [], given: true, round: null, extra: extraWords(event) }
  const heard = (one: CompiledResponse) => one.keys.some((key) => scene.said.has(key))
  const choice = choose(responses, null, ask, scene, (one) => !heard(one))
  if ('miss' in choice) return null
  const { text, facts } = choice.planned
  const grounds = [...Object.values(facts), ...Object.values(ask.extra)]
  return checkStyle(text, { grounds }).length === 0 ? choice.planned : null
}

function sceneFor({ shop, state, now, seed, order, product }: OutgoingEvent): Scene {
  const paidAt = order.paidAt === undefined ? null : Date.parse(order.paidAt)
  const known = { id: order.id, status: order.status, amountFen: order.amountFen ?? null, paidAt }
  return sceneOf(shop, state, { now, seed, openConversations: 0, hasPhoto: false, order: known, product })
}

function extraWords({ order, product, shop }: OutgoingEvent): Record<string, string> {
  const words: Record<string, string> = { order: order.id }
  if (product !== null && product.title !== '') words.product = product.title
  if (order.paidAt !== undefined) words.time = clockOf(Date.parse(order.paidAt), shop.timezone)
  return words
}

/** `11-21 16:05` on the shop's clock. */
function clockOf(at: number, timezone: string): string {
  const { day, hour, minutes } = localTime(at, timezone)
  return `${day.slice(5)} ${hour}:${String(minutes % 60).padStart(2, '0')}`
}

function planOf(planned: PlannedResponse, { state }: OutgoingEvent, explanation: string): OutgoingPlan {
  return {
    plan: {
      decision: 'reply',
      reason: 'answered',
      explanation,
      intents: [],
      responses: [planned],
      open: [],
      handoff: null,
      why: [],
      confidence: 1,
    },
    text: planned.text,
    state: {
      ...state,
      greeted: true,
      used: [...state.used, `${planned.responseId}#${planned.wording}`],
      told: [...state.told, planned.text],
    },
  }
}
