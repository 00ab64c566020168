import type { Effects, ReadingEvent, ReplyEvent, Slot } from '../types/index.ts'
import { type ConversationState, turnedTo } from './state.ts'

/** A reply was delivered: what it said is said, what it answers is answered. */
export function afterReply(state: ConversationState, event: ReplyEvent): ConversationState {
  const { at, id, text, messageIds, effects } = event
  const answered = new Set(messageIds)
  const spoken: ConversationState = {
    ...state,
    said: [...state.said, { at, by: 'us', id, text }],
    unanswered: state.unanswered.filter((one) => !answered.has(one.id)),
    covered: [],
    closed: null,
    greeted: true,
    choosing: effects?.chooses ?? null,
  }
  return effects === null ? { ...spoken, waiting: null } : withEffects(spoken, effects, at)
}

function withEffects(state: ConversationState, effects: Effects, at: number): ConversationState {
  const { bargain, asks } = effects
  return {
    ...state,
    ...nowOffered(state, effects, at),
    used: [...state.used, ...effects.wordings],
    answered: [...state.answered, ...effects.answers],
    bargaining: bargain === null ? state.bargaining : climbed(state.bargaining, bargain),
    waiting: asks === null ? stillWaiting(state) : { ...asks.about, needs: asks.needs },
    asked: asks === null ? state.asked : [...new Set([...state.asked, ...asks.needs])],
    thanked: state.thanked || effects.closes,
    held: state.held || effects.holds,
  }
}

/**
 * What was recommended is talked about from now on; of several the customer has to say which one he means, and what was
 * looked at before is none of them.
 */
function nowOffered(state: ConversationState, { offers = [] }: Effects, at: number) {
  const [one, ...others] = offers
  if (one === undefined) return {}
  if (others.length === 0) return { ...turnedTo(state, one, at), offered: offers }
  const isAmong = offers.some(({ id }) => id === state.product?.id)
  return { product: isAmong ? state.product : null, offered: offers }
}

/** What was asked for stays open while the customer turns to something else (好的, 有发票吗). */
function stillWaiting({ waiting, topic }: ConversationState): ConversationState['waiting'] {
  return waiting === null || topic === null || topic.intent === waiting.intent ? null : waiting
}

function climbed(
  { kinds, told }: ConversationState['bargaining'],
  step: NonNullable<Effects['bargain']>,
): ConversationState['bargaining'] {
  return { round: step.round, kinds: [...kinds, step.kind], told: [...told, step.told] }
}

/** Messages were understood: what they ask becomes the topic, the values they give are known from now on. */
export function afterReading(state: ConversationState, event: ReadingEvent): ConversationState {
  const { reading, messageIds, at } = event
  const ids = new Set(messageIds)
  return {
    ...state,
    unanswered: state.unanswered.map((one) =>
      ids.has(one.id) ? { ...one, questions: one.id === messageIds.at(-1) ? reading.questions : [] } : one,
    ),
    topic: reading.questions.at(-1) ?? state.topic,
    slots: latest(state.slots, reading.slots),
    situation: reading.situation ?? state.situation,
    sign: signAfter(state, reading.sign, at),
    ...turnedTo(state, reading.product, at, reading.beside),
    orderId: reading.orderId ?? state.orderId,
  }
}

function signAfter(
  { sign }: ConversationState,
  heard: string | null | undefined,
  at: number,
): ConversationState['sign'] {
  if (heard === undefined) return sign
  return heard === null ? null : { id: heard, at }
}

/** The values with the newer one of each name. */
export function latest(old: readonly Slot[], fresh: readonly Slot[]): Slot[] {
  const names = new Set(fresh.map((slot) => slot.name))
  return [...fresh, ...old.filter((slot) => !names.has(slot.name))]
}
