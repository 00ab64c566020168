import { groupBy } from '../metrics/group.ts'
import { type Estimate, shareOf } from '../metrics/intervals.ts'
import type { Answered } from '../predict.ts'
import { isTopRight, type Observed, topOf } from '../subject.ts'

/** A disturbed message beside its undisturbed form. */
export interface Disturbed {
  disturbed: Observed
  base: Answered
}

export interface PerturbationScore {
  kind: string
  /** The best label differs from the undisturbed message's. */
  flips: Estimate
  /** The undisturbed message was understood and the disturbed one is not. */
  broken: Estimate
  accuracy: Estimate
}

/** Flips per kind of disturbance, and over `all`. Pure. */
export function measurePerturbations(pairs: readonly Disturbed[]): PerturbationScore[] {
  if (pairs.length === 0) return []
  const groups = groupBy(pairs, (pair) => pair.disturbed.case.kind ?? 'other')
  return [...groups, ['all', pairs] as const].map(([kind, members]) => ({
    kind,
    flips: shareOf(members, isFlip),
    broken: shareOf(members, isBroken),
    accuracy: shareOf(members, ({ disturbed }) => isTopRight(disturbed)),
  }))
}

const isFlip = ({ disturbed, base }: Disturbed) => topOf(disturbed).intent !== topOf(base).intent

const isBroken = ({ disturbed, base }: Disturbed) =>
  !isTopRight(disturbed) && disturbed.case.intents.includes(topOf(base).intent)
