import { leadsUp } from '../context/questions.ts'
import type { Decision, PlannedResponse, Reason } from '../types/index.ts'
import { type Holding, holdingWords } from './judges/holding.ts'
import type { Context, Outcome } from './judges/outcome.ts'
import { checkStyle } from './style/checker.ts'
import { append, joinAnswers } from './words/join.ts'
import { saidOnce } from './words/said-once.ts'

/** What the whole message leads to, and the words for it. */
export interface Composed {
  decision: Decision
  reason: Reason
  /** The part that decided. */
  deciding: Outcome
  outcomes: readonly Outcome[]
  responses: readonly PlannedResponse[]
  /** Whether the customer was told of closed or crowded times. */
  held: boolean
  text: string | null
}

const WEIGHT: Record<Decision, number> = { silent: 0, reply: 1, clarify: 2, handoff: 3 }
/** Reasons of a part that may be but a lead-up, where it asks nothing. */
const LEADS_UP: ReadonlySet<Reason> = new Set(['asked_again', 'missing_fact', 'by_policy', 'with_human'])
/** Reasons that a human has to know first, whatever else the message asks. */
const FOREMOST: readonly Reason[] = ['must_hand_over', 'promise_overdue']

/** Puts the parts together: the heaviest decides, the answers are joined in the order of the message. */
export function compose(all: readonly Outcome[], context: Context): Composed {
  const outcomes = saidOnce(withoutCourtesies(withoutAsides(all, context)))
  const deciding = decidingOf(outcomes)
  const holding = deciding.decision === 'handoff' ? holdingFor(outcomes, deciding, context) : null
  const answers = outcomes.flatMap((one) => (one.responses.length === 0 ? [] : [textOf(one)]))
  const text = spoken(answers, holding, context)
  const responses = [
    ...outcomes.flatMap((one) => one.responses),
    ...(holding === null ? [] : [holding.planned]),
  ]
  const composed: Composed = {
    decision: deciding.decision,
    reason: answers.length === 0 && holding?.because != null ? holding.because : deciding.reason,
    deciding,
    outcomes,
    responses: text === null ? [] : responses,
    held: holding?.because != null,
    text,
  }
  return isInStyle(composed) ? composed : unfit(composed, context)
}

/** Beside a question a greeting or thanks is not answered by itself. */
function withoutCourtesies(outcomes: readonly Outcome[]): readonly Outcome[] {
  const questions = outcomes.filter((one) => one.courtesy !== true)
  if (questions.length > 0) return questions
  const said = outcomes.filter((one) => one.decision !== 'silent')
  return said.length > 0 ? said.slice(0, 1) : outcomes.slice(0, 1)
}

/**
 * Beside an answer, what only leads up to it ("既然是真的，那…") and what a person has already are left alone: they
 * ask nothing new.
 */
function withoutAsides(outcomes: readonly Outcome[], { scene }: Context): readonly Outcome[] {
  if (!outcomes.some((one) => one.decision === 'reply' || one.decision === 'clarify')) return outcomes
  return outcomes.filter((one) => {
    if (one.decision !== 'handoff' || one.responses.length > 0 || one.question === null) return true
    if (scene.state.withHuman && one.question.intent === scene.state.topic?.intent) return false
    return !(LEADS_UP.has(one.reason) && leadsUp(one.text))
  })
}

function decidingOf(outcomes: readonly Outcome[]): Outcome {
  const foremost = outcomes.find((one) => FOREMOST.includes(one.reason))
  return (
    foremost ?? outcomes.reduce((best, one) => (WEIGHT[one.decision] > WEIGHT[best.decision] ? one : best))
  )
}

/** Words for what a human takes over and the answers do not already speak of. */
function holdingFor(outcomes: readonly Outcome[], deciding: Outcome, context: Context): Holding | null {
  const open = [deciding, ...outcomes].find(
    (one) => one.decision === 'handoff' && one.responses.length === 0 && one.covered !== true,
  )
  const holding = holdingWords(open ?? deciding, context)
  return open !== undefined || holding?.because != null ? holding : null
}

function spoken(answers: readonly string[], holding: Holding | null, { scripts }: Context): string | null {
  const joining = { joins: scripts.source.holding.joins, greetings: scripts.greetings }
  if (holding === null) return answers.length === 0 ? null : joinAnswers(answers, joining)
  if (holding.because !== null) return append(joinAnswers(answers, joining), holding.planned.text)
  return joinAnswers(answers, joining, { about: holding.about, text: holding.planned.text })
}

/** A sandwich is one answer of three layers. */
function textOf({ responses }: Outcome): string {
  return responses.reduce((text, one) => append(text, one.text), '')
}

function isInStyle({ text, responses, outcomes }: Composed): boolean {
  if (text === null) return true
  const facts = responses.flatMap((one) => Object.values(one.facts))
  const slots = outcomes.flatMap((one) => one.question?.slots.map((slot) => slot.text) ?? [])
  return checkStyle(text, { grounds: [...facts, ...slots], parts: responses.length }).length === 0
}

/** A draft that breaks house style is shown to nobody: holding words stand in, where there are any. */
function unfit(composed: Composed, context: Context): Composed {
  const reason = FOREMOST.includes(composed.reason) ? composed.reason : 'style'
  const holding = reason === 'style' ? holdingWords({ ...composed.deciding, reason }, context) : null
  const bare: Composed = { ...composed, decision: 'handoff', reason, responses: [], held: false, text: null }
  if (holding === null) return bare
  const { planned, because } = holding
  const held: Composed = { ...bare, responses: [planned], held: because !== null, text: planned.text }
  return isInStyle(held) ? held : bare
}
