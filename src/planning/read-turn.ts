import { promisedByAgent } from '../context/agents-words.ts'
import { elsewhere } from '../context/elsewhere.ts'
import { mergeSame, type Question, topicOf } from '../context/question.ts'
import { type Before, type Read, type ReadingScene, read } from '../context/read.ts'
import type { Sign } from '../context/signs.ts'
import { burstsOf, earlier, latest, toldBefore } from '../conversation/index.ts'
import { asBareAnswer, callsProduct, isFigureAlone } from '../knowledge/index.ts'
import { matchesPhrases, OUT_OF_SCOPE, type Reading } from '../types/index.ts'
import { besideRecords } from './asked-of-records.ts'
import { isClaim } from './claims.ts'
import type { Choice, Predictions, Setting } from './engine.ts'
import { gathered, type HeardNow } from './gathered.ts'
import { offersOf, talkedOf } from './known-records.ts'
import { lookedFor } from './looked-for.ts'
import type { Records } from './records.ts'
import type { CompiledScripts } from './scripts.ts'
import { isBeside, isRelief, signAfter, signBefore } from './sign-in.ts'
import type { Turn } from './turn-type.ts'

/** The turn as its bursts make it, with nothing asked in it but what somebody chose. */
export function turnOf(bursts: Bursts, setting: Setting, scripts: CompiledScripts): Turn {
  const { chosen, records } = setting
  const signs = signsThrough(bursts, setting, scripts)
  const fresh = freshTurn(bursts, setting, scripts.rules)
  const turn = { lasting: lastingIn(fresh, signs, scripts), ...fresh }
  return chosen === undefined
    ? { readings: readingsOf(bursts, signs, records), byHand: false, ...turn }
    : turnAbout(chosen, turn, bursts, signs, setting)
}

/** Bursts as they were read, oldest first; null where understanding ran out of time. */
export type Bursts = readonly (Read | null)[]

/** What was understood, burst by burst, each read in the light of those before it: from here on nobody sees a prediction. */
export function readBursts(predictions: Predictions, setting: Setting, scripts: CompiledScripts): Bursts {
  const { state, shop, circumstances, records } = setting
  const { rules, meanings, signs } = scripts
  const { order, product } = circumstances
  const record = records?.order ?? null
  const scene: ReadingScene = { state, shop, order, record, hasProduct: product !== null, rules, signs }
  const known = {
    records,
    hasProduct: state.product !== null,
    offers: offersOf(shop),
    shown: state.product,
    told: toldBefore(state),
    wrote: earlier(state),
  }
  let before: Before = { topic: state.matter, slots: state.slots, situation: state.situation, asked: false }
  // 15.6的呢 asks what was asked before it.
  let lastWords = known.wrote.findLast((text) => !isFigureAlone(text))
  return burstsOf(state, shop.policy.mergeWindowSeconds).map((messages, i) => {
    const prediction = predictions[i] ?? null
    if (prediction === null) return null
    const words = withBareAnswer(read(messages, prediction, before, scene), known.told)
    const talked = talkedOf(before.topic ?? state.topic, lastWords, scripts)
    const hasProduct = known.hasProduct || callsProduct(words.text, records?.product ?? null)
    const claims = isClaim(before.topic, words.situation, records, scripts)
    const looked = lookedFor(before.topic ?? state.topic, scripts)
    const beside = { talked, isClaim: claims, looked, matter: before.topic, ...known, hasProduct }
    const one = elsewhere(besideRecords(words, beside, scripts), meanings)
    before = beforeNext(before, one, rules.courtesies)
    if (!isFigureAlone(words.text)) lastWords = words.text
    return one
  })
}

/** 22 after 客厅多少平 reads as 22平, wherever the words stand. */
function withBareAnswer(one: Read, told: readonly string[]): Read {
  const normalised = asBareAnswer(one.normalised, told)
  if (normalised === one.normalised) return one
  const as = <T extends { text: string }>(each: T): T => ({ ...each, text: asBareAnswer(each.text, told) })
  const questions = one.questions.map((each) => ({
    ...as(each),
    normalised: asBareAnswer(each.normalised, told),
  }))
  return { ...as(one), normalised, questions, unclear: one.unclear.map(as) }
}

