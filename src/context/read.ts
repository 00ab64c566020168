import { type ConversationState, latest, toldBefore, type Unanswered } from '../conversation/index.ts'
import {
  type HeardAttribute,
  type HeardSign,
  type Intent,
  isMadeOf,
  matchesPhrases,
  matchingIn,
  type Need,
  type Order,
  type OrderRecord,
  type Prediction,
  type Shop,
  type Situation,
  type Slot,
  type Topic,
} from '../types/index.ts'
import { aboutAsked, askedByAgent } from './agents-words.ts'
import { followUp, surelyMeans } from './follow-up.ts'
import { inPassing } from './in-passing.ts'
import { type Around, meant } from './meant.ts'
import { givenBy, hasPhotoMark, type Known } from './needs.ts'
import { plainSubject } from './plain.ts'
import type { Question, Unclear } from './question.ts'
import { type Retraction, retractionOf } from './retraction.ts'
import type { AgentAsk, ContextRules, Subject } from './rules.ts'
import { findSign, type Sign, type Signs } from './signs.ts'
import { situationIn, situationOf } from './situation.ts'
import { names } from './subjects.ts'
import { type BestGuess, type Going, type Understood, understood } from './understood.ts'

/** What was said before a burst: of the conversation, and of the bursts that are still unanswered with it. */
export interface Before {
  topic: Topic | null
  slots: readonly Slot[]
  situation: Situation | null
  /** Whether a question of the customer waits for its answer. */
  asked: boolean
}

/** Messages written in one go, understood in their conversation. */
export interface Read {
  messages: readonly Unanswered[]
  /** The customer's own words, and as the rules read them. */
  text: string
  normalised: string
  guess: BestGuess
  /** What its clauses would ask of a product. */
  attributes: readonly HeardAttribute[]
  /** The sign that one of its phrases says. */
  shown: Sign | null
  /** What its words sound like, as `intents/_signs.yaml` names it. */
  sign: HeardSign | null
  /** How likely it is only told in passing, each clause of it. */
  passing: number
  questions: readonly Question[]
  unclear: readonly Unclear[]
  slots: readonly Slot[]
  situation: Situation | null
  emotions: ReadonlySet<string>
  /** Nothing but pictures or blanks. */
  wordless: boolean
  /** Nothing but a card, a link or a number that shows what is looked at. */
  cardOnly: boolean
  hasPhoto: boolean
  /** Whether goods are looked at, and nothing told of anything bought before. */
  chooses: boolean
  /** Takes back what was asked before; null where it does not. */
  takenBack: Retraction | null
  /** What was asked for and is given now, with what is still missing of it. */
  given: { about: Subject; needs: Need[]; left: Need[] } | null
}

/** All that reading depends on besides the messages. */
export interface ReadingScene {
  state: ConversationState
  shop: Shop
  order: Order | null
  /** All that is known of the order. */
  record?: OrderRecord | null
  hasProduct: boolean
  rules: ContextRules
  signs: Signs
}

const PHOTOS = new Set(['image', 'video'])
const CARDS = new Set(['product', 'order'])

