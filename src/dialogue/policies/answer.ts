import { isOverdue, withinPromise } from '../understand/overdue.ts'
import type { Question } from '../understand/questions.ts'
import { choose } from '../words/choose.ts'
import { isStillOverdue, wasAnswered } from './asked-again.ts'
import { bargain, bargains } from './bargain.ts'
import { answerCourtesy, isCourtesy } from './courtesies.ts'
import { type Context, handOver, type Outcome } from './outcome.ts'
import { scripted } from './scripted.ts'

/** What becomes of one question: the first policy that claims it decides. */
export function answer(asked: Question, context: Context): Outcome {
  const question = withinPromise(asked, context.scene, context.scripts)
  if (isCourtesy(question)) return answerCourtesy(question, context)
  if (isStillOverdue(question, context.scene.state)) return handOver('promise_overdue', question)
  if (isOverdue(question, context.scene, context.scripts)) return apologise(question, context)
  if (wasAnswered(question, context.scene.state)) return handOver('asked_again', question)
  return bargains(question) ? bargain(question, context) : scripted(question, context)
}

/** The promise has passed: an apology, where the shop has words for it, and a human. */
function apologise(asked: Question, { scene, scripts }: Context): Outcome {
  const question = { ...asked, kind: 'overdue' }
  const responses = scripts.intents.get(question.intent)?.responses ?? []
  const ask = { kind: question.kind, slots: question.slots, given: true, round: null, extra: {} }
  const choice = choose(responses, question.intent, ask, scene, (one) => one.kinds !== null)
  return handOver('promise_overdue', question, 'planned' in choice ? { responses: [choice.planned] } : {})
}
