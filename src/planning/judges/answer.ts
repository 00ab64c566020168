import { circumstancesIn } from '../../context/circumstances.ts'
import { isOverdue, withinPromise } from '../../context/overdue.ts'
import type { Question } from '../../context/questions.ts'
import { ruleOf } from '../scripts.ts'
import { choose } from '../words/choose.ts'
import { isStillOverdue, tellsNothingNew, wasAnswered } from './asked-again.ts'
import { bargain, bargains } from './bargain.ts'
import { answerCourtesy, isCourtesy } from './courtesies.ts'
import { type Context, handOver, type Outcome } from './outcome.ts'
import { openNeeds, scripted } from './scripted.ts'

/** What becomes of one question: the first policy that claims it decides. */
export function answer(asked: Question, context: Context): Outcome {
  const question = withinPromise(ofOpenDeal(asked), context.scene, context.scripts)
  if (isCourtesy(question)) return answerCourtesy(question, context)
  if (isStillOverdue(question, context.scene.state)) return handOver('promise_overdue', question)
  if (isOverdue(question, context.scene, context.scripts)) return apologise(question, context)
  if (wasAnswered(question, context.scene.state)) return handOver('asked_again', question)
  if (bargains(question)) return bargain(question, context)
  const outcome = scripted(question, context)
  return tellsNothingNew(question, outcome, context.scene.told) ? handOver('asked_again', question) : outcome
}

/** The promise has passed: an apology, where the shop has words for it, and a human. */
function apologise(asked: Question, context: Context): Outcome {
  const question = { ...asked, kind: 'overdue' }
  const compiled = context.scripts.intents.get(question.intent)
  if (compiled === undefined) return handOver('promise_overdue', question)
  const asks = openNeeds(ruleOf(compiled.script, question.kind).needs, question, context)
  const ask = { kind: question.kind, slots: question.slots, given: asks.length === 0, round: null, extra: {} }
  const choice = choose(compiled.responses, question.intent, ask, context.scene, (one) => one.kinds !== null)
  return handOver(
    'promise_overdue',
    question,
    'planned' in choice ? { responses: [choice.planned], asks } : {},
  )
}

/** "没点确认收货" names the completed deal only to say that his is not: the general terms answer it. */
function ofOpenDeal(question: Question): Question {
  if (question.intent !== 'refund_timing' || question.kind !== 'completed') return question
  const isOpen = circumstancesIn(question.intent, question.text).includes('completed=no')
  return isOpen ? { ...question, kind: 'when' } : question
}
