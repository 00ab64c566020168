import type { Question, Unclear } from '../../context/question.ts'
import { subjectOf } from '../../context/rules.ts'
import { situationIn } from '../../context/situation.ts'
import { earlier, toldBefore } from '../../conversation/index.ts'
import {
  activitiesAt,
  attributeAskedIn,
  callsProduct,
  choosesVariant,
  colorsNamed,
  isAsking,
  looksForOne,
  namesGift,
} from '../../knowledge/index.ts'
import { similarity } from '../../types/bigrams.ts'
import {
  type KnowledgeSource,
  OF_GOODS,
  OF_ONE_PRODUCT,
  OF_VARIANTS,
  type PlannedResponse,
  RECORD_OF,
} from '../../types/index.ts'
import { plainly } from '../../types/plain.ts'
import { askedFor, askIn, isKept } from '../ask-in.ts'
import { isClaim, isOfReplacement, isTold } from '../claims.ts'
import { type Said, saidBy } from '../known/index.ts'
import { offersOf, recordFor } from '../known-records.ts'
import type { Briefing } from '../scene.ts'
import type { CompiledAsk, CompiledTelling } from '../scripts.ts'
import { handOver, type Part } from '../verdict.ts'
import { choose } from '../words/choose.ts'
import type { CompiledResponse } from '../words/response.ts'
import { wasAnswered } from './asked-again.ts'
import { askWhich } from './which-record.ts'

/**
 * The question as the records of the product or the order answer it. Null where it is none that records answer, where
 * there is no record, or where nobody wrote words for what it says: then the scripts answer as without it.
 */
export function fromRecords(question: Question, briefing: Briefing): Part | null {
  const { intent } = question
  const { records } = briefing.scene
  // An order of another shop is one that nobody knows.
  const isForeign = records.foreignOrder === true
  const known = knownFor(question, briefing)
  const found = question.told ? null : askedFor(question, (words) => askIn(words, known, briefing.scripts))
  const asked = found === null || isKept(question, found, briefing.scripts, known) ? null : found
  if (isOfOneToCome(question, briefing)) return null
  const own = recordFor(question, briefing.scripts)
  // What is only read so where nothing else was understood explains no question that was, nor one that goes on.
  const isOther =
    (found?.unclearOnly === true && found.means.intent !== intent) ||
    (own !== undefined && (found?.goesOn === own.from || isNextOf(question, found, own.from)))
  const source = isOther ? (own ?? asked) : (asked ?? own)
  if (source === undefined || source === null) return null
  if (question.told && RECORD_OF[source.from] === 'product') return null
  const unwritten = inNoRecord(source.from, question, briefing)
  if (unwritten !== null) return unwritten
  // 跟多高 after a recommendation asks of what was recommended; no words ask for another one.
  const isNarrowed = asked === null && source.from === 'recommend' && !looksForOne(question.normalised)
  if (known.isClaim && isTold(source.from, question.normalised, briefing.scripts)) return null
  const told =
    (isNarrowed ? ofShown(question, briefing) : null) ??
    answeredBy(source.from, question, briefing, source.outcomes) ??
    (isOther && asked !== null ? answeredBy(asked.from, question, briefing, asked.outcomes) : null) ??
    (source !== own && own !== undefined ? answeredBy(own.from, question, briefing, own.outcomes) : null)
  const isAgain = isNarrowed && told !== null && isOffered(told, question, briefing)
  if (told !== null) return (isAgain ? whichOffered(question, briefing) : null) ?? told
  // Of an order that is named and not known the shop's rules say nothing.
  const isOfOrder = asked?.of === 'order' || (isForeign && RECORD_OF[source.from] === 'order')
  if (isOfOrder && known.namesOrder && records.order === null) return handOver('unknown_product', question)
  if (records.unknown === true && OF_ONE_PRODUCT.has(source.from))
    return handOver('unknown_product', question)
  // 是正品吗 is answered for all that the shop sells, where no record says more of one thing.
  const isBeside = source.outcomes !== undefined && RECORD_OF[source.from] === 'product'
  const sure = { isClaim: known.isClaim, isWorded: asked !== null }
  return isBeside ? null : askWhich(source.from, question, briefing, sure)
}

