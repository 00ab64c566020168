import {
  type DecidingFeature,
  type Intent,
  type Label,
  lettersAndDigits,
  OUT_OF_SCOPE,
  type Prediction,
  type Ranked,
  type Shop,
  type Slot,
  type Topic,
  type UtterancePrediction,
} from '../types/index.ts'
import { correctedSlots } from './corrected.ts'
import { type Guess, mergeSame, type Question, type Unclear } from './question.ts'
import type { ContextRules } from './rules.ts'
import { smallTalk, tellsMore, wantsSomething } from './small-talk.ts'
import { names } from './subjects.ts'
import { withWords } from './words-as-slots.ts'

/** Below this a sub-question is a guess, and a guess picks the wrong answer. */
const SURE_OF_KIND = 0.5

/** From this confidence on a rejected label is a question of its own and not a piece of another. */
const UNDERSTOOD = 0.5

/**
 * A burst as it was understood by itself, with what the rest goes by: the prediction is read here, and behind this
 * nobody sees it.
 */
export interface Understood {
  /** The customer's own words, and as the rules read them: the clauses without blanks. */
  text: string
  normalised: string
  slots: readonly Slot[]
  /** The only clause; null where there are several or none. */
  only: UtterancePrediction | null
  /** What it asks by its own words, in its order. */
  accepted: readonly Question[]
  /** What was rejected. */
  unclear: readonly Unclear[]
  guess: BestGuess
}

/** What the classifier makes of the words by themselves: for the agent, and for whoever decides by hand. */
export interface BestGuess {
  /** The labels that all of it may bear, best first. */
  ranking: readonly Ranked[]
  /** The sub-question that the words suggest where they bear the label; a label without an entry suggests none. */
  kinds: ReadonlyMap<Label, string | null>
  /** Of the first clause: how sure its best label is, and which words decide. */
  confidence: number
  why: readonly DecidingFeature[]
}

/** How far the conversation has gone. */
export interface Going {
  /** Whether we asked the customer for something: what he says then answers it. */
  awaited: boolean
  /** Whether anything was said or asked. */
  begun: boolean
  /** Whether goods are looked at, and nothing tells of anything bought. */
  chooses: boolean
  /** Whether the words stand alone: no goods are looked at, and no order is known. */
  isAlone: boolean
}

/**
 * Reads a prediction beside what was talked about.
 * @param going how far the conversation has gone
 */
export function understood(
  prediction: Prediction,
  topic: Topic | null,
  going: Going,
  shop: Shop,
  rules: ContextRules,
): Understood {
  const { text, utterances } = prediction
  const slots = correctedSlots(prediction.slots, text, rules)
  const demanded = demandedOf(prediction, rules)
  const accepted = utterances.filter(
    (one) => isAccepted(one, shop, demanded) && !isDoubtful(one, topic, rules),
  )
  const chat = smallTalk(prediction, topic, going, rules)
  return {
    text,
    normalised: normalisedOf(prediction),
    only: utterances.length === 1 ? utterances[0]! : null,
    guess: bestGuess(prediction),
    unclear: chat === null ? unclearParts(utterances, accepted, topic, going, rules) : [],
    slots: withWords(slots, text, topic, rules),
    accepted: chat === null ? acceptedQuestions(accepted, slots, rules) : [chat],
  }
}

/** From this confidence on a courtesy is one, whatever words it is made of. */
const SURE_OF_COURTESY = 0.97

/**
 * A courtesy with words in it by which something is asked for, or beside a matter that only a person may answer (这会儿
 * 闸我都不敢推): who stays silent on it may miss a request.
 */
function isDoubtful(one: UtterancePrediction, topic: Topic | null, rules: ContextRules): boolean {
  if (one.intent === null || !rules.source.contents.includes(one.intent as Intent)) return false
  const isGrave = topic !== null && names(rules.forHumans, topic)
  if (tellsMore(one, rules)) return true
  return confidenceOf(one) < SURE_OF_COURTESY && (isGrave || wantsSomething(one, rules))
}

/** Blanks, emoji, and the characters that stand for the platform's smileys: how a sentence ends is seen without. */
const PICTURES = /(?:[\s\p{Extended_Pictographic}\p{Co}\p{Emoji_Modifier}]|\uFE0F|\u200D)+/gu

function normalisedOf({ utterances, text }: Prediction): string {
  const clauses = utterances.map((one) => one.utterance.normalised)
  return (clauses.length === 0 ? text : clauses.join(',')).toLowerCase().replace(PICTURES, '')
}

function bestGuess({ ranking, utterances }: Prediction): BestGuess {
  const [first] = utterances
  const kinds = new Map<Label, string | null>()
  for (const one of utterances) {
    const label = one.intent ?? one.ranking[0]?.intent
    if (label !== undefined && !kinds.has(label)) kinds.set(label, kindOf(one))
  }
  return { ranking, kinds, confidence: first?.ranking[0]?.confidence ?? 0, why: first?.why ?? [] }
}

/** The questions of the accepted clauses in their order. */
function acceptedQuestions(
  accepted: readonly UtterancePrediction[],
  all: readonly Slot[],
  rules: ContextRules,
): Question[] {
  // One question owns all that was said: "42码的,黑色,有货吗".
  const slots = accepted.length === 1 ? all : null
  return mergeSame(accepted.map((one) => questionOf(one, slots ?? one.slots, rules)))
}

