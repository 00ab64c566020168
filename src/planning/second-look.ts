import { isByWords, surelyMeans } from '../context/follow-up.ts'
import type { Read } from '../context/read.ts'
import { subjectOf } from '../context/rules.ts'
import { isMention, signNamed } from '../context/signs.ts'
import { likelihoodOf } from '../context/understood.ts'
import { type Intent, type Label, OUT_OF_SCOPE, type Scripts, SECOND_LOOK } from '../types/index.ts'
import { decidingOf, decisionOf, FOREMOST } from './compose.ts'
import type { Choice, Considered, Opinion } from './engine.ts'
import { courtesies, once } from './judges/courtesies.ts'
import { wantsNothing } from './judges/nobody-needed.ts'
import { questions } from './judges/questions.ts'
import { mustHandOver } from './judges/signs.ts'
import type { Briefing } from './scene.ts'
import { type Judged, seenOf } from './seen.ts'
import type { Turn } from './turn-type.ts'
import { handOver, leftAlone, type Part, unread } from './verdict.ts'

/** Judges that go by what was understood; what the others see is so, whatever anybody would think. */
const ARGUABLE: ReadonlySet<string> = new Set([courtesies.name, questions.name])

/** A reading less likely than this is not tried. */
const LEAST_CONFIDENCE = 0.2
/** Below this nobody is sure that something was asked. */
const SURE = 0.9
/** Why a person decides what he would rather have than the answer. */
const UNSURE = 'low_confidence'

/**
 * The verdict as somebody revises it who has the whole conversation before him: a sign that he hears demands a person,
 * what he would leave to a person goes to one, what he would leave alone is left alone, and what he would answer is
 * answered where another reading has words for it.
 * @param again the turn judged anew with nothing asked in it but what is chosen
 */
export function secondLook(first: Judged, opinion: Opinion, again: (chosen: Choice) => Judged): Judged {
  const revised = revisedBy(opinion, first, again)
  return revised === null ? first : { ...revised, judge: SECOND_LOOK }
}

/** The verdict revised; null where the first one stands. */
function revisedBy(opinion: Opinion, first: Judged, again: (chosen: Choice) => Judged): Judged | null {
  const { turn, briefing } = first
  const least = briefing.scripts.source.context.second_look
  if (least === undefined || turn.newest === null || !isArguable(first)) return null
  const considered = opinion.on(seenOf(turn.newest, first))
  if (considered === null) return null
  const look = { first, newest: turn.newest, least, again, ...considered }
  return heardSign(look) ?? leftTo(look) ?? readAnew(look)
}

interface Look extends Considered {
  first: Judged
  newest: Read
  least: NonNullable<Scripts['context']['second_look']>
  again: (chosen: Choice) => Judged
}

/** Of the first words of a conversation nobody knows more than the classifiers. */
const isBegun = ({ briefing }: Judged): boolean => briefing.scene.state.said.length > 0

const plannedIn = ({ parts }: Judged) => decisionOf(decidingOf(parts))

function heardSign({ first, newest, shares, least }: Look): Judged | null {
  const { turn, briefing } = first
  const { signs } = briefing.scripts
  if (!isBegun(first) || shares.must_hand_over < least.must_hand_over) return null
  if (isToldByRule(newest) || isMention(newest, signs.all)) return null
  return { ...first, parts: [mustHandOver(signNamed(newest.sign?.id, signs), null, turn, briefing)] }
}

/** Left to a person, or left alone; what is asked back stands, since a short answer settles it. */
function leftTo({ first, shares, least }: Look): Judged | null {
  const { parts, briefing } = first
  const deciding = decidingOf(parts)
  const planned = decisionOf(deciding)
  if (planned === 'clarify') return null
  if (
    planned === 'reply' &&
    !isUnlearnt(deciding, briefing) &&
    !isCourtesyByWords(deciding, briefing) &&
    shares.handoff + shares.must_hand_over >= least.handoff
  )
    return { ...first, parts: parts.map((part) => toAPerson(part, briefing.scene.text)) }
  if (planned !== 'silent' && shares.silent >= least.silent && !isAnswer(deciding))
    return { ...first, parts: [leftAlone(deciding.question)] }
  const remark = shares.silent >= least.remark && isBegun(first) ? courtesyFor(first) : null
  return remark === null ? null : { ...first, parts: [remark] }
}

/** Whether the answer is to a kind that only rules name: whoever learned from turns without it would not know it. */
const isUnlearnt = ({ question }: Part, { scripts }: Briefing): boolean =>
  question !== null &&
  question.kind !== null &&
  scripts.intents.get(question.intent)?.script.kinds[question.kind]?.by_rules === true

/** Whether it is a courtesy by its very words, whatever else they may sound like: 给你们五颗星. */
const isCourtesyByWords = ({ decision, question }: Part, { scripts }: Briefing): boolean =>
  decision === 'courtesy' &&
  question !== null &&
  (question.told === true || isByWords(question, scripts.rules))