/** What is asked of what was recommended, or of the product that is shown in the midst of looking for one. */
function ofShown(question: Question, briefing: Briefing): Part | null {
  const { scene, scripts } = briefing
  const { product } = scene.records
  if (product === null) return answeredBy('attribute', question, briefing, OF_EACH)
  const isAsked =
    scripts.attributes !== null && attributeAskedIn(question.normalised, product, scripts.attributes) !== null
  return isAsked ? answeredBy('attribute', question, briefing) : null
}

/** What is asked of one of those that were recommended: which of them. */
const whichOffered = (question: Question, briefing: Briefing): Part | null =>
  askWhich('attribute', { ...question, ...briefing.scripts.ofAttributes }, briefing, {
    isClaim: false,
    isWorded: true,
  })

/** 自己能装不 after two were recommended: whether nothing but these would be recommended once more. */
function isOffered({ words }: Part, { normalised }: Question, { scene }: Briefing): boolean {
  const offered = scene.records.offered ?? []
  const named = words.flatMap(({ facts }) =>
    Object.entries(facts).filter(([name]) => name.endsWith('.title')),
  )
  return (
    isAsking(normalised) &&
    named.length > 0 &&
    named.every(([, say]) => offered.some(({ title }) => title === say))
  )
}

/** 小一号的呢 after a price was read as the price of that: whether it is there is not asked again. */
const isNextOf = ({ followUp }: Question, found: CompiledAsk | null, from: KnowledgeSource): boolean =>
  followUp === 'another' && found?.goesOn === true && from !== OF_VARIANTS

/** What is given is none of the goods on sale, and what is sent in place of an order that came is not in that order. */
function inNoRecord(from: KnowledgeSource, question: Question, { scene, scripts }: Briefing): Part | null {
  const { records, state, shop, circumstances } = scene
  const activities = activitiesAt(shop.activities, circumstances.now)
  if (OF_GOODS.has(from) && namesGift(question.normalised, records, activities))
    return handOver('missing_fact', question)
  return isOfReplacement(from, state.matter, records.order, scripts) ? handOver('by_policy', question) : null
}

/** Whether it is asked when an order that is still to be placed would leave: the one that is known tells nothing of it. */
function isOfOneToCome({ intent, normalised }: Question, { scene, scripts }: Briefing): boolean {
  const { source } = scripts.rules
  const { order } = scene.records
  if (order === null || order.status === 'unpaid' || intent !== source.waits.dispatch.intent) return false
  return situationIn(normalised, scripts.rules) === 'browsing'
}

/** What the judge knows that has to be known for words to ask for a record. */
function knownFor({ text, slots, followUp }: Question, { scene, scripts }: Briefing) {
  const { records, state, shop, situation } = scene
  return {
    records,
    hasProduct: state.product !== null || callsProduct(text, records.product),
    namesOrder: records.foreignOrder === true || slots.some(({ name }) => name === 'order_number'),
    offers: offersOf(shop),
    shown: state.product,
    told: toldBefore(state),
    isClaim: isClaim(state.matter, situation, records, scripts),
    followUp,
  }
}

/**
 * What nobody understood, where the record of the product bears out one of its readings: who writes 圆头的对吧 beside
 * a shoe asks for its form.
 */
export function fromGuess({ text, confidence, why, guesses }: Unclear, briefing: Briefing): Part | null {
  const { scripts, scene } = briefing
  const normalised = plainly(text)
  for (const { asks, from, outcomes, least } of scripts.source.knowledge?.unclear ?? []) {
    const { intent, kind } = subjectOf(asks)
    const guess = guesses.find((one) => one.intent === intent)
    if ((guess?.confidence ?? 0) < least) continue
    const question: Question = {
      intent,
      kind,
      slots: scene.slots,
      text,
      normalised,
      confidence,
      why,
      followUp: null,
    }
    const part = answeredBy(from, question, briefing, outcomes)
    if (part !== null) return part
  }
  return null
}

/** What the record says to words that were understood as something nobody has a fact for. */
export function insteadOf(question: Question, briefing: Briefing): Part | null {
  for (const { from, outcomes, instead } of briefing.scripts.source.knowledge?.unclear ?? []) {
    const part = instead ? answeredBy(from, question, briefing, outcomes) : null
    if (part !== null) return part
  }
  return null
}

