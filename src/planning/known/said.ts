import type { Question } from '../../context/question.ts'
import type { KnownFact } from '../../knowledge/index.ts'
import type { KnowledgeSource } from '../../types/index.ts'
import type { Briefing } from '../scene.ts'

/** How it came out, and the facts by their names as a reply quotes them. */
export interface Said {
  outcome: string
  facts: Record<string, string>
  /** The source whose words say it, where they are not its own. */
  as?: KnowledgeSource
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
