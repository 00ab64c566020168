import { circumstancesIn } from '../../context/circumstances.ts'
import type { Question } from '../../context/questions.ts'
import type { AnsweredQuestion, ConversationState, Intent, Slot } from '../../types/index.ts'
import { bargains } from './bargain.ts'
import type { Outcome } from './outcome.ts'

/** Kinds that say the same in other words. */
const SAME_KIND: Record<string, string> = { overdue: 'urge' }

const APOLOGISED = 'apologised'
/** Questions for which the missed promise is no answer. */
const PRESSING: Partial<Record<Intent, ReadonlySet<string | null>>> = {
  shipping_time: new Set(['dispatch', 'dispatch_today', 'urge', 'overdue']),
  refund_timing: new Set([null, 'when', 'overdue', 'other']),
}
/** Words about orders in general, or one yet to be placed. */
const OTHER_ORDER = /再|重新|另外|新|拍|买|下单|正常|一般|通常|平时/

/** Whether the question is about an order that was apologised for. */
export function isStillOverdue({ intent, kind, text }: Question, { answered }: ConversationState): boolean {
  if (PRESSING[intent]?.has(kind) !== true) return false
  if (kind === 'dispatch' && OTHER_ORDER.test(text)) return false
  return answered.some((one) => one.intent === intent && one.slots === APOLOGISED)
}

/** How a case whose promise has passed is remembered. */
export function overdueKey(intent: Intent): AnsweredQuestion {
  return { intent, kind: 'overdue', slots: APOLOGISED }
}

/** Words of a customer whom the answer did not reach. */
const INSISTS = /到底|究竟|问的是|还是没(?:说|答|讲)/

/** Whether a customer who insists would hear nothing but facts that he was told already, whatever they answered. */
export function tellsNothingNew({ text }: Question, outcome: Outcome, told: string): boolean {
  if (!INSISTS.test(text) || outcome.decision !== 'reply') return false
  const facts = outcome.responses.flatMap((one) => Object.values(one.facts))
  return facts.length > 0 && facts.every((fact) => told.includes(fact))
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
  const named = [slotsKey(slots), ...circumstancesIn(intent, question.text)].filter((part) => part !== '')
  return { intent, kind: same, slots: named.join('&') }
}

function slotsKey(slots: readonly Slot[]): string {
  return slots
    .map((slot) => `${slot.name}=${slot.value}`)
    .sort()
    .join('&')
}
