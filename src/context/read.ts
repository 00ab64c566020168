import { type ConversationState, latest, type Unanswered } from '../conversation/index.ts'
import {
  type Intent,
  isMadeOf,
  matchesPhrases,
  type Need,
  type Order,
  type OrderRecord,
  type Prediction,
  type Reading,
  type Shop,
  type Situation,
  type Slot,
  type Topic,
} from '../types/index.ts'
import { askedByAgent } from './agents-words.ts'
import { elsewhere, type Meanings } from './elsewhere.ts'
import { followUp, surelyMeans } from './follow-up.ts'
import { givenBy, hasPhotoMark, type Known } from './needs.ts'
import { plainSubject } from './plain.ts'
import { type Question, topicOf, type Unclear } from './question.ts'
import { acceptedQuestions, unclearParts } from './questions.ts'
import { type AgentAsk, type ContextRules, names, type Subject } from './rules.ts'
import { situationIn, situationOf } from './situation.ts'
import { wanted } from './wanted.ts'
import { withWords } from './words-as-slots.ts'

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
  prediction: Prediction
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
  /** Takes back what was asked before. */
  retracts: boolean
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
  meanings: Meanings
}

const PHOTOS = new Set(['image', 'video'])

/** Reads a burst in the light of what was said before. Pure. */
export function read(
  messages: readonly Unanswered[],
  prediction: Prediction,
  before: Before,
  scene: ReadingScene,
): Read {
  const { rules, state, order } = scene
  const normalised = normalisedOf(prediction)
  const said = situationIn(normalised, rules)
  const situation = situationOf(said, before.situation, order, scene.record)
  const slots = withWords(prediction.slots, prediction.text, before.topic, rules)
  const burst = { prediction, normalised, slots, before, scene, situation }
  const hasPhoto =
    messages.some(({ attachments }) => attachments.some(({ type }) => PHOTOS.has(type))) ||
    hasPhotoMark(prediction.text, rules)
  const retracts = takesBack(burst, messages)
  const given = retracts ? null : givenTo(burst, hasPhoto, state)
  const understood = retracts || given !== null ? [] : questionsOf(burst)
  return {
    messages,
    text: prediction.text,
    normalised,
    prediction,
    questions: understood,
    unclear: understood.some(({ followUp: how }) => how !== null)
      ? []
      : unclearParts(prediction, scene.shop, before.topic, rules),
    slots,
    situation,
    emotions: new Set(
      rules.emotions.filter(({ phrases }) => matchesPhrases(normalised, phrases)).map((each) => each.emotion),
    ),
    wordless: withoutMarks(prediction.text, rules).trim() === '',
    cardOnly: !hasPhoto && (normalised === order?.id || isCard(messages, prediction.text, normalised)),
    hasPhoto,
    retracts,
    given,
  }
}

/** A card or link whose own words are cut away, or the bare number of a product. */
function isCard(messages: readonly Unanswered[], own: string, normalised: string): boolean {
  if (own.trim() === '') {
    const wrote = messages.some(({ text }) => text.trim() !== '')
    return wrote || messages.some(({ attachments }) => attachments.some(({ type }) => CARDS.has(type)))
  }
  return /^\d{9,20}$/.test(normalised)
}

const CARDS = new Set(['product', 'order'])

/** Whether the burst takes back what was asked; with thanks only where something waits for its answer. */
function takesBack(
  { normalised, prediction, before, scene }: Burst,
  messages: readonly Unanswered[],
): boolean {
  const { rules, state } = scene
  const [, ...later] = messages
  const last = later.at(-1)?.text.toLowerCase().replace(/\s+/g, '')
  // Within one burst the last words take back the first.
  if (last !== undefined && takesBackIn(last, rules)) return true
  if (!before.asked && state.said.length === 0) return false
  if (!takesBackIn(normalised, rules)) return false
  const plain = plainSubject(prediction.text, normalised, told(state), rules)
  return before.asked || plain === null || !rules.source.closing.includes(plain.intent)
}

function takesBackIn(words: string, { retractions, takesBack }: ContextRules): boolean {
  return (
    retractions.some((each) => isMadeOf(words, each)) || takesBack.some((each) => matchesPhrases(words, each))
  )
}

/** What the log remembers of a burst. */
export function readingOf({ questions, unclear, given, slots, situation }: Read): Reading {
  const seems = unclear.flatMap((one) => one.seems ?? [])
  const asked = questions.length > 0 ? questions.map(topicOf) : seems
  const about = given === null ? [] : [{ ...given.about, slots: [...slots] }]
  return {
    questions: [...about, ...asked].map(({ intent, kind, slots: values }) => ({
      intent,
      kind,
      slots: values,
    })),
    slots: [...slots],
    situation,
  }
}

