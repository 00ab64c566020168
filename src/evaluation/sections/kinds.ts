import { groupBy } from '../metrics/group.ts'
import { type Estimate, shareOf } from '../metrics/intervals.ts'
import { isTopRight, kindFor, type Observed, topOf } from '../subject.ts'

export interface KindScore {
  intent: string
  /** Right sub-question among the messages whose intent was found. */
  accuracy: Estimate
}

/** Sub-question accuracy per intent, and over `all`; only messages whose intent was found count. Pure. */
export function measureKinds(observed: readonly Observed[]): KindScore[] {
  const counted = observed.filter((each) => each.case.kind !== undefined && isTopRight(each))
  if (counted.length === 0) return []
  const groups = groupBy(counted, (each) => topOf(each).intent)
  return [...groups, ['all', counted] as const].map(([intent, members]) => ({
    intent,
    accuracy: shareOf(members, isKindRight),
  }))
}

export const isKindRight = (each: Observed) => kindFor(each, topOf(each).intent) === each.case.kind
