import { type Intent, matchesPhrases } from '../types/index.ts'
import { mergeSame, type Question } from './question.ts'
import type { ContextRules } from './rules.ts'
import { names } from './subjects.ts'

/**
 * The questions as the words around them mean them: a return of what came broken is about the fault. What the
 * conversation explained already stays.
 * @param normalised the whole message
 */
export function rather(asked: readonly Question[], normalised: string, rules: ContextRules): Question[] {
  return mergeSame(asked.map((question) => meant(question, normalised, rules)))
}

function meant(question: Question, normalised: string, { meansRather }: ContextRules): Question {
  if (question.followUp !== null) return question
  const found = meansRather.find(
    ({ questions, phrases }) => names(questions, question) && matchesPhrases(normalised, phrases),
  )
  if (found === undefined) return question
  return { ...question, intent: found.means.intent as Intent, kind: found.means.kind }
}
