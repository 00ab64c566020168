import {
  firstIn,
  type Intent,
  isMadeOf,
  lettersAndDigits,
  matchesPhrases,
  OUT_OF_SCOPE,
  type Slot,
  type SlotName,
  type Topic,
  type UtterancePrediction,
} from '../types/index.ts'
import { believed, PLAIN } from './believe.ts'
import type { Question } from './question.ts'
import type { ContextRules, FollowUpRule, Subject } from './rules.ts'
import { names } from './subjects.ts'
import { kindOf } from './understood.ts'

/** A message longer than this (letters and digits) says what it means by itself. */
const LONGEST = 16
/** A short message with what was talked about before. */
export interface Fragment {
  only: UtterancePrediction
  normalised: string
  slots: readonly Slot[]
  topic: Topic | null
  /** Whether goods are looked at, and nothing tells of anything bought. */
  chooses: boolean
}

/**
 * What a short message asks in this conversation: the topic again with another value (那顺丰呢), another thing, or
 * what lies close to the topic; null where the words say themselves what they ask. What the classifier is sure of
 * stays: a new question drops the old topic.
 */
export function followUp(fragment: Fragment, rules: ContextRules): Subject | null {
  const { only, normalised, topic } = fragment
  const short = isShort(normalised)
  const found = short && topic !== null ? ruleFor(normalised, topic, rules) : null
  const rule = isHushing(found, normalised, rules) ? null : found
  const says = only.intent === null || rules.courtesies.has(only.intent)
  const told = says ? byWords(fragment, rules) : null
  const worded = isHushing(told, normalised, rules) ? null : told
  if (worded?.surely === true && worded.means.intent !== only.intent) return worded.means
  if (worded !== null && only.intent === null && isPossible(worded.means, only)) return worded.means
  if (topic === null) return null
  if (short && isBare(normalised, fragment.slots, rules) && !isCourtesy(only, rules))
    return ofValue(fragment, topic, rules)
  if (rule !== null && (only.intent === null || rules.asksOn.test(normalised))) return rule.means
  if (only.intent !== null) return null
  if (short && matchesPhrases(normalised, rules.another)) return { another: true, ...topic }
  const belief = believed(only, topic, rules)
  return belief !== null && isHushing({ means: belief }, normalised, rules) ? null : belief
}

/** Whether a rule would have words pass for a courtesy that ask for something or tell more (算了我自己装,说明书有吧). */
const isHushing = (
  rule: { means: Subject } | null,
  normalised: string,
  { courtesies, asking, tells }: ContextRules,
): boolean =>
  rule !== null &&
  courtesies.has(rule.means.intent) &&
  (asking.test(normalised) || (tells !== null && matchesPhrases(normalised, tells)))

/** From this confidence on a value in a courtesy is what the customer decided for (行，拍卡其了). */
const SURE_OF_COURTESY = 0.85

function isCourtesy({ intent, ranking }: UtterancePrediction, { courtesies }: ContextRules): boolean {
  return intent !== null && courtesies.has(intent) && (ranking[0]?.confidence ?? 0) >= SURE_OF_COURTESY
}

/** What the words mean beside the topic whatever they are taken for; null where nobody wrote that down. */
export function surelyMeans(normalised: string, topic: Topic, rules: ContextRules): Subject | null {
  const rule = isShort(normalised) ? ruleFor(normalised, topic, rules) : null
  return rule?.surely === true && !isHushing(rule, normalised, rules) ? rule.means : null
}

/** Whether a rule has these words mean the question, wherever they stand. */
export function isByWords({ intent, kind, normalised }: Question, rules: ContextRules): boolean {
  const isSame = ({ means }: { means: Subject }) => means.intent === intent && means.kind === kind
  return firstIn(normalised, rules.byWords, isSame) !== null
}

/** The number of a parcel or an order is one word, however long. */
const isShort = (normalised: string) =>
  lettersAndDigits(normalised.replace(LONG_NUMBER, '0')).length <= LONGEST

const LONG_NUMBER = /[a-z]{0,4}\d{8,}/g

/** Below this the classifier knows better than the words. */
const POSSIBLE = 0.25

/** Whether the classifier hears what the words say, or nothing at all. */
function isPossible({ intent }: Subject, { ranking }: UtterancePrediction): boolean {
  const [best] = ranking
  if (best === undefined || best.intent === OUT_OF_SCOPE || best.confidence < PLAIN) return true
  return ranking.some((one) => one.intent === intent && one.confidence >= POSSIBLE)
}

/** A place and how long: this asks when it arrives, whatever was talked about. */
function byWords({ normalised, slots, chooses }: Omit<Fragment, 'only'>, rules: ContextRules) {
  return firstIn(
    normalised,
    rules.byWords,
    (each) =>
      (chooses || !each.choosing) && each.with.every((name) => slots.some((slot) => slot.name === name)),
  )
}

function ruleFor(normalised: string, topic: Topic, rules: ContextRules): FollowUpRule | null {
  const own = rules.followUps.get(topic.intent)
  return own === undefined ? null : firstIn(normalised, own, ({ topics }) => names(topics, topic))
}

/** Whether hardly anything but values is left once values and the words around them are taken out. */
function isBare(normalised: string, slots: readonly Slot[], { fillers }: ContextRules): boolean {
  if (slots.length === 0) return false
  let rest = normalised
  for (const slot of slots) rest = rest.replace(slot.text.toLowerCase(), '')
  return lettersAndDigits(rest).length <= 1 || isMadeOf(rest, fillers)
}

/** A value alone asks the topic again, unless its few words say more plainly what they ask (到江苏要几天). */
function ofValue(fragment: Fragment, topic: Topic, rules: ContextRules): Subject | null {
  const { only, slots } = fragment
  const worded = byWords(fragment, rules)
  if (worded !== null) return worded.means
  const best = only.ranking[0]
  // Fragments are out of scope by themselves: the conversation is what gives them a meaning.
  const plain = best !== undefined && best.intent !== OUT_OF_SCOPE && best.confidence >= PLAIN
  const wanted = plain && slots.some((slot) => varies(best.intent as Intent, slot.name, rules))
  const intent = wanted ? (best.intent as Intent) : topic.intent
  const given = slots.map((slot) => slot.name).filter((name) => varies(intent, name, rules))
  if (given.length === 0) return null
  const own = best?.intent === intent ? kindOf(only) : null
  const old = intent === topic.intent ? topic.kind : null
  return { intent, kind: kindBySlot(intent, old, given, rules) ?? old ?? own, another: false }
}

function varies(intent: Intent, slot: SlotName, { source }: ContextRules): boolean {
  return source.varies[intent]?.includes(slot) === true
}

/** A named courier asks whether that one can be had; a named place asks how long it takes there. */
function kindBySlot(
  intent: Intent,
  old: string | null,
  given: readonly SlotName[],
  { source }: ContextRules,
): string | null {
  const rule = source.kind_by_slot.find((each) => each.intent === intent && given.includes(each.slot))
  if (rule === undefined) return null
  return old !== null && rule.unless.includes(old) ? old : rule.kind
}
