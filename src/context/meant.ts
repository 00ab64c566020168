import { firstIn, matchesPhrases, type Topic } from '../types/index.ts'
import { leadsUp } from './circumstances.ts'
import { mergeSame, type Question } from './question.ts'
import type { ContextRules } from './rules.ts'
import { names } from './subjects.ts'

/** The message around the questions. */
export interface Around {
  /** All of it. */
  normalised: string
  /** What is talked about. */
  topic: Topic | null
  /** Whether goods are looked at, and nothing tells of anything bought. */
  chooses: boolean
}

/** The questions as all the words of the message mean them, without what the customer says that he does not want. */
export function meant(asked: readonly Question[], around: Around, rules: ContextRules): readonly Question[] {
  return wanted(rather(asked, around, rules), rules)
}

/**
 * The questions as the words around them mean them: a return of what came broken is about the fault. What the
 * conversation explained already stays.
 */
export function rather(asked: readonly Question[], around: Around, rules: ContextRules): Question[] {
  return mergeSame(asked.map((question) => meansRather(question, around, rules)))
}

function meansRather(
  question: Question,
  { normalised, topic, chooses }: Around,
  rules: ContextRules,
): Question {
  const own = rules.meansRather.get(question.intent)
  if (own === undefined) return question
  const found = firstIn(
    normalised,
    own,
    ({ questions, amid, surely, choosing }) =>
      (surely || question.followUp === null) &&
      (chooses || !choosing) &&
      (amid === null || (topic !== null && names(amid, topic))) &&
      names(questions, question),
  )
  const means = found === null ? null : (found.means ?? topic)
  return means === null ? question : { ...question, intent: means.intent, kind: means.kind }
}

/** What the customer says that he does not want is dropped beside what he wants (我不换码，我要退). */
export function wanted(asked: readonly Question[], rules: ContextRules): readonly Question[] {
  const left = withoutLeadUps(asked, rules).filter((one) => !isRefused(one, asked, rules))
  return left.length > 0 ? left : asked
}

/** `beside`: only where one of these is asked as well (没发呢，能退吗 asks nothing about the dispatch). */
function isRefused(one: Question, asked: readonly Question[], { refuses }: ContextRules): boolean {
  return refuses.some(
    ({ intent, phrases, beside }) =>
      intent === one.intent &&
      matchesPhrases(one.normalised, phrases) &&
      (beside === null || asked.some((other) => other !== one && names(beside, other))),
  )
}

/** What only leads up to another question about the same (不想要了，能退吧) asks nothing by itself. */
function withoutLeadUps(asked: readonly Question[], rules: ContextRules): readonly Question[] {
  const real = asked.filter(({ normalised }) => !leadsUp(normalised, rules))
  if (real.length === 0) return asked
  const { families } = rules.source
  const isOneMatter = (one: Question, other: Question) =>
    one.intent === other.intent ||
    (one.kind === null && families.some((all) => all.includes(one.intent) && all.includes(other.intent)))
  return asked.filter((one) => real.includes(one) || !real.some((other) => isOneMatter(one, other)))
}
