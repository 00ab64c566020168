import type { Activity } from '../../types/index.ts'
import { covers } from './activities.ts'
import type { PriceRules, Quote } from './basket.ts'

/** What is still missing to something better; `activity` null for the postage. Null: it does not go by that. */
export interface NextStep {
  activity: Activity | null
  gain: 'minus' | 'gift' | 'postage'
  missingFen: number | null
  missingPieces: number | null
}

/** The threshold of a reduction that a text names (差多少到388), in fen; null where it names none of the shop's. */
export function thresholdIn(text: string, { activities }: PriceRules): number | null {
  const named = new Set([...text.matchAll(/\d{2,5}/g)].map(([yuan]) => Number(yuan) * FEN))
  const all = activities.flatMap((activity) => {
    if (activity.type === 'tiers') return activity.tiers.map(({ fromFen }) => fromFen)
    return activity.type === 'coupon' ? [activity.fromFen] : []
  })
  return Math.max(0, ...all.filter((fromFen) => named.has(fromFen))) || null
}

const FEN = 100

/**
 * For every rule that is not reached, how far it is; nearest first.
 * @param target a threshold that is aimed at, in fen: lower ones are passed over
 */
export function nextSteps(quoted: Quote, rules: PriceRules, target: number | null = null): NextStep[] {
  const basis = basisOf(quoted)
  const steps = coveringAll(quoted).flatMap((activity) =>
    missingOf(activity, basis, quoted.paidFen, target ?? 0).map(
      (missingFen): NextStep => ({
        activity,
        gain: activity.type === 'gift' ? 'gift' : 'minus',
        missingFen,
        missingPieces: null,
      }),
    ),
  )
  return [...steps, ...toFreePostage(quoted, rules, basis)].sort(
    (one, other) => (one.missingFen ?? 0) - (other.missingFen ?? 0),
  )
}

const coveringAll = ({ activities, lines }: Quote): Activity[] =>
  activities.filter((activity) => lines.every(({ product }) => covers(activity, product)))

/** What thresholds are held against: the sum after the rules on pieces. */
function basisOf({ listFen, parts }: Quote): number {
  const onPieces = parts.filter(
    ({ activity }) => activity.type === 'buy_get' || activity.type === 'second_piece',
  )
  return listFen - onPieces.reduce((sum, { minusFen }) => sum + minusFen, 0)
}

/** What is missing to the next tier, coupon or gift; none where it is reached or goes by other things. */
function missingOf(activity: Activity, basis: number, paidFen: number, target: number): number[] {
  const over = (fromFen: number, sum: number) => (fromFen > sum ? [fromFen - sum] : [])
  if (activity.type === 'coupon') return over(activity.fromFen, basis)
  if (activity.type === 'gift') return over(activity.fromFen, paidFen)
  if (activity.type !== 'tiers') return []
  const next = activity.tiers.filter(({ minusFen }) => minusFen > 0).map(({ fromFen }) => fromFen)
  const left = next.filter((fromFen) => fromFen > basis && fromFen >= target)
  return left.length === 0 ? [] : [Math.min(...left) - basis]
}

/** The nearest sum and the number of pieces that free the postage: the customer chooses between them. */
function toFreePostage(quoted: Quote, rules: PriceRules, basis: number): NextStep[] {
  const { lines, paidFen, postage } = quoted
  if (postage.known && (postage.excluded || postage.fen === 0)) return []
  const free = rules.postage?.free
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const sums = [
    ...(free?.fromFen === undefined ? [] : [free.fromFen - paidFen]),
    ...freeingTiers(quoted).map((fromFen) => fromFen - basis),
  ]
  const missingFen = sums.length === 0 ? null : Math.min(...sums)
  const missingPieces = free?.fromPieces === undefined ? null : free.fromPieces - pieces
  const isReached = (missingFen ?? 1) <= 0 || (missingPieces ?? 1) <= 0
  const hasRule = missingFen !== null || missingPieces !== null
  return isReached || !hasRule ? [] : [{ activity: null, gain: 'postage', missingFen, missingPieces }]
}

const freeingTiers = (quoted: Quote): number[] =>
  coveringAll(quoted).flatMap((activity) =>
    activity.type === 'tiers'
      ? activity.tiers.filter(({ freeShipping }) => freeShipping).map(({ fromFen }) => fromFen)
      : [],
  )