/** Reads a burst in the light of what was said before. Pure. */
export function read(
  messages: readonly Unanswered[],
  prediction: Prediction,
  earlier: Before,
  scene: ReadingScene,
): Read {
  const { rules, shop, state } = scene
  const before = earlier.topic === null ? { ...earlier, topic: topicOfAgent(state, rules) } : earlier
  const going = goingOf(before, scene)
  const burst = understood(prediction, before.topic, going, shop, rules)
  const { text, normalised } = burst
  const around = { normalised, topic: before.topic, chooses: going.chooses }
  const plain = plainSubject(text, normalised, toldBefore(state), rules)
  const hasPhoto = hasPhotoMark(text, rules) || showsPhoto(messages)
  const takenBack = retractionOf(burst, plain, before, scene)
  const given = takenBack !== null ? null : givenTo(burst, hasPhoto, scene)
  const isElse = takenBack !== null || given !== null
  const explained = isElse ? null : inConversation(burst, plain, around, scene)
  return {
    messages,
    text,
    normalised,
    guess: burst.guess,
    attributes: prediction.attributes,
    shown: findSign(burst, scene.signs),
    sign: prediction.sign,
    passing: Math.min(1, ...prediction.utterances.map(({ passing }) => passing)),
    slots: burst.slots,
    hasPhoto,
    chooses: going.chooses,
    takenBack,
    given,
    questions: isElse ? [] : meant(askedIn(explained, burst, before, shop), around, rules),
    unclear: explained === null ? burst.unclear : [],
    situation: situationOf(situationIn(normalised, rules), before.situation, scene.order, scene.record),
    emotions: emotionsIn(normalised, rules),
    wordless: (hasPhoto ? withoutMarks(text, rules) : text).trim() === '',
    cardOnly: !hasPhoto && showsOnly(messages, burst, scene),
  }
}

function goingOf(
  { topic, situation }: Before,
  { state, order, record, hasProduct, rules }: ReadingScene,
): Going {
  const hasBought = order !== null || record != null || state.order !== null || state.orderId !== null
  const isBefore = situation === null || situation === 'browsing'
  const isCase = topic !== null && (names(rules.ofAnOrder, topic) || names(rules.forHumans, topic))
  return {
    awaited: state.waiting !== null,
    begun: topic !== null || state.said.length > 0,
    chooses: hasProduct && isBefore && !hasBought && !isCase,
    isAlone: !hasProduct && !hasBought,
  }
}

const showsPhoto = (messages: readonly Unanswered[]) =>
  messages.some(({ attachments }) => attachments.some(({ type }) => PHOTOS.has(type)))

/** Whether nothing but a product or an order is shown: a card, a link, a number. */
function showsOnly(
  messages: readonly Unanswered[],
  { text, normalised }: Understood,
  scene: ReadingScene,
): boolean {
  const isNumber = normalised === scene.order?.id
  return isNumber || isCard(messages, text, normalised) || pointsAtCard(messages, normalised, scene)
}

/** A card or link whose own words are cut away, or the bare number of a product. */
function isCard(messages: readonly Unanswered[], own: string, normalised: string): boolean {
  if (own.trim() === '') {
    const wrote = messages.some(({ text }) => text.trim() !== '')
    return wrote || messages.some(({ attachments }) => attachments.some(({ type }) => CARDS.has(type)))
  }
  return /^\d{9,20}$/.test(normalised)
}

/** A card or a link, or the product that the chat was opened from, with nothing but a pointing word (这个). */
function pointsAtCard(
  messages: readonly Unanswered[],
  normalised: string,
  { rules, state, hasProduct }: ReadingScene,
): boolean {
  const isShown = showsProduct({ messages }) || (hasProduct && state.said.length === 0)
  return isShown && isMadeOf(normalised, rules.affirms)
}

function emotionsIn(normalised: string, { emotions }: ContextRules): ReadonlySet<string> {
  return new Set(matchingIn(normalised, emotions).map(({ emotion }) => emotion))
}

function withoutMarks(text: string, { photoMarks }: ContextRules): string {
  return photoMarks.reduce((left, mark) => left.replace(mark.all, ''), text)
}

const askedIn = (explained: Explained | null, burst: Understood, before: Before, shop: Shop) =>
  explained === null ? burst.accepted : [asQuestion(explained, burst, before, shop)]

type Explained = { subject: Subject; how: NonNullable<Question['followUp']> }

