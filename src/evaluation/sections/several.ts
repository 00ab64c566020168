import { type Estimate, shareOf } from '../metrics/intervals.ts'
import { acceptedOf, type Observed, sameSet } from '../subject.ts'

export interface SeveralSection {
  /** Messages with two questions whose accepted intents are just those two. */
  exactMatch: Estimate
  /** The same, in the order of the message. */
  inOrder: Estimate
  /** At least one of the two was accepted and nothing besides. */
  oneOrBoth: Estimate
  /** Messages of several clauses with one question that were not taken for two. */
  singleKept: Estimate
}

/** Messages with several clauses. Null where there are none. Pure. */
export function measureSeveral(observed: readonly Observed[]): SeveralSection | null {
  if (observed.length === 0) return null
  const two = observed.filter((each) => each.case.intents.length > 1)
  const one = observed.filter((each) => each.case.intents.length === 1)
  return {
    exactMatch: shareOf(two, isExact),
    inOrder: shareOf(two, (each) => acceptedOf(each).join() === each.case.intents.join()),
    oneOrBoth: shareOf(two, isWithin),
    singleKept: shareOf(one, (each) => acceptedOf(each).length <= 1),
  }
}

export const isExact = (each: Observed) => sameSet(acceptedOf(each), each.case.intents)

function isWithin(each: Observed): boolean {
  const accepted = acceptedOf(each)
  return accepted.length > 0 && accepted.every((intent) => each.case.intents.includes(intent))
}
