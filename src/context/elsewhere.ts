import type { Intent, IntentScript, Situation } from '../types/index.ts'
import type { Question } from './question.ts'
import { type Subject, subjectOf } from './rules.ts'

/** What a question means in another situation, by `intent/kind`. */
export type Meanings = ReadonlyMap<string, readonly { situations: ReadonlySet<Situation>; means: Subject }[]>

export function compileMeanings(intents: Iterable<IntentScript>): Meanings {
  const meanings = new Map<string, { situations: ReadonlySet<Situation>; means: Subject }[]>()
  for (const { intent, kinds } of intents) {
    for (const [kind, { elsewhere: rows }] of Object.entries(kinds)) {
      if (rows === undefined) continue
      meanings.set(
        `${intent}/${kind}`,
        rows.map((row) => ({ situations: new Set(row.situations), means: subjectOf(row.means) })),
      )
    }
  }
  return meanings
}

/** What is asked as it is meant where the customer stands: 怎么退 before dispatch is a cancellation. */
export function elsewhere<T extends { questions: readonly Question[]; situation: Situation | null }>(
  read: T,
  meanings: Meanings,
): T {
  const { questions, situation } = read
  if (situation === null) return read
  return { ...read, questions: questions.map((one) => meantIn(situation, one, meanings)) }
}

function meantIn(situation: Situation, question: Question, meanings: Meanings): Question {
  if (question.kind === null) return question
  const rows = meanings.get(`${question.intent}/${question.kind}`)
  const found = rows?.find(({ situations }) => situations.has(situation))
  if (found === undefined) return question
  return { ...question, intent: found.means.intent as Intent, kind: found.means.kind }
}
