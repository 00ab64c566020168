import {
  clausesOf,
  type Intent,
  isMadeOf,
  lettersAndDigits,
  matchesPhrases,
  OUT_OF_SCOPE,
  type Prediction,
  type Topic,
  type UtterancePrediction,
} from '../types/index.ts'
import { plainly } from '../types/plain.ts'
import type { Question } from './question.ts'
import { type ContextRules, subjectOf } from './rules.ts'
import { situationIn } from './situation.ts'
import { names } from './subjects.ts'
import { type Going, questionOf } from './understood.ts'

type FewWords = NonNullable<NonNullable<ContextRules['source']['small_talk']>['few_words']>

/** Small talk in the middle of a conversation: somebody is being friendly, or tells what he does, and asks nothing. */
export function smallTalk(
  { utterances }: Prediction,
  topic: Topic | null,
  going: Going,
  rules: ContextRules,
): Question | null {
  if (!going.begun) return fewWords(utterances, going, rules) ?? opening(utterances, going, rules)
  const [only] = utterances
  const { small_talk } = rules.source
  const { awaited } = going
  if (only === undefined || utterances.length > 1 || small_talk === undefined) return null
  const best = only.ranking[0]
  if (best === undefined || tellsMore(only, rules)) return null
  // 等我姑娘回来给我拍 holds words that order, and orders nothing.
  const isTold = !awaited && isPassing(only, SURELY_PASSING)
  if (!isTold && wantsSomething(only, rules)) return null
  const { courteous, in_a_case } = small_talk
  const isCase = topic !== null && (names(rules.forHumans, topic) || names(rules.lookedUp, topic))
  const passes = !awaited && isPassing(only, passingFrom(topic, isCase, rules))
  // Before anything was asked friendly words may be anything.
  if (topic === null && !passes) return null
  if (rules.courtesies.has(best.intent as Intent) && best.confidence >= (isCase ? in_a_case : courteous))
    return questionOf({ ...only, intent: best.intent as Intent }, [], rules)
  if ((isCase || !isMerry(only, rules)) && !isChat(only, small_talk) && !passes) return null
  return { ...questionOf(only, [], rules), ...subjectOf(small_talk.means), confidence: best.confidence }
}

/**
 * First words beside goods that tell who comes, and how, and ask nothing yet (朋友介绍来的): he is greeted, as one who
 * says no more than that he is there.
 */
function opening(
  utterances: readonly UtterancePrediction[],
  { chooses }: Going,
  rules: ContextRules,
): Question | null {
  const [first] = utterances
  const known = rules.source.small_talk?.opening
  if (!chooses || first === undefined || known === undefined) return null
  const isTold = utterances.every(
    (one) =>
      !tellsMore(one, rules) &&
      !wantsSomething(one, rules) &&
      (rules.courtesies.has(one.intent as Intent) || introduces(one, known.passing, rules)),
  )
  const isAlone = utterances.every(({ rejection }) => rejection === null)
  return isTold && !isAlone ? { ...questionOf(first, [], rules), ...subjectOf(known.means) } : null
}

/** A few first words that name something and ask nothing of it (在吗 牛奶): it is asked what he wants to know. */
function fewWords(
  utterances: readonly UtterancePrediction[],
  { isAlone }: Going,
  rules: ContextRules,
): Question | null {
  const known = rules.source.small_talk?.few_words
  if (!isAlone || known === undefined) return null
  const means = subjectOf(known.means)
  const [first, ...others] = utterances.filter(({ intent }) => intent !== means.intent)
  if (first === undefined) return null
  const words = [first, ...others].map((one) => withoutGreeting(one, means.intent, rules)).join('')
  const isFew = lettersAndDigits(words).length <= known.letters
  return isFew && namesOnly(words, rules) && [first, ...others].every((one) => isVague(one, known))
    ? { ...questionOf(first, [], rules), ...means }
    : null
}

