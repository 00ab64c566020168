import { onlyAgrees } from '../context/agreeing.ts'
import { followUp } from '../context/follow-up.ts'
import { isWordless } from '../context/needs.ts'
import { type Question, questionsOf, type Unclear, unclearOf } from '../context/questions.ts'
import { findSign, isMention, moreUrgent, type Sign, signText } from '../context/signs.ts'
import type { Intent, Prediction } from '../types/index.ts'
import { answer } from './judges/answer.ts'
import { bargains } from './judges/bargain.ts'
import { agreed, isCourtesy } from './judges/courtesies.ts'
import type { Context, Outcome } from './judges/outcome.ts'
import { openNeeds } from './judges/scripted.ts'
import { notGiven, orderNumberGiven, received } from './judges/waiting.ts'
import { ruleOfQuestion } from './scripts.ts'

/** Intents that are a must-hand-over sign by themselves. */
const FOR_HUMANS = new Set<Intent>(['complaint', 'human_request'])

/** Sub-questions that are: a refund that is short is a dispute about money. */
const DISPUTES = new Set(['refund_amount/short'])

/** What becomes of each part of the message, in its order. The first judgement that applies decides. */
export function decide(prediction: Prediction, context: Context): Outcome[] {
  const accepted = questionsOf(prediction, context.scene.shop)
  const text = signText(prediction)
  const sign = findSign(text, context.scripts.signs)
  const forHumans = accepted.filter((one) => FOR_HUMANS.has(one.intent))
  const mere = sign === null && forHumans.length > 0 && isMention(text, context.scripts.signs)
  if (sign !== null || (forHumans.length > 0 && !mere)) {
    return [mustHandOver(sign, forHumans[0] ?? null, accepted, prediction, context)]
  }
  const dispute = accepted.find((one) => DISPUTES.has(`${one.intent}/${one.kind}`))
  if (dispute !== undefined) return [inDispute(dispute, accepted, prediction, context)]
  const asked = accepted.filter((one) => !forHumans.includes(one))
  const given = received(prediction, asked, context)
  if (given !== null)
    return [given, ...rest(asked, given).map((one) => underHuman(answer(one, context), context))]
  const number = orderNumberGiven(prediction, context)
  if (number !== null) return [number]
  if (onlyAgrees(prediction.text, context.scene.told)) return [agreed(prediction)]
  if (isWordless(prediction.text)) return [underHuman(wordless(), context)]
  const outcomes = understood(prediction, asked, context)
  // What the classifier took for a complaint, and the signs for a mere mention, nobody is sure of.
  const doubtful = outcomes.length > 0 ? [] : forHumans.map(doubted)
  return [...outcomes, ...doubtful].map((one) => underHuman(one, context))
}

/** The questions as the conversation explains them, and whatever nobody understood. */
function understood(prediction: Prediction, asked: readonly Question[], context: Context): Outcome[] {
  const { state, shop } = context.scene
  const again = followUp(prediction, state.topic, shop)
  if (again !== null) return [answer(again, context)]
  const unclear = unclearOf(prediction, shop)
  if (asked.every(isCourtesy) && unclear.length > 0) {
    const waiting = notGiven(prediction, context)
    if (waiting !== null) return [waiting]
  }
  return [...answerAll(asked, context), ...unclear.map(notUnderstood)]
}

/** Bargaining has the widest choice of words: it chooses last and need not repeat what the other answers quote. */
function answerAll(asked: readonly Question[], context: Context): Outcome[] {
  const outcomes = new Map<Question, Outcome>()
  for (const one of asked) if (!bargains(one)) outcomes.set(one, answer(one, context))
  return asked.map((one) => outcomes.get(one) ?? answer(one, context))
}

function mustHandOver(
  sign: Sign | null,
  question: Question | null,
  accepted: readonly Question[],
  prediction: Prediction,
  { scene, scripts }: Context,
): Outcome {
  const { withHuman, urgency } = scene.state
  const urgent = urgencyOf(sign, question, scripts)
  const known = withHuman && moreUrgent(urgency, urgent) === urgency
  const must: Outcome = {
    decision: 'handoff',
    reason: known ? 'with_human' : 'must_hand_over',
    question: question ?? accepted[0] ?? null,
    text: prediction.text,
    responses: [],
    asks: [],
  }
  return sign === null ? must : { ...must, sign }
}

/** A dispute goes to a person, and the holding words ask for the order meanwhile. */
function inDispute(
  dispute: Question,
  accepted: readonly Question[],
  prediction: Prediction,
  context: Context,
): Outcome {
  const must = mustHandOver(null, dispute, accepted, prediction, context)
  const needs = ruleOfQuestion(dispute, context.scripts)?.needs ?? []
  return { ...must, asks: openNeeds(needs, dispute, context) }
}

function urgencyOf(sign: Sign | null, question: Question | null, { source }: Context['scripts']) {
  const { urgency } = source.handoff
  const named =
    question === null
      ? undefined
      : (urgency[`${question.intent}/${question.kind}`] ?? urgency[question.intent])
  return moreUrgent(sign?.urgency ?? 'normal', named ?? 'normal')
}

/** After a handoff only answers stay answers; all else is the human's, who has the conversation already. */
function underHuman(one: Outcome, { scene }: Context): Outcome {
  const isHumans = one.decision === 'handoff' || one.decision === 'clarify'
  if (!scene.state.withHuman || !isHumans || one.gave === true) return one
  return { ...one, decision: 'handoff', reason: 'with_human' }
}

function rest(asked: readonly Question[], given: Outcome): Question[] {
  return asked.filter((one) => !isCourtesy(one) && one.intent !== given.question?.intent)
}

function notUnderstood({ text, rejection }: Unclear): Outcome {
  return { decision: 'handoff', reason: rejection, question: null, text, responses: [], asks: [] }
}

function doubted({ text }: Question): Outcome {
  return { decision: 'handoff', reason: 'close_call', question: null, text, responses: [], asks: [] }
}

/** A picture without words, or nothing but blanks. */
function wordless(): Outcome {
  return { decision: 'handoff', reason: 'out_of_scope', question: null, text: '', responses: [], asks: [] }
}
