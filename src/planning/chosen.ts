import type { Question } from '../context/question.ts'
import type { Read } from '../context/read.ts'
import type { ConversationState } from '../conversation/index.ts'
import { type Label, OUT_OF_SCOPE } from '../types/index.ts'

/** What a person says that the turn is about; `kind` null: whichever the words suggest. */
export interface Choice {
  intent: Label
  kind: string | null
}

/** A person's word counts as sure. */
const SURE = 1

/** What the newest words ask by a person's choice; nothing where that is none of the intents. */
export function questionAbout(
  { intent, kind }: Choice,
  newest: Read | null,
  { unanswered }: ConversationState,
): Question[] {
  if (intent === OUT_OF_SCOPE) return []
  const written = unanswered.map(({ text }) => text).join('\n')
  const { text, normalised, slots } = newest ?? { text: written, normalised: written, slots: [] }
  const likely = kind ?? newest?.guess.kinds.get(intent) ?? null
  return [{ intent, kind: likely, slots, text, normalised, confidence: SURE, why: [], followUp: null }]
}

/** The burst with nothing but that asked in it, where it is the newest. */
export function onlyAbout(
  questions: readonly Question[],
  one: Read | null,
  newest: Read | null,
): Read | null {
  if (one === null || one !== newest) return one
  return { ...one, questions, unclear: [], given: null, retracts: false }
}