/** The sign in whose matter the customer was before a burst and is after it. */
interface SignThrough {
  before: Sign | null
  after: Sign | null
}

function signsThrough(bursts: Bursts, setting: Setting, scripts: CompiledScripts): SignThrough[] {
  let before = signBefore(setting, scripts)
  return bursts.map((one) => {
    const through = { before, after: one === null ? before : signAfter(before, one, scripts) }
    before = through.after
    return through
  })
}

/** The sign that the turn's newest words go on with. */
function lastingIn(
  { newest }: FreshTurn,
  signs: readonly SignThrough[],
  scripts: CompiledScripts,
): Sign | null {
  const { before = null, after = null } = signs.at(-1) ?? {}
  if (newest === null) return null
  if (after === null) return before !== null && isRelief(before, newest, scripts) ? before : null
  return isBeside(after, newest, scripts) ? null : after
}

/** What the bursts before leave for the next one. */
function beforeNext(before: Before, burst: Read, courtesies: ReadonlySet<string>): Before {
  const last = readingOf(burst).questions.findLast(({ intent }) => !courtesies.has(intent))
  return {
    topic: last ?? before.topic,
    slots: latest(before.slots, burst.slots),
    situation: burst.situation ?? before.situation,
    asked: before.asked || last !== undefined || burst.unclear.length > 0,
  }
}

/** What the log remembers of a burst. */
function readingOf({ questions, unclear, given, slots, situation }: Read): Reading {
  const seems = unclear.flatMap((one) => one.seems ?? [])
  const about = given === null ? [] : [{ ...given.about, slots }]
  return {
    questions: [...about, ...(questions.length > 0 ? questions : seems)].map(topicOf),
    slots: [...slots],
    situation,
  }
}

/** The turn but for what a person's choice changes of it. */
type ReadTurn = Omit<Turn, 'readings' | 'byHand'>
/** The same without what lasts from before. */
type FreshTurn = Omit<ReadTurn, 'lasting'>

const newestOf = (bursts: Bursts) => bursts.findLast((one) => one !== null) ?? null

function freshTurn(all: Bursts, setting: Setting, rules: CompiledScripts['rules']): FreshTurn {
  const { covered, said } = setting.state
  const from = all.findLastIndex((one) => one !== null && one.takenBack !== null)
  // Who is content with an agent's words about a part of it, or with her going to see to it, lets the rest go.
  const isSeenTo = covered.length > 0 || isPromised(all.at(-1) ?? null, said.at(-1), rules)
  const isSettled = isSeenTo && isContent(all.at(-1) ?? null, rules)
  const left = isSettled ? all.slice(-1) : all.slice(from + 1)
  const reads = left.flatMap((one) => one ?? [])
  const questions = reads.reduce<readonly Question[]>((asked, one) => corrected(asked, one, rules), [])
  return {
    newest: newestOf(all),
    heard: gathered(heardIn(all), setting, rules),
    questions: mergeSame(questions).filter(({ intent }) => !covered.includes(intent)),
    unclear: reads.flatMap((one) => one.unclear),
    unheard: covered.length === 0 ? reads : reads.filter((one) => isAfter(one, said.at(-1)?.at ?? 0)),
    retracted: left.length === 0 ? (all[from]?.takenBack ?? null) : null,
    tooCostly: all.includes(null),
    wordless: all.length > 0 && all.every((one) => one?.wordless === true),
    cardOnly: reads.length > 0 && reads.every((one) => one.cardOnly),
  }
}