/** What would go to a person or be left alone, as what it asks in its conversation, or by another reading of the words. */
function readAnew({ first, newest, shares, about, least, again }: Look): Judged | null {
  const planned = plannedIn(first)
  if (!isBegun(first) || (planned !== 'handoff' && planned !== 'silent')) return null
  if (isSurelyMeant(first, newest)) return null
  const subject = unheard(about(), first.turn)
  const anew = subject !== null && subject.confidence >= least.about ? again(subject) : null
  const found = anew === null ? null : plannedIn(anew)
  const answers = shares.reply >= least.reply
  if (found === 'reply' && answers) return anew
  if (planned === 'silent') return null
  return (answers ? answered(first, newest, again) : null) ?? (found === 'handoff' ? anew : null)
}

/** Whether a rule says what such words mean, by themselves or beside what was talked about (运费 amid a return). */
function isSurelyMeant({ briefing: { scene, scripts } }: Judged, newest: Read): boolean {
  const { matter } = scene.state
  if (isToldByRule(newest)) return true
  return matter !== null && surelyMeans(newest.normalised, matter, scripts.rules) !== null
}

/** Whether a rule tells what the words mean where they stand. */
const isToldByRule = ({ questions: asked }: Read): boolean => asked.some(({ told }) => told)

/** What the turn asks, where the rules hear something else; null where they hear the same, or nobody knows. */
function unheard(asks: ReturnType<Considered['about']>, { questions }: Turn) {
  const intent = asks?.intent as Label | undefined
  if (asks === null || intent === undefined || intent === OUT_OF_SCOPE) return null
  return questions.some((question) => question.intent === intent) ? null : { ...asks, intent }
}

/** Whether somebody may see it otherwise: no sign demands a person, no record says so, and nobody has chosen. */
export function isArguable({ turn, judge, parts, briefing }: Judged): boolean {
  if (turn.byHand || !ARGUABLE.has(judge) || FOREMOST.includes(decidingOf(parts).reason)) return false
  return !isOfRecords(parts, briefing)
}

/** What a record says is no matter of opinion. */
const isOfRecords = (parts: readonly Part[], { scripts }: Briefing): boolean =>
  parts.some(({ words }) => words.some(({ responseId }) => scripts.tellingIds.has(responseId)))

function toAPerson(part: Part, text: string): Part {
  if (part.decision === 'handoff') return part
  return part.question === null ? unread(UNSURE, text) : handOver(UNSURE, part.question)
}

/**
 * A courteous line in place of a person where nobody is sure that anything was asked, and nothing is wanted. It takes
 * less than silence would: who did want something is heard all the same. Null where a part of the turn has an answer.
 */
function courtesyFor({ turn: { newest, unheard }, briefing, parts }: Judged): Part | null {
  const { small_talk } = briefing.scripts.source.context
  if (small_talk === undefined || newest === null || newest.hasPhoto) return null
  const { rules } = briefing.scripts
  if (newest.questions.some(({ intent }) => !rules.courtesies.has(intent))) return null
  if (!parts.every((part) => part.decision === 'handoff' && isSupposed(part))) return null
  // What was asked for is answered with it, be it ever so lightly.
  const last = briefing.scene.state.said.at(-1)
  if (last !== undefined && rules.asking.test(last.text)) return null
  if (!unheard.every((one) => wantsNothing(one, rules))) return null
  const { text, normalised, slots, guess } = newest
  const said = { text, normalised, slots, confidence: guess.confidence, why: guess.why }
  const line = once({ ...subjectOf(small_talk.means), ...said, followUp: 'context' }, briefing)
  return line.decision === 'silent' ? null : line
}

/** The answers alone where the rest is only supposed, or else the first reading of the words that has an answer. */
function answered(
  first: Judged,
  { guess, questions: read }: Read,
  again: (chosen: Choice) => Judged,
): Judged | null {
  const { parts } = first
  const answers = parts.filter(isAnswer)
  if (answers.length > 0 && parts.every((part) => isAnswer(part) || isSupposed(part)))
    return { ...first, parts: answers }
  // A reading of all the words in place of several that are sure would leave some of them out.
  if (parts.length > 1 && !parts.every(isSupposed)) return null
  for (const [intent, kind] of guess.kinds) {
    const confidence = likelihoodOf(intent, guess.ranking)
    // The same matter in another light is what the conversation made of it.
    const isSame = read.some((question) => question.intent === intent)
    if (intent === OUT_OF_SCOPE || isSame || confidence < LEAST_CONFIDENCE) continue
    // What is said of a matter as a whole is no answer to words that hardly name it.
    if (kind === null && hasKinds(intent, first.briefing.scripts)) continue
    const other = again({ intent, kind, confidence })
    if (decisionOf(decidingOf(other.parts)) === 'reply') return other
  }
  return null
}

const hasKinds = (intent: Intent, { intents }: Briefing['scripts']): boolean =>
  Object.keys(intents.get(intent)?.script.kinds ?? {}).length > 0

const isAnswer = ({ decision }: Part): boolean => decision === 'reply' || decision === 'bargain'

/** Whether nobody is sure that it was asked. */
const isSupposed = ({ question }: Part): boolean =>
  question === null || question.followUp !== null || question.confidence < SURE
