import { promisedByAgent } from '../../context/agents-words.ts'
import { circumstancesIn } from '../../context/circumstances.ts'
import { isByWords } from '../../context/follow-up.ts'
import type { Question } from '../../context/question.ts'
import { subjectOf } from '../../context/rules.ts'
import { names } from '../../context/subjects.ts'
import { earlier } from '../../conversation/index.ts'
import { firstIn } from '../../types/index.ts'
import { plainly } from '../../types/plain.ts'
import type { Briefing, Scene } from '../scene.ts'
import { needsOf } from '../scripts.ts'
import { handOver, type Part } from '../verdict.ts'
import { choose } from '../words/choose.ts'
import { isStillOverdue, tellsNothingNew, wasAnswered } from './asked-again.ts'
import { bargain, bargains } from './bargain.ts'
import { beforeBuying } from './before-buying.ts'
import { askChoice, nameOf } from './choice.ts'
import { fromRecords, insteadOf } from './from-records.ts'
import { besideOtherGoods } from './other-goods.ts'
import { isOverdue, withinPromise } from './overdue.ts'
import { openNeeds, scripted } from './scripted.ts'

/** What becomes of one question: the first rule that claims it decides. */
export function answer(asked: Question, told: Briefing): Part {
  const briefing = beforeBuying(asked, besideOtherGoods(asked, told))
  const question = withinPromise(ofOpenDeal(asked, briefing), briefing)
  if (isStillOverdue(question, briefing)) return handOver('promise_overdue', question)
  if (isOverdue(question, briefing)) return apologise(question, briefing)
  const known = fromRecords(question, briefing)
  if (known !== null) return known
  if (isAwaited(question, briefing)) return handOver('by_policy', question)
  if (wasAnswered(question, briefing)) return handOver('asked_again', question)
  const choice = unsettled(question, briefing)
  if (choice !== null) return choice
  if (isBeyondFacts(question, briefing)) return handOver('missing_fact', question)
  if (bargains(question, briefing)) return bargain(question, briefing)
  const part = scripted(question, briefing)
  if (part.reason === 'missing_fact') return insteadOf(question, briefing) ?? part
  return tellsNothingNew(question, part, briefing) ? handOver('asked_again', question) : part
}

/** Who asks after what an agent has just promised to do waits for her, not for a script. */
function isAwaited({ followUp }: Question, { scene, scripts }: Briefing): boolean {
  const last = scene.state.said.at(-1)
  return followUp === 'again' && last?.by === 'agent' && promisedByAgent(last.text, scripts.rules)
}

/** A choice question where the answer hangs on a situation that nobody knows (还没发货，还是已经在路上). */
function unsettled(question: Question, briefing: Briefing): Part | null {
  const { scripts, scene } = briefing
  if (scene.situation !== null || question.kind === null) return null
  const or = scripts.intents.get(question.intent)?.script.kinds[question.kind]?.or
  if (or === undefined) return null
  // The classifier may be sure of words that name no situation either.
  if (question.followUp !== 'context' && !isByWords(question, scripts.rules)) return null
  const { intent, kind } = subjectOf(or)
  const other = { ...question, intent, kind }
  const first = nameOf(question, briefing)
  const second = nameOf(other, briefing)
  if (first === null || second === null) return null
  return askChoice(question, other, { one: first, other: second }, briefing)
}

/** What no fact of a shop speaks of: made to order, holidays, steps in the platform's pages, his own parcel. */
function isBeyondFacts(question: Question, { scene, scripts }: Briefing): boolean {
  const own = scripts.rules.beyondFacts.get(question.intent)
  if (own === undefined) return false
  const isFree = scene.shop.postage?.free.always === true
  return wordsOf(question, scene).some(
    (words) =>
      firstIn(
        words,
        own,
        ({ questions, unlessAlwaysFree }) => !(unlessAlwaysFree && isFree) && names(questions, question),
      ) !== null,
  )
}

/** What is asked; a bare value that goes on with the message before bears the words of that one too. */
function wordsOf({ followUp, slots }: Question, { normalised, state }: Scene): string[] {
  const before = earlier(state).at(-1)
  const goesOn = followUp === 'context' && slots.length > 0 && before !== undefined
  return goesOn ? [normalised, plainly(before)] : [normalised]
}

/** The promise has passed: an apology, where the shop has words for it, and a person. */
function apologise(asked: Question, briefing: Briefing): Part {
  const { scripts, scene } = briefing
  const question = { ...asked, kind: scripts.rules.source.waits.dispatch.overdue }
  const asks = openNeeds(needsOf(question, scripts), question, briefing)
  const responses = scripts.intents.get(question.intent)?.responses ?? []
  const ask = { kind: question.kind, slots: question.slots, given: asks.length === 0, round: null, extra: {} }
  const choice = choose(responses, question.intent, ask, scene, (one) => one.kinds !== null)
  return handOver('promise_overdue', question, 'planned' in choice ? { words: [choice.planned], asks } : {})
}

/** 没点确认收货 names the completed deal only to say that his is not: the general terms answer it. */
function ofOpenDeal(question: Question, { scripts }: Briefing): Question {
  const { open_deal: rule } = scripts.rules.source
  if (question.intent !== rule.intent || question.kind !== rule.kind) return question
  const named = circumstancesIn(question.intent, question.normalised, scripts.rules)
  return named.includes(rule.when) ? { ...question, kind: rule.means } : question
}
