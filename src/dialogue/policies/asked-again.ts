import type { AnsweredQuestion, ConversationState, Slot } from '../../types/index.ts'
import type { Question } from '../understand/questions.ts'
import { bargains } from './bargain.ts'

/** Kinds that say the same in other words. */
const SAME_KIND: Record<string, string> = { overdue: 'urge' }

/** How an order whose promise has passed is remembered. */
export const OVERDUE: AnsweredQuestion = { intent: 'shipping_time', kind: 'overdue', slots: 'apologised' }
/** Questions for which the missed promise is no answer. */
const PRESSING = new Set<string | null>(['dispatch', 'dispatch_today', 'urge', 'overdue'])
/** Words about orders in general, or one yet to be placed. */
const OTHER_ORDER = /再|重新|另外|新|拍|买|下单|正常|一般|通常|平时/

/** Whether the question is about an order that was apologised for. */
export function isStillOverdue({ intent, kind, text }: Question, { answered }: ConversationState): boolean {
  if (intent !== OVERDUE.intent || !PRESSING.has(kind)) return false
  if (kind === 'dispatch' && OTHER_ORDER.test(text)) return false
  return answered.some((one) => one.intent === OVERDUE.intent && one.slots === OVERDUE.slots)
}

/**
 * Whether the question was answered before in this conversation: the same intent and sub-question with no new
 * value. In bargaining only the very same words are the same question; a new argument is a new one.
 */
export function wasAnswered(question: Question, state: ConversationState): boolean {
  const asked = questionKey(question)
  const values = asked.slots.split('&').filter((value) => value !== '')
  // "女款呢" names no value of a slot, yet it asks about something else than the question before.
  if (question.followUp === 'another' && values.length === 0) return false
  return state.answered.some((before) => {
    if (before.intent !== asked.intent || before.kind !== asked.kind) return false
    const known = before.slots.split('&')
    return values.every((value) => known.includes(value))
  })
}

/** How an answered question is remembered. */
export function questionKey(question: Question): AnsweredQuestion {
  const { intent, kind } = question
  if (bargains(question))
    return { intent, kind: null, slots: `text=${question.normalised.replace(/[\p{P}\s]/gu, '')}` }
  const same = kind === null ? null : (SAME_KIND[kind] ?? kind)
  // Who urges again names a longer wait, and still asks the same.
  const slots = question.slots.filter((slot) => same !== 'urge' || slot.name !== 'duration')
  return { intent, kind: same, slots: slotsKey(slots) }
}

function slotsKey(slots: readonly Slot[]): string {
  return slots
    .map((slot) => `${slot.name}=${slot.value}`)
    .sort()
    .join('&')
}
