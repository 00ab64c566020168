import { askedByAgent } from '../../context/agents-words.ts'
import type { Question } from '../../context/question.ts'
import { type Read, showsProduct } from '../../context/read.ts'
import { matchesPhrases } from '../../types/index.ts'
import { afterSaying, type Briefing } from '../scene.ts'
import { needsOf } from '../scripts.ts'
import type { Turn } from '../turn-type.ts'
import { handOver, type Judge, type Part } from '../verdict.ts'
import { choose } from '../words/choose.ts'
import { fromRecords } from './from-records.ts'
import { answerAll } from './questions.ts'

/** The customer gave what he was asked for: a person goes on with it, the rest is answered. */
export const given: Judge = {
  name: 'given',
  judge(turn, briefing) {
    const { newest } = turn
    if (newest === null) return null
    if (newest.given === null) return numberAlone(turn, newest, briefing)
    const part = handedOver(newest, newest.given, briefing)
    const others = turn.questions.filter(
      (one) =>
        !briefing.scripts.rules.courtesies.has(one.intent) && one.intent !== newest.given?.about.intent,
    )
    return [part, ...answerAll(others, afterSaying(briefing, part.words))]
  },
}

/** A number or card alone, or the right number for a wrong one, where a matter is talked about: the order that it hangs on. */
function numberAlone(turn: Turn, newest: Read, briefing: Briefing): Part[] | null {
  const { matter: topic, waiting } = briefing.scene.state
  const asksFor = topic === null ? [] : [...needsOf(topic, briefing.scripts), ...askedLast(briefing)]
  const number = briefing.scene.circumstances.order?.id
  const names = newest.slots.some(({ name }) => name === 'order_number')
  const { corrections } = briefing.scripts.rules
  const isInstead = () =>
    number !== undefined &&
    newest.normalised.includes(number) &&
    corrections.some((each) => matchesPhrases(newest.normalised, each))
  const isNumber = newest.cardOnly
    ? names || newest.normalised === number || (asksFor.includes('order_number') && !showsProduct(newest))
    : isInstead()
  if (topic === null || !isNumber || turn.questions.length > 0) return null
  const left = waiting?.intent === topic.intent ? waiting.needs.filter((need) => need !== 'order_number') : []
  return [handedOver(newest, { about: { ...topic, another: false }, needs: [], left }, briefing)]
}

/** What an agent asked for in the last words that the customer was told. */
export function askedLast({ scene, scripts }: Briefing): string[] {
  const last = scene.state.said.at(-1)
  return last?.by === 'agent' ? askedByAgent(last.text, scripts.rules) : []
}

function handedOver(
  newest: Read,
  { about, left }: NonNullable<Turn['newest']>['given'] & object,
  briefing: Briefing,
): Part {
  const { scene, scripts } = briefing
  const question = questionOf(newest, about)
  const told = fromRecords(question, briefing)
  if (told !== null) return told
  const responses = scripts.intents.get(about.intent)?.responses ?? []
  const ask = { kind: about.kind, slots: newest.slots, given: true, round: null, extra: {} }
  const choice = choose(responses, about.intent, ask, scene, (one) => one.when.given === true)
  return handOver('by_policy', question, {
    gave: true,
    asks: left,
    words: 'planned' in choice ? [choice.planned] : [],
  })
}

function questionOf(
  { text, normalised, slots, guess: { confidence, why } }: Read,
  { intent, kind }: NonNullable<Read['given']>['about'],
): Question {
  return { intent, kind, slots, text, normalised, confidence, why, followUp: 'context' }
}
