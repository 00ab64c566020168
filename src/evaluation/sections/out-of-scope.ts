import { OUT_OF_SCOPE } from '../../types/index.ts'
import { auroc } from '../metrics/auroc.ts'
import { groupBy } from '../metrics/group.ts'
import { type Estimate, shareOf } from '../metrics/intervals.ts'
import { acceptedOf, bestIntentOf, type Observed, topOf } from '../subject.ts'
import { inScope } from './single.ts'

export interface OutOfScopeSection {
  /** Separation of messages in scope from the others by the confidence of the best intent. */
  auroc: number
  /** Messages out of scope whose best label says so. */
  recall: Estimate
  /** Messages out of scope with an accepted intent. */
  wronglyAccepted: Estimate
  /** Messages out of scope that would get a reply. */
  wronglyAnswered: Estimate
  /** Messages in scope of which nothing was accepted. */
  falseRejects: Estimate
  /** The same by group of the suite. */
  groups: { kind: string; recall: Estimate; wronglyAnswered: Estimate }[]
}

/** Rejection, measured on all single-label messages. Null where none is out of scope. Pure. */
export function measureOutOfScope(observed: readonly Observed[]): OutOfScopeSection | null {
  const inside = observed.filter(inScope)
  const outside = observed.filter((each) => !inScope(each))
  if (outside.length === 0) return null
  const confidence = (each: Observed) => bestIntentOf(each).confidence
  return {
    auroc: auroc(inside.map(confidence), outside.map(confidence)),
    recall: shareOf(outside, isRejected),
    wronglyAccepted: shareOf(outside, (each) => acceptedOf(each).length > 0),
    wronglyAnswered: shareOf(outside, isAnswered),
    falseRejects: shareOf(inside, (each) => acceptedOf(each).length === 0),
    groups: groupBy(outside, (each) => each.case.kind ?? 'other').map(([kind, members]) => ({
      kind,
      recall: shareOf(members, isRejected),
      wronglyAnswered: shareOf(members, isAnswered),
    })),
  }
}

const isRejected = (each: Observed) => topOf(each).intent === OUT_OF_SCOPE
const isAnswered = (each: Observed) => each.output.plan.decision === 'reply'