/**
 * That the variant which the customer decides for by its name is not there, or that it is, where nothing was said
 * of it yet; null where he names none.
 */
export function chosenOf(question: Question, briefing: Briefing): Part | null {
  const { records, said, told } = briefing.scene
  const { product, order } = records
  if (question.told || product === null || order !== null) return null
  if (!choosesVariant(question.text, product)) return null
  const isTold =
    colorsNamed(question.text, product).every((color) => told.includes(color)) &&
    briefing.scripts.tellings.some(
      ({ from, response }) => from === OF_VARIANTS && response.keys.some((key) => said.has(key)),
    )
  return answeredBy(OF_VARIANTS, question, briefing, isTold ? [GONE] : undefined)
}

/** How it comes out where several were recommended, and each record says something. */
const OF_EACH = ['each', 'each_known', 'each_unknown']

/** How it comes out where nothing is left of a variant. */
const GONE = 'none'

function answeredBy(
  from: KnowledgeSource,
  question: Question,
  briefing: Briefing,
  outcomes?: readonly string[],
): Part | null {
  const said = saidBy(from, question, briefing)
  if (said === null || outcomes?.includes(said.outcome) === false) return null
  const words = wordsFor(said.as ?? from, said.outcome, question, briefing)
  return words.length === 0 ? null : told(words, said, question, briefing)
}

/** Those for this sub-question go before those for any. */
function wordsFor(from: KnowledgeSource, outcome: string, { kind }: Question, { scripts }: Briefing) {
  const of = (name: string) => scripts.tellings.filter((one) => one.from === from && one.outcomes.has(name))
  return [...(kind === null ? [] : of(`${outcome}.${kind}`)), ...of(outcome)]
}

function told(words: readonly CompiledTelling[], said: Said, question: Question, briefing: Briefing): Part {
  const { intent, kind, slots } = question
  const ask = { kind, slots, given: true, round: null, extra: said.facts }
  const responses = words.map(({ response }) => response)
  const choice = choose(responses, intent, ask, briefing.scene)
  const known = recorded(said)
  // 问到了吗 while somebody finds out: what the record says he knows.
  const isWaitedFor = question.followUp === 'again' && briefing.scene.promised()
  if ('miss' in choice || isWaitedFor) return handOver('asked_again', question, { known })
  const telling = words.find(({ response }) => response === choice.response)!
  const planned = { ...choice.planned, facts: quotedIn(choice.planned, said.facts) }
  if (isOld(planned, choice.response, question, briefing)) return handOver('asked_again', question, { known })
  return carriedOut(telling, planned, question, known)
}

/** What the record says; what it is silent on it names, and says nothing of it. */
const recorded = ({ outcome, facts }: Said): string[] =>
  Object.entries(facts).flatMap(([name, say]) =>
    outcome === 'unknown' && name === 'product.attribute' ? [] : say,
  )

/** The facts that the words really quote. */
function quotedIn({ text }: PlannedResponse, facts: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(facts).filter(([, say]) => say !== '' && text.includes(say)))
}

/** Whether the same question would get what the customer was told already, by the same words in another wording. */
function isOld(
  { facts }: PlannedResponse,
  { keys }: CompiledResponse,
  question: Question,
  { scene, scripts }: Briefing,
): boolean {
  if (!keys.some((key) => scene.said.has(key)) || !wasAnswered(question, { scene, scripts })) return false
  if (!isRepeated(question, scene)) return false
  return Object.values(facts).every((say) => scene.told.includes(say))
}

/** From this likeness on words ask the same once more; who comes back to a value in others may be told it again. */
const ALIKE = 0.5

function isRepeated({ followUp, normalised }: Question, { state }: Briefing['scene']): boolean {
  if (followUp === 'again') return true
  return earlier(state).some((text) => similarity(text.toLowerCase(), normalised) >= ALIKE)
}

function carriedOut(
  { response, reason, needs }: CompiledTelling,
  planned: PlannedResponse,
  question: Question,
  known: readonly string[],
): Part {
  const words = [planned]
  switch (response.policy) {
    case 'handoff':
      return handOver(reason, question, { words, asks: needs, known })
    case 'clarify':
      return { decision: 'clarify', reason: 'clarify', question, other: null, words, asks: needs }
    default:
      return { decision: 'reply', reason: 'answered', question, words }
  }
}
