import type { DecidingFeature, Label, Prediction, Ranked } from '../types/index.ts'
import { kindOf } from './questions.ts'

/** What the classifier makes of the words by themselves: for the agent, and for whoever decides by hand. */
export interface BestGuess {
  /** The labels that all of it may bear, best first. */
  ranking: readonly Ranked[]
  /** The sub-question that the words suggest where they bear the label; a label without an entry suggests none. */
  kinds: ReadonlyMap<Label, string | null>
  /** Of the first clause: how sure its best label is, and which words decide. */
  confidence: number
  why: readonly DecidingFeature[]
}

export function bestGuess({ ranking, utterances }: Prediction): BestGuess {
  const [first] = utterances
  const kinds = new Map<Label, string | null>()
  for (const one of utterances) {
    const label = one.intent ?? one.ranking[0]?.intent
    if (label !== undefined && !kinds.has(label)) kinds.set(label, kindOf(one))
  }
  return { ranking, kinds, confidence: first?.ranking[0]?.confidence ?? 0, why: first?.why ?? [] }
}
