import type { Question } from '../../context/question.ts'
import type { KnownFact } from '../../knowledge/index.ts'
import type { Briefing } from '../scene.ts'

/** How it came out, and the facts by their names as a reply quotes them. */
export interface Said {
  outcome: string
  facts: Record<string, string>
}

/** One kind of record, asked for what it says to a question. */
export type Source = (question: Question, briefing: Briefing) => Said | null

export function said(
  { outcome, facts }: { outcome: string; facts: readonly KnownFact[] },
  more: Record<string, string> = {},
): Said {
  const named = facts.map(({ name, say }) => [name, say] as const)
  return { outcome, facts: { ...Object.fromEntries(named), ...more } }
}
