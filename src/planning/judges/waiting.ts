import { givenBy, missing } from '../../context/needs.ts'
import type { Question } from '../../context/questions.ts'
import type { Need, Prediction } from '../../types/index.ts'
import { choose } from '../words/choose.ts'
import { isCourtesy } from './courtesies.ts'
import { type Context, handOver, type Outcome } from './outcome.ts'

/** Words of ours that ask for the order. */
const INVITED = /订单号|单号/
const AROUND_NUMBER =
  /订单|编号|单号|号码?|这是|这个|就是|我的|我|的|是|给您?|给你|发你|好的?|[\s:：,，。.!！~]/g

/**
 * The message as the answer to what the customer was asked for; null where nothing was, or where this does not
 * give it. Beside another question only a plain value counts: "能便宜20吗" is no shoe size.
 */
export function received(
  prediction: Prediction,
  asked: readonly Question[],
  context: Context,
): Outcome | null {
  const { state, circumstances } = context.scene
  if (state.waiting === null) return null
  const { intent, kind } = state.waiting
  const needs = state.waiting.needs as Need[]
  const known = { text: prediction.text, slots: prediction.slots, circumstances }
  const others = asked.some((one) => !isCourtesy(one) && one.intent !== intent)
  const open = missing(needs, known)
  const given = others ? needs.filter((need) => !open.includes(need)) : givenBy(needs, known)
  if (given.length === 0) return null
  const left = needs.filter((need) => !given.includes(need))
  return handedOver(answerTo(prediction, intent, kind), left, context)
}

/** The waiting question for which the customer said something, but not what was asked for. */
export function notGiven(prediction: Prediction, { scene }: Context): Outcome | null {
  const { waiting } = scene.state
  return waiting === null
    ? null
    : handOver('missing_slot', answerTo(prediction, waiting.intent, waiting.kind))
}

/** An order number alone, where our words invited it without waiting for it; null where they did not. */
export function orderNumberGiven(prediction: Prediction, context: Context): Outcome | null {
  const { topic } = context.scene.state
  if (topic === null || !INVITED.test(context.scene.told) || !isOrderNumber(prediction)) return null
  return handedOver(answerTo(prediction, topic.intent, topic.kind), [], context)
}

/** Whether an order number and the words around it are all that is said. */
function isOrderNumber({ text, slots }: Prediction): boolean {
  const number = slots.find((slot) => slot.name === 'order_number')
  if (number === undefined) return false
  return text.replace(number.text, '').replace(AROUND_NUMBER, '') === ''
}

function answerTo(prediction: Prediction, intent: Question['intent'], kind: string | null): Question {
  const [first] = prediction.utterances
  return {
    intent,
    kind,
    slots: prediction.slots,
    text: prediction.text,
    normalised: first?.utterance.normalised ?? '',
    confidence: prediction.ranking[0]?.confidence ?? 0,
    why: first?.why ?? [],
    followUp: 'context',
  }
}

function handedOver(question: Question, asks: readonly Need[], { scene, scripts }: Context): Outcome {
  const responses = scripts.intents.get(question.intent)?.responses ?? []
  const ask = { kind: question.kind, slots: question.slots, given: true, round: null, extra: {} }
  const choice = choose(responses, question.intent, ask, scene, (one) => one.when.given === true)
  return handOver('by_policy', question, {
    gave: true,
    asks,
    responses: 'planned' in choice ? [choice.planned] : [],
  })
}