/** Whether nobody understood it, and it sounds like nothing in particular. */
function isVague({ rejection, slots, ranking: [best] }: UtterancePrediction, { below, goods }: FewWords) {
  if (rejection === null || slots.length > 0 || best === undefined) return false
  const isOfGoods = goods.topics.some((topic) => subjectOf(topic).intent === best.intent)
  return best.confidence < (isOfGoods ? goods.below : below)
}

const withoutGreeting = ({ utterance }: UtterancePrediction, greeting: Intent, { plain }: ContextRules) =>
  clausesOf(utterance.text)
    .map(plainly)
    .filter(
      (clause) => !plain.some(({ means, words }) => means.intent === greeting && isMadeOf(clause, words)),
    )
    .join('')

/** Whether the words neither ask nor tell anything. */
const namesOnly = (words: string, rules: ContextRules): boolean =>
  !rules.asking.test(words) &&
  ![rules.tells, rules.namesNothing].some((phrases) => phrases !== null && matchesPhrases(words, phrases)) &&
  situationIn(words, rules) === null

/** Whether nobody understood it, and it sounds like nothing that a shop is asked. */
function introduces(one: UtterancePrediction, sure: number, { courtesies }: ContextRules): boolean {
  const best = one.ranking[0]?.intent
  return isPassing(one, sure) && (best === OUT_OF_SCOPE || courtesies.has(best as Intent))
}

/** How surely words have to be told in passing beside a topic: surer in a case, and while goods are chosen. */
function passingFrom(topic: Topic | null, isCase: boolean, { source, choosing }: ContextRules): number {
  const { passing = 1, in_a_case = 1, while_choosing } = source.small_talk ?? {}
  if (isCase) return Math.max(in_a_case, passing)
  const chooses = topic !== null && while_choosing !== undefined && names(choosing, topic)
  return chooses ? while_choosing.passing : passing
}

/** Whether the words tell of the matter itself, be they ever so chatty: a deadline, a wish, what became of the goods. */
export const tellsMore = ({ utterance }: UtterancePrediction, { tells }: ContextRules): boolean =>
  tells !== null && matchesPhrases(utterance.normalised, tells)

/** Whether something is asked for. */
export const wantsSomething = ({ utterance }: UtterancePrediction, { asking }: ContextRules): boolean =>
  asking.test(utterance.normalised)

/** Whether the words are heard as the group of small talk, surely enough. */
function isChat(
  { kind, ranking: [best] }: UtterancePrediction,
  { kind: chitchat, confidence }: NonNullable<ContextRules['source']['small_talk']>,
): boolean {
  if (best?.intent !== OUT_OF_SCOPE || kind?.name !== chitchat) return false
  return best.confidence >= confidence && kind.confidence >= confidence
}

/** From this confidence on words that are told in passing take no person. */
export const tellsOnlyFrom = ({ source }: Pick<ContextRules, 'source'>): number =>
  source.small_talk?.instead_of_a_person ?? 1

/** From this confidence on words are only told in passing, whatever words they are made of. */
export const SURELY_PASSING = 0.95

/** Whether nobody understood it, and it is only told in passing: it gives no size, place or number. */
const isPassing = ({ rejection, passing, slots }: UtterancePrediction, sure: number): boolean =>
  rejection !== null && slots.length === 0 && passing >= sure

/** Likelier than this something else is told with a laugh. */
const TOLD_LAUGHING = 0.6

/** Whether a message that nobody is sure of is told with a laugh: 刚搬新家 图个亮堂嘿嘿. */
function isMerry({ utterance, ranking: [best] }: UtterancePrediction, { merry }: ContextRules): boolean {
  if (merry === null || best === undefined) return false
  if (best.intent !== OUT_OF_SCOPE && best.confidence >= TOLD_LAUGHING) return false
  return matchesPhrases(utterance.text.toLowerCase(), merry)
}