/** What of all bursts decides which words fit; of the situations the newest. */
function heardIn(all: Bursts): HeardNow {
  const reads = all.flatMap((one) => one ?? [])
  return {
    text: reads.map(({ text }) => text).join('\n'),
    normalised: reads.map(({ normalised }) => normalised).join(','),
    slots: reads.flatMap(({ slots }) => slots),
    attributes: reads.flatMap(({ attributes }) => attributes),
    emotions: new Set(reads.flatMap(({ emotions }) => [...emotions])),
    situation: reads.at(-1)?.situation ?? null,
    hasPhoto: reads.some((one) => one.hasPhoto),
  }
}

/** A person's word counts as sure. */
const SURE = 1

/** The turn with nothing asked in it but what was chosen. */
function turnAbout(
  { intent, kind, confidence }: Choice,
  turn: ReadTurn,
  bursts: Bursts,
  signs: readonly SignThrough[],
  { state, records }: Setting,
): Turn {
  const { newest } = turn
  const written = state.unanswered.map(({ text }) => text).join('\n')
  const { text, normalised, slots } = newest ?? { text: written, normalised: written, slots: [] }
  const likely = kind ?? newest?.guess.kinds.get(intent) ?? null
  const question = {
    kind: likely,
    slots,
    text,
    normalised,
    why: [],
    followUp: null,
    confidence: confidence ?? SURE,
  }
  const questions = intent === OUT_OF_SCOPE ? [] : [{ ...question, intent }]
  const about = newest && { ...newest, questions, unclear: [], given: null, takenBack: null }
  const all = bursts.map((one) => (one === newest ? about : one))
  const readings = readingsOf(all, signs, records)
  return {
    ...turn,
    newest: about,
    questions,
    unclear: [],
    retracted: null,
    readings,
    byHand: confidence === undefined,
  }
}

/** Whether the words are nothing but thanks or an OK. */
function isContent(one: Read | null, { source }: CompiledScripts['rules']): boolean {
  if (one === null || one.questions.length === 0 || one.unclear.length > 0) return false
  return one.questions.every(({ intent }) => source.contents.includes(intent))
}

/** Whether the words follow an agent's promise to see to what was asked: 嗯 after 亲我看下. */
function isPromised(
  one: Read | null,
  last: { text: string; at: number } | undefined,
  rules: CompiledScripts['rules'],
): boolean {
  return one !== null && last !== undefined && isAfter(one, last.at) && promisedByAgent(last.text, rules)
}

function isAfter({ messages }: Read, at: number): boolean {
  return messages.some((message) => message.at > at)
}

/** A correction of the burst before (打错了是圆通) gives its question the new value. */
function corrected(
  asked: readonly Question[],
  one: Read,
  { corrections }: CompiledScripts['rules'],
): readonly Question[] {
  const last = asked.at(-1)
  const corrects = last !== undefined && corrections.some((each) => matchesPhrases(one.normalised, each))
  if (!corrects || one.questions.some(({ followUp }) => followUp === null))
    return [...asked, ...one.questions]
  return [...asked.slice(0, -1), { ...last, slots: latest(last.slots, one.slots) }]
}

/** What the log is to remember of the turn. */
function readingsOf(bursts: Bursts, signs: readonly SignThrough[], records?: Records): Turn['readings'] {
  const settled = settledBy(records)
  return bursts.flatMap((one, i) => {
    if (one === null) return []
    const reading = { ...readingOf(one), ...settled, ...lastingOf(signs[i]) }
    return [{ messageIds: one.messages.map(({ id }) => id), reading }]
  })
}

/** Nothing where there was no sign and is none. */
function lastingOf(through: SignThrough | undefined): Pick<Reading, 'sign'> {
  const { before = null, after = null } = through ?? {}
  return before === null && after === null ? {} : { sign: after?.id ?? null }
}

/** What the turn's words name, for the conversation to be about from now on. */
function settledBy({
  settled,
}: Pick<Records, 'settled'> = {}): Pick<Reading, 'product' | 'beside' | 'orderId'> {
  return {
    ...(settled?.beside?.length ? { beside: settled.beside } : {}),
    ...(settled?.product ? { product: settled.product } : {}),
    ...(settled?.orderId ? { orderId: settled.orderId } : {}),
  }
}