/** What the whole burst means where the conversation says it; null where its own words do. */
function inConversation(
  { normalised, slots, only }: Understood,
  plain: Subject | null,
  { topic, chooses }: Around,
  { rules, state }: ReadingScene,
): Explained | null {
  const lastAsks = agentsLastAsks(state, rules)
  const isOpen = topic !== null && lastAsks.length > 0 && !names(rules.forHumans, topic)
  if (isOpen && (isMadeOf(normalised, rules.affirms) || fillsForm(normalised, lastAsks, rules)))
    return { subject: { another: false, ...topic }, how: 'context' }
  const sure = topic === null ? null : surelyMeans(normalised, topic, rules)
  if (sure !== null) return { subject: sure, how: sure.another ? 'another' : 'context' }
  const told = plain ?? inPassing(normalised, slots, state, rules)
  if (told !== null) return { subject: told, how: 'context' }
  if (topic !== null && (rules.askingMarks.test(normalised) || isMadeOf(normalised, rules.asksAgain)))
    return { subject: { another: false, ...topic }, how: 'again' }
  if (only === null) return null
  const subject = followUp({ only, normalised, slots, topic, chooses }, rules)
  if (subject !== null) return { subject, how: subject.another ? 'another' : 'context' }
  return topic !== null && lastAsks.length > 0 && only.intent === null && answersAgent(lastAsks, slots)
    ? { subject: { another: false, ...topic }, how: 'context' }
    : null
}

/** Whether the words are the details that the agent asked for. */
function fillsForm(normalised: string, asks: readonly AgentAsk[], { details }: ContextRules): boolean {
  return asks.includes('details') && matchesPhrases(normalised, details)
}

const ASKED_SLOTS: Partial<Record<AgentAsk, Slot['name']>> = {
  place: 'place',
  color: 'color',
  size: 'size',
  measurements: 'size',
  order_number: 'order_number',
}

/** Whether a value answers what the agent asked (秦皇岛 after 亲哪里的呢). */
function answersAgent(asks: readonly AgentAsk[], slots: readonly Slot[]): boolean {
  return asks.some((ask) => slots.some((slot) => slot.name === ASKED_SLOTS[ask]))
}

/** What an agent asked in the last words that the customer was told. */
function agentsLastAsks({ said }: ConversationState, rules: ContextRules): AgentAsk[] {
  const last = said.at(-1)
  return last?.by === 'agent' ? askedByAgent(last.text, rules) : []
}

/** What the agent's last question is about where the customer's own words named nothing yet. */
function topicOfAgent({ said }: ConversationState, rules: ContextRules): Topic | null {
  const last = said.at(-1)
  const about = last?.by === 'agent' ? aboutAsked(last.text, rules) : null
  return about === null ? null : { intent: about.intent, kind: about.kind, slots: [] }
}

function asQuestion(
  { subject: { intent, kind }, how }: Explained,
  { text, normalised, slots, guess }: Understood,
  { topic }: Before,
  { policy }: Shop,
): Question {
  const old = intent === topic?.intent ? topic.slots : []
  return {
    intent,
    kind,
    text,
    normalised,
    why: guess.why,
    followUp: how,
    slots: latest(old, slots),
    confidence: Math.max(guess.confidence, policy.precision),
  }
}

/**
 * The burst as the answer to what our words asked for; null where nothing was, or where this does not give it.
 * Beside another question only a plain value counts: "能便宜20吗" is no shoe size.
 */
function givenTo(burst: Understood, hasPhoto: boolean, scene: ReadingScene): Read['given'] {
  const { rules, state, hasProduct } = scene
  const { waiting } = state
  if (waiting === null) return null
  const { text, normalised, slots, accepted } = burst
  const known: Known = { text, normalised, slots, hasPhoto, hasProduct, hasOrder: false }
  const others = accepted.some(({ intent }) => !rules.courtesies.has(intent) && intent !== waiting.intent)
  const needs = others ? [] : givenBy(waiting.needs, known, rules)
  if (needs.length === 0) return null
  const about = { intent: waiting.intent as Intent, kind: waiting.kind, another: false }
  return { about, needs, left: waiting.needs.filter((need) => !needs.includes(need)) }
}

/** A link or a product's card names no order. */
export const showsProduct = ({ messages }: Pick<Read, 'messages'>): boolean =>
  messages.some(
    ({ text, attachments }) => text.includes('://') || attachments.some(({ type }) => type === 'product'),
  )
