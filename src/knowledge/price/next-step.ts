import type { Activity } from '../../types/index.ts'
import { covers } from './activities.ts'
import type { PriceRules, Quote } from './basket.ts'

/** What is still missing to something better; `activity` null for the postage. */
export interface NextStep {
  activity: Activity | null
  gain: 'minus' | 'gift' | 'postage'
  missingFen: number
  missingPieces: number | null
}

/** For every rule that is not reached, how far it is; nearest first. */
export function nextSteps(quoted: Quote, rules: PriceRules): NextStep[] {
  const basis = basisOf(quoted)
  const steps = quoted.activities
    .filter((activity) => quoted.lines.every(({ product }) => covers(activity, product)))
    .flatMap((activity) =>
      missingOf(activity, basis, quoted.paidFen).map(
        (missingFen): NextStep => ({
          activity,
          gain: activity.type === 'gift' ? 'gift' : 'minus',
          missingFen,
          missingPieces: null,
        }),
      ),
    )
  return [...steps, ...toFreePostage(quoted, rules)].sort((one, other) => one.missingFen - other.missingFen)
}

/** What thresholds are held against: the sum after the rules on pieces. */
function basisOf({ listFen, parts }: Quote): number {
  const onPieces = parts.filter(
    ({ activity }) => activity.type === 'buy_get' || activity.type === 'second_piece',
  )
  return listFen - onPieces.reduce((sum, { minusFen }) => sum + minusFen, 0)
}

/** What is missing to the next tier, coupon or gift; none where it is reached or goes by other things. */
function missingOf(activity: Activity, basis: number, paidFen: number): number[] {
  const over = (fromFen: number, sum: number) => (fromFen > sum ? [fromFen - sum] : [])
  if (activity.type === 'coupon') return over(activity.fromFen, basis)
  if (activity.type === 'gift') return over(activity.fromFen, paidFen)
  if (activity.type !== 'tiers') return []
  const next = activity.tiers.map(({ fromFen }) => fromFen).filter((fromFen) => fromFen > basis)
  return next.length === 0 ? [] : [Math.min(...next) - basis]
}

/** The nearer of the paid sum and the number of pieces decides for the customer; both are told. */
function toFreePostage({ lines, paidFen, postage }: Quote, rules: PriceRules): NextStep[] {
  const free = rules.postage?.free
  const isPaid = !postage.known || (!postage.excluded && postage.fen > 0)
  if (free === undefined || !isPaid || free.always) return []
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const missingFen = Math.max(0, (free.fromFen ?? paidFen) - paidFen)
  const missingPieces = free.fromPieces === undefined ? null : Math.max(0, free.fromPieces - pieces)
  const isReached = (free.fromFen !== undefined && missingFen === 0) || missingPieces === 0
  const hasRule = free.fromFen !== undefined || free.fromPieces !== undefined
  return isReached || !hasRule ? [] : [{ activity: null, gain: 'postage', missingFen, missingPieces }]
}