/** What was rejected: all of it where nothing was accepted, else only what asks for something. */
function unclearParts(
  clauses: readonly UtterancePrediction[],
  accepted: readonly UtterancePrediction[],
  topic: Topic | null,
  going: Going,
  rules: ContextRules,
): Unclear[] {
  const rejected = clauses.filter((one) => !accepted.includes(one))
  const nothingElse = accepted.length === 0
  return rejected
    .filter((one) => nothingElse || rules.asking.test(one.utterance.normalised))
    .map((one) => unclear(one, topic, going, rules))
}

/** How sure the classifier must be whatever the shop demands: a long message tells a story around its question. */
function demandedOf({ text }: Prediction, { source }: ContextRules): number {
  const { letters, confidence } = source.long_messages
  return text.length >= letters && lettersAndDigits(text).length >= letters ? confidence : 0
}

function isAccepted(one: UtterancePrediction, shop: Shop, demanded: number): boolean {
  if (one.intent === null) return false
  const least = one.endsOnIt === true ? 0 : demanded
  return confidenceOf(one) >= Math.max(least, shop.policy.thresholds[one.intent] ?? 0)
}

export function questionOf(one: UtterancePrediction, slots: readonly Slot[], rules: ContextRules): Question {
  const intent = one.intent as Intent
  const kind = sureKind(one, intent, rules)
  return {
    intent,
    kind,
    slots: withWords(slots, one.utterance.text, { intent, kind }, rules),
    text: one.utterance.text,
    normalised: one.utterance.normalised,
    confidence: confidenceOf(one),
    why: one.why,
    followUp: null,
  }
}

/** The sub-question where the classifier is sure enough of it. */
export function kindOf(one: UtterancePrediction): string | null {
  return one.kind !== null && one.kind.confidence >= SURE_OF_KIND ? one.kind.name : null
}

/** The sub-question where the classifier is as sure of it as the scripts demand of this one. */
function sureKind(one: UtterancePrediction, intent: Intent, { source }: ContextRules): string | null {
  const kind = kindOf(one)
  const demanded = source.sure_of[`${intent}/${kind}`] ?? SURE_OF_KIND
  return one.kind !== null && one.kind.confidence >= demanded ? kind : null
}

const confidenceOf = ({ intent, ranking }: UtterancePrediction): number => likelihoodOf(intent, ranking)

/** How likely the label is among those ranked; 0 where it is not. */
export const likelihoodOf = (label: Label | null, ranking: readonly Ranked[]): number =>
  ranking.find(({ intent }) => intent === label)?.confidence ?? 0

/**
 * What is looked up for the customer and sounds likely, though nobody is sure that he asks for it; nothing that only
 * he asks who has bought, while goods are chosen (其中2个要黑的).
 */
function likely(
  one: UtterancePrediction,
  topic: Topic | null,
  { chooses }: Going,
  { lookedUp, ofAnOrder }: ContextRules,
): Topic | null {
  const best = one.ranking[0]
  if (best === undefined || best.intent === OUT_OF_SCOPE || best.confidence < UNDERSTOOD) return null
  const subject = { intent: best.intent, kind: kindOf(one) }
  if (topic !== null && chooses && names(ofAnOrder, subject)) return null
  return names(lookedUp, subject) ? { ...subject, slots: [] } : null
}

/** What a person will look into who reads on in a conversation. */
function matterOf(
  one: UtterancePrediction,
  topic: Topic | null,
  going: Going,
  rules: ContextRules,
): Topic | null {
  if (topic === null) return null
  return goesOn(one, topic, rules) ? topic : likely(one, topic, going, rules)
}

/**
 * A later message about this may be a piece of it: it bears no other label, and its group is one of answers. Who has
 * something looked up for him talks about it until he plainly talks about something else.
 */
function goesOn(one: UtterancePrediction, topic: Topic, { source, lookedUp }: ContextRules): boolean {
  const best = one.ranking[0]
  if (best === undefined || source.courtesies.includes(topic.intent)) return false
  const isLookedUp = names(lookedUp, topic)
  if (best.intent === OUT_OF_SCOPE)
    return isLookedUp || (one.kind !== null && source.goes_on.includes(one.kind.name))
  return best.confidence < UNDERSTOOD
}

function unclear(one: UtterancePrediction, topic: Topic | null, going: Going, rules: ContextRules): Unclear {
  return {
    text: one.utterance.text,
    rejection: one.rejection ?? 'low_confidence',
    confidence: one.ranking[0]?.confidence ?? 0,
    why: one.why,
    guesses: guessesOf(one, rules),
    topic: matterOf(one, topic, going, rules),
    seems: likely(one, topic, going, rules),
  }
}

function guessesOf(one: UtterancePrediction, rules: ContextRules): Guess[] {
  const best = one.ranking[0]?.intent
  return one.ranking.flatMap(({ intent, confidence }) =>
    intent === OUT_OF_SCOPE
      ? []
      : [{ intent, confidence, kind: intent === best ? sureKind(one, intent, rules) : null }],
  )
}
