import { type Estimate, shareOf } from '../metrics/intervals.ts'
import type { Observed } from '../subject.ts'

export interface SignsSection {
  /** Messages with a must-hand-over sign that went to a human for it. */
  recall: Estimate | null
  /** Mere mentions that were taken for a sign. */
  falseAlarms: Estimate | null
}

/** Must-hand-over signs and mere mentions of their words. Pure. */
export function measureSigns(signs: readonly Observed[], mentions: readonly Observed[]): SignsSection {
  return {
    recall: signs.length > 0 ? shareOf(signs, isSignSeen) : null,
    falseAlarms: mentions.length > 0 ? shareOf(mentions, isSignSeen) : null,
  }
}

export const isSignSeen = ({ output: { plan } }: Observed) =>
  plan.decision === 'handoff' && plan.reason === 'must_hand_over'
