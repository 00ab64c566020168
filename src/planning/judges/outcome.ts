import type { Question } from '../../context/questions.ts'
import type { Sign } from '../../context/signs.ts'
import type { Decision, Need, PlannedResponse, Reason } from '../../types/index.ts'
import type { Scene } from '../scene.ts'
import type { CompiledScripts } from '../scripts.ts'

/** What becomes of one part of the message. */
export interface Outcome {
  decision: Decision
  reason: Reason
  /** Null where nobody understood the words. */
  question: Question | null
  /** The customer's words. */
  text: string
  responses: readonly PlannedResponse[]
  /** What the responses ask the customer for. */
  asks: readonly Need[]
  /** The must-hand-over sign, if that is the reason. */
  sign?: Sign
  /** The bargaining round that this answers. */
  bargain?: { round: number; kind: string }
  /** A courtesy: it says nothing beside a real question. */
  courtesy?: boolean
  /** Another part of the message says what this one would. */
  covered?: boolean
  /** The customer gave what was asked for. */
  gave?: boolean
}

/** What every policy works with. */
export interface Context {
  scene: Scene
  scripts: CompiledScripts
}

type Extras = Partial<Pick<Outcome, 'responses' | 'asks' | 'sign' | 'bargain' | 'courtesy' | 'gave'>>

export function outcome(
  decision: Decision,
  reason: Reason,
  question: Question,
  extras: Extras = {},
): Outcome {
  return { decision, reason, question, text: question.text, responses: [], asks: [], ...extras }
}

export const handOver = (reason: Reason, question: Question, extras?: Extras): Outcome =>
  outcome('handoff', reason, question, extras)