/** What the bursts before leave for the next one. */
export function beforeNext(before: Before, burst: Read, courtesies: ReadonlySet<string>): Before {
  const last = readingOf(burst).questions.findLast(({ intent }) => !courtesies.has(intent))
  return {
    topic: last ?? before.topic,
    slots: latest(before.slots, burst.slots),
    situation: burst.situation ?? before.situation,
    asked: before.asked || last !== undefined || burst.unclear.length > 0,
  }
}

interface Burst {
  prediction: Prediction
  normalised: string
  slots: readonly Slot[]
  before: Before
  scene: ReadingScene
  situation: Situation | null
}

/** The clauses as the classifier reads them, without blanks. */
function normalisedOf({ utterances, text }: Prediction): string {
  const clauses = utterances.map((one) => one.utterance.normalised)
  return (clauses.length === 0 ? text : clauses.join(',')).toLowerCase().replace(/\s+/g, '')
}

function withoutMarks(text: string, { photoMarks }: ContextRules): string {
  return photoMarks.reduce((left, mark) => left.replace(new RegExp(mark.source, 'gu'), ''), text)
}

/** The questions as the conversation explains them, each in the customer's situation. */
function questionsOf(burst: Burst): Question[] {
  const { rules, shop, meanings } = burst.scene
  const subject = inConversation(burst)
  const asked =
    subject === null ? acceptedQuestions(burst.prediction, shop, rules) : [asQuestion(subject, burst)]
  return wanted(asked, rules).map((question) => elsewhere(question, burst.situation, meanings))
}

type Explained = { subject: Subject; how: NonNullable<Question['followUp']> }

/** What the whole burst means where the conversation says it; null where its own words do. */
function inConversation(burst: Burst): Explained | null {
  const { prediction, normalised, before, slots, scene } = burst
  const { rules, state } = scene
  const { topic } = before
  const lastAsks = agentsLastAsks(state, rules)
  const isOpen = topic !== null && lastAsks.length > 0 && !names(rules.forHumans, topic)
  if (isOpen && isMadeOf(normalised, rules.affirms))
    return { subject: { ...topic, another: false }, how: 'context' }
  const sure = topic === null ? null : surelyMeans(normalised, topic, rules)
  if (sure !== null) return { subject: sure, how: sure.another ? 'another' : 'context' }
  const plain = plainSubject(prediction.text, normalised, told(state), rules)
  if (plain !== null) return { subject: plain, how: 'context' }
  if (topic !== null && (rules.askingMarks.test(normalised) || isMadeOf(normalised, rules.asksAgain)))
    return { subject: { ...topic, another: false }, how: 'again' }
  const [only, ...others] = prediction.utterances
  if (only === undefined || others.length > 0) return null
  const subject = followUp({ only, normalised, slots, topic }, rules)
  if (subject !== null) return { subject, how: subject.another ? 'another' : 'context' }
  return topic !== null && lastAsks.length > 0 && only.intent === null && answersAgent(lastAsks, slots)
    ? { subject: { ...topic, another: false }, how: 'context' }
    : null
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

const told = ({ said }: ConversationState) => said.map(({ text }) => text)

function asQuestion({ subject, how }: Explained, burst: Burst): Question {
  const { prediction, normalised, slots, before, scene } = burst
  const [first] = prediction.utterances
  const old = subject.intent === before.topic?.intent ? before.topic.slots : []
  return {
    intent: subject.intent,
    kind: subject.kind,
    slots: latest(old, slots),
    text: prediction.text,
    normalised,
    confidence: Math.max(first?.ranking[0]?.confidence ?? 0, scene.shop.policy.precision),
    why: first?.why ?? [],
    followUp: how,
  }
}

/**
 * The burst as the answer to what our words asked for; null where nothing was, or where this does not give it.
 * Beside another question only a plain value counts: "能便宜20吗" is no shoe size.
 */
function givenTo(burst: Burst, hasPhoto: boolean, state: ConversationState): Read['given'] {
  const { waiting } = state
  if (waiting === null) return null
  const { scene, prediction, normalised, slots } = burst
  const { rules, shop } = scene
  const known: Known = {
    text: prediction.text,
    normalised,
    slots,
    hasPhoto,
    hasOrder: false,
    hasProduct: scene.hasProduct,
  }
  const others = acceptedQuestions(prediction, shop, rules).some(
    ({ intent }) => !rules.courtesies.has(intent) && intent !== waiting.intent,
  )
  const needs = others ? [] : givenBy(waiting.needs, known, rules)
  if (needs.length === 0) return null
  const about = { intent: waiting.intent as Intent, kind: waiting.kind, another: false }
  return { about, needs, left: waiting.needs.filter((need) => !needs.includes(need)) }
}
