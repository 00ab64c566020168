import type { Guess, Question, Unclear } from '../../context/question.ts'
import { type Subject, subjectOf } from '../../context/rules.ts'
import { names, subjectsOf } from '../../context/subjects.ts'
import type { Intent } from '../../types/index.ts'
import { type Briefing, NO_QUESTION } from '../scene.ts'
import { handOver, type Part } from '../verdict.ts'
import { choose } from '../words/choose.ts'
import { beforeBuying } from './before-buying.ts'
import { scripted } from './scripted.ts'

/** Two readings have to carry this share of the confidence between them, and each of them this much. */
const BOTH = 0.8
const EACH = 0.3

/**
 * What becomes of two readings of one matter. Where another answer hangs on it, a choice question (您是…还是…呢): a
 * short answer settles what nobody can tell. Where a person has to look either way, his words name the matter.
 * Null where there is no such pair, no words for the choice, or it was asked already.
 */
export function choiceOf(unclear: Unclear, briefing: Briefing): Part | null {
  const [first, second] = unclear.guesses
  if (first === undefined || second === undefined) return null
  if (first.confidence + second.confidence < BOTH || second.confidence < EACH) return null
  if (!isOneMatter(first.intent, second.intent, briefing)) return null
  const served = servesBoth(first, second, briefing)
  if (served !== null) return scripted({ ...questionOf(first, unclear), ...served }, briefing)
  if (!isWorthAsking(first, second, briefing)) return handOver(unclear.rejection, questionOf(first, unclear))
  const one = nameOf(first, briefing)
  const other = nameOf(second, briefing)
  if (one === null || other === null || one === other) return null
  return askChoice(questionOf(first, unclear), questionOf(second, unclear), { one, other }, briefing)
}

/** The question that names both readings. */
export function askChoice(
  question: Question,
  second: Question,
  extra: { one: string; other: string },
  briefing: Briefing,
): Part | null {
  const { scene, scripts } = beforeBuying(null, briefing)
  const isAsked = scripts.choices.some((each) => each.keys.some((key) => scene.said.has(key)))
  if (isAsked) return null
  const choice = choose(scripts.choices, null, { ...NO_QUESTION, extra }, scene)
  if ('miss' in choice) return null
  return {
    decision: 'clarify',
    reason: 'ambiguous',
    question,
    other: second,
    words: [choice.planned],
    asks: [],
  }
}

function isOneMatter(one: Intent, other: Intent, { scripts }: Briefing): boolean {
  const { families } = scripts.rules.source
  return one === other || families.some((family) => family.includes(one) && family.includes(other))
}

/** Whether the scripts list the pair, the likelier reading first. */
function isWorthAsking(first: Guess, second: Guess, { scripts }: Briefing): boolean {
  return scripts.rules.source.choices_between.some((pair) => isPair(pair, first, second))
}

/** What answers both readings: 催物流 and 催发货 both want the order's number. */
function servesBoth(first: Guess, second: Guess, { scripts }: Briefing): Subject | null {
  const { either_way } = scripts.rules.source
  const pair = either_way.find(({ between }) => isPair(between, first, second))
  return pair === undefined ? null : subjectOf(pair.means)
}

const isPair = ([one, other]: readonly [string, string], first: Guess, second: Guess): boolean =>
  names(subjectsOf([one]), first) && names(subjectsOf([other]), second)

/** How the scripts name a reading in a choice. */
export function nameOf(
  { intent, kind }: Pick<Guess, 'intent' | 'kind'>,
  { scripts }: Briefing,
): string | null {
  const script = scripts.intents.get(intent)?.script
  const own = kind === null ? undefined : script?.kinds[kind]?.choice
  return own ?? script?.choice ?? null
}

function questionOf({ intent, kind, confidence }: Guess, { text, why }: Unclear): Question {
  return { intent, kind, confidence, text, why, slots: [], normalised: text, followUp: null }
}
