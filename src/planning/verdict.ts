import type { Guess, Question } from '../context/question.ts'
import type { Sign } from '../context/signs.ts'
import type { Need, PlannedResponse, Reason } from '../types/index.ts'
import type { Briefing } from './scene.ts'
import type { Turn } from './turn-type.ts'

/** Why a person decides, of the reasons that lead there. */
export type HandoffReason = Exclude<
  Reason,
  'answered' | 'clarify' | 'ambiguous' | 'acknowledgement' | 'retracted' | 'merged'
>

/** What becomes of one part of the turn. */
export type Part =
  /** A script answers it. */
  | { decision: 'reply'; reason: 'answered'; question: Question; words: readonly PlannedResponse[] }
  /** A greeting or thanks: it says nothing beside a real question. */
  | { decision: 'courtesy'; reason: 'answered'; question: Question; words: readonly PlannedResponse[] }
  /** A step on the bargaining ladder. */
  | {
      decision: 'bargain'
      reason: 'answered'
      question: Question
      words: readonly PlannedResponse[]
      step: { round: number; kind: string }
    }
  /** Something is missing and asked for, or two readings are named for the customer to choose. */
  | {
      decision: 'clarify'
      reason: 'clarify' | 'ambiguous'
      question: Question
      other: Question | null
      words: readonly PlannedResponse[]
      asks: readonly Need[]
      /** Which product or order is meant: the question goes on once that is said. */
      which?: true
    }
  /** A person decides. */
  | HandoffPart
  /** Nothing is to be said. */
  | {
      decision: 'silent'
      reason: 'acknowledgement' | 'retracted'
      question: Question | null
      words: readonly []
    }

export interface HandoffPart {
  decision: 'handoff'
  reason: HandoffReason
  question: Question | null
  /** The customer's words. */
  text: string
  /** Words of the question's own script, said in place of holding words. */
  words: readonly PlannedResponse[]
  asks: readonly Need[]
  sign: Sign | null
  /** Whether the customer gave what was asked for. */
  gave: boolean
  /** What the records say nearest to it. */
  known?: readonly string[]
  /** What the words may have asked, best first, where nobody is sure. */
  guesses?: readonly Guess[]
}

/** One rule of the desk: the parts of the turn as it sees them, or null where it is not for it to say. */
export interface Judge {
  name: string
  judge(turn: Turn, briefing: Briefing): Part[] | null
}

export function handOver(
  reason: HandoffReason,
  question: Question,
  more: Partial<Pick<HandoffPart, 'words' | 'asks' | 'gave' | 'known'>> = {},
): HandoffPart {
  return {
    decision: 'handoff',
    reason,
    question,
    text: question.text,
    words: [],
    asks: [],
    sign: null,
    gave: false,
    ...more,
  }
}

/** A part to which nothing is to be said. */
export const leftAlone = (question: Question | null): Part => ({
  decision: 'silent',
  reason: 'acknowledgement',
  question,
  words: [],
})

/** A part that nobody understood. */
export function unread(reason: HandoffReason, text: string, guesses: readonly Guess[] = []): HandoffPart {
  return {
    decision: 'handoff',
    reason,
    question: null,
    text,
    words: [],
    asks: [],
    sign: null,
    gave: false,
    guesses,
  }
}

/** The part without words of its own: others say them. */
export function covered(part: Exclude<Part, { decision: 'silent' }>): Part {
  return part.decision === 'handoff' || part.decision === 'clarify'
    ? { ...part, words: [], asks: [] }
    : { ...part, words: [] }
}
