import { moreUrgent } from '../context/signs.ts'
import type { AnsweredQuestion, ConversationState, Intent, Prediction, Urgency } from '../types/index.ts'
import type { Composed } from './compose.ts'
import { knownSlots } from './handoff-packet.ts'
import { overdueKey, questionKey } from './judges/asked-again.ts'
import type { Outcome } from './judges/outcome.ts'
import type { Scene } from './scene.ts'

const COURTESIES = new Set<Intent>(['greeting', 'thanks_bye', 'acknowledge'])

/** What the conversation is after this message and the words drafted for it. */
export function remember(
  composed: Composed,
  prediction: Prediction,
  scene: Scene,
  urgency: Urgency,
): ConversationState {
  const { state } = scene
  const { text, outcomes } = composed
  const handedOver = composed.decision === 'handoff'
  return {
    turns: state.turns + 1,
    greeted: state.greeted || text !== null,
    closed: state.closed || (text !== null && outcomes.some((one) => one.question?.intent === 'thanks_bye')),
    bargaining: bargainingAfter(composed, state),
    used: [...state.used, ...composed.responses.map((one) => `${one.responseId}#${one.wording}`)],
    answered: [...state.answered, ...answeredNow(composed)],
    topic: topicAfter(outcomes, state),
    waiting: waitingAfter(outcomes, state),
    asked: [...new Set([...state.asked, ...asksOf(composed)])],
    told: text === null ? state.told : [...state.told, text],
    slots: knownSlots(prediction, scene),
    withHuman: state.withHuman || handedOver,
    urgency: handedOver ? moreUrgent(state.urgency, urgency) : state.urgency,
    unanswered: unansweredAfter(composed, state),
    held: state.held || composed.held,
  }
}

/** Whether the customer still waits for a person's answer; what is said in silence changes nothing. */
function unansweredAfter({ decision }: Composed, { unanswered }: ConversationState): boolean {
  return decision === 'silent' ? unanswered : decision === 'handoff'
}

function bargainingAfter({ outcomes, text }: Composed, { bargaining }: ConversationState) {
  const step = outcomes.find((one) => one.bargain !== undefined)
  if (step?.bargain === undefined || text === null) return bargaining
  const said = step.responses.map((one) => one.text).join('')
  return {
    round: step.bargain.round,
    kinds: [...bargaining.kinds, step.bargain.kind],
    told: [...bargaining.told, said],
  }
}

/** What need not be answered again. An overdue case was apologised for: no promise can answer for it any more. */
function answeredNow({ outcomes, text }: Composed): AnsweredQuestion[] {
  const overdue = outcomes.find((one) => one.reason === 'promise_overdue')?.question
  if (overdue != null) return [overdueKey(overdue.intent)]
  if (text === null) return []
  return outcomes.flatMap((one) =>
    one.decision === 'reply' && one.question !== null && one.courtesy !== true
      ? [questionKey(one.question)]
      : [],
  )
}

/** The last question asked; courtesies and words that nobody understood leave it. */
function topicAfter(outcomes: readonly Outcome[], { topic }: ConversationState): ConversationState['topic'] {
  const questions = outcomes.flatMap(({ question }) =>
    question !== null && !COURTESIES.has(question.intent) ? [question] : [],
  )
  const last = questions.at(-1)
  return last === undefined ? topic : { intent: last.intent, kind: last.kind, slots: [...last.slots] }
}

/** What is waited for: newly asked for, or still; given, refused or handed over it is no longer. */
function waitingAfter(
  outcomes: readonly Outcome[],
  { waiting }: ConversationState,
): ConversationState['waiting'] {
  const asking = outcomes.find((one) => one.asks.length > 0 && one.question !== null)
  if (asking?.question != null) {
    const { intent, kind } = asking.question
    return { intent, kind, needs: [...asking.asks] }
  }
  const ended = outcomes.some((one) => one.gave === true || one.reason === 'missing_slot')
  return ended ? null : waiting
}

function asksOf({ outcomes, text }: Composed): string[] {
  return text === null ? [] : outcomes.flatMap((one) => [...one.asks])
}
