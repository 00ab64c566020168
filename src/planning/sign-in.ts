import { tellsOf } from '../context/circumstances.ts'
import type { Question } from '../context/question.ts'
import type { Read } from '../context/read.ts'
import { isMention, type Sign, signNamed } from '../context/signs.ts'
import { SURELY_PASSING } from '../context/small-talk.ts'
import { names } from '../context/subjects.ts'
import { matchesPhrases } from '../types/index.ts'
import type { Setting } from './engine.ts'
import type { CompiledScripts } from './scripts.ts'

/** The sign that a burst bears: in a phrase, or by what it sounds like; null where it bears none. */
export function signIn(one: Read, scripts: CompiledScripts): Sign | null {
  return one.shown ?? heardIn(one, scripts)
}

/** What the words sound like where no phrase of a sign stands in them, and no mere mention of it. */
function heardIn(one: Read, scripts: CompiledScripts): Sign | null {
  const { sign, questions } = one
  const known = signNamed(sign?.id, scripts.signs)
  if (sign === null || known === null || sign.confidence < demanded(questions, scripts)) return null
  const isBeyondDoubt = sign.confidence >= BEYOND_DOUBT
  // Praise that tells a story (谢谢你，讲得清清楚楚) sounds like much, and threatens nobody.
  if (!isBeyondDoubt && one.passing >= SURELY_PASSING) return null
  const mentioned = isBeyondDoubt ? [known] : scripts.signs.all
  return isMention(one, mentioned) ? null : known
}

/** From this confidence on what the words sound like lasts; what is less sure hands over once. */
const LASTING = 0.85

/** What the words surely sound like. */
function surelyHeard(one: Read, scripts: CompiledScripts): Sign | null {
  return one.sign !== null && one.sign.confidence >= LASTING ? heardIn(one, scripts) : null
}

/** From this confidence on only a mention of the same sign makes it a mere mention, and nothing is told in passing. */
const BEYOND_DOUBT = 0.95

/**
 * How sure it has to be: surer where the words are plainly understood as something else, and beyond doubt where a rule
 * tells what they mean (来回钱都我掏).
 */
function demanded(questions: readonly Question[], { source: { signs }, rules }: CompiledScripts): number {
  const asked = questions.filter(({ intent }) => !rules.courtesies.has(intent))
  if (asked.some(({ told }) => told)) return BEYOND_DOUBT
  const isPlain = asked.some(({ confidence }) => confidence >= PLAIN)
  return isPlain ? Math.max(signs.sure, signs.sure_beside) : signs.sure
}

/** From this confidence on a message is plainly understood. */
const PLAIN = 0.85

/** What lasts from before the turn: what was heard lately enough, and not turned away from; null where nothing does. */
export function signBefore(
  { state, circumstances }: Pick<Setting, 'state' | 'circumstances'>,
  { signs, lasting }: CompiledScripts,
): Sign | null {
  if (state.sign === null || lasting === null) return null
  const hasPassed = circumstances.now - state.sign.at > lasting.hours * HOUR_MS
  return hasPassed ? null : signNamed(state.sign.id, signs)
}

const HOUR_MS = 3_600_000
const nothing = (): readonly string[] => []

/** The sign whose matter the customer is in after a burst; null where he is in none or turned to something else. */
export function signAfter(before: Sign | null, one: Read, scripts: CompiledScripts): Sign | null {
  const heard = one.shown ?? surelyHeard(one, scripts) ?? signOfKind(one, scripts)
  const lasting = heard !== null && heard.lasts !== null ? heard : before
  if (lasting === null || isOver(lasting, one, scripts)) return null
  return lasting === before && lasting !== heard && turnsElsewhere(lasting, one, scripts) ? null : lasting
}

/** Whether the customer tells what ends it: that nobody came to harm, that the goods are another shop's, that he jokes. */
function isOver({ lasts }: Sign, { normalised }: Read, { lasting, rules }: CompiledScripts): boolean {
  if (lasts === 'whatever' || lasting === null) return false
  return lasting.over.some((particular) => tellsOf(particular, normalised, nothing, rules))
}

/** Whether he says that nobody came to harm, and asks nothing plainly: a person is glad with him once. */
export function isRelief({ lasts }: Sign, one: Read, scripts: CompiledScripts): boolean {
  const { lasting, rules } = scripts
  if (lasts === 'whatever' || lasting?.relief === undefined) return false
  const tells = (particular: string) => tellsOf(particular, one.normalised, nothing, rules)
  const isOnly = lasting.over.every((each) => each === lasting.relief || !tells(each))
  return isOnly && tells(lasting.relief) && !asksPlainly(one, () => true, scripts)
}

/** The sign that bears the name of the sub-question which only a person may answer, where it is no mere mention. */
function signOfKind(one: Read, { signs, rules }: CompiledScripts): Sign | null {
  const kinds = one.questions.flatMap((asked) => (names(rules.forHumans, asked) ? (asked.kind ?? []) : []))
  const sign = signs.all.find(({ id }) => kinds.includes(id)) ?? null
  return sign !== null && isMention(one, signs.all) ? null : sign
}

/** Whether the customer plainly asks something else: what has nothing to do with it, or what his words lead over to. */
function turnsElsewhere({ lasts }: Sign, one: Read, scripts: CompiledScripts): boolean {
  const { lasting, rules, claims } = scripts
  if (lasts === 'whatever' || lasting === null) return false
  if (lasts === 'until_asked') return !one.hasPhoto && asksAnything(one, scripts)
  const isElse = matchesPhrases(one.normalised, lasting.turns)
    ? (asked: Question) =>
        !names(rules.forHumans, asked) && !(claims !== null && names(claims.matters, asked))
    : (asked: Question) => asked.followUp === null && names(lasting.else, asked)
  return asksPlainly(one, isElse, scripts)
}

/** Whether anything is asked, or plainly understood as a matter of its own. */
function asksAnything({ questions, normalised }: Read, { lasting, rules }: CompiledScripts): boolean {
  const least = lasting?.confidence ?? 1
  const isMatter = ({ intent, confidence, followUp }: Question) =>
    !rules.courtesies.has(intent) && followUp === null && confidence >= least
  return rules.asking.test(normalised) || questions.some(isMatter)
}

/** Whether what is asked beside a sign that lasts has its own answer: how to send back what did the harm. */
export function isBeside({ lasts }: Sign, one: Read, scripts: CompiledScripts): boolean {
  const { lasting } = scripts
  if (lasts === 'whatever' || lasting === null) return false
  return asksPlainly(one, (asked) => asked.followUp === null && names(lasting.beside, asked), scripts)
}

/** Whether nothing but such questions is asked, and surely enough. */
function asksPlainly(
  { questions, unclear, normalised }: Read,
  isSuch: (asked: Question) => boolean,
  { lasting, rules }: CompiledScripts,
): boolean {
  const least = lasting?.confidence ?? 1
  const asked = questions.filter(({ intent }) => !rules.courtesies.has(intent))
  return (
    asked.length > 0 &&
    unclear.length === 0 &&
    asked.every((one) => one.confidence >= least && isSuch(one)) &&
    rules.asking.test(normalised)
  )
}
