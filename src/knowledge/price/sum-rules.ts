import type { Activity, ActivityOf } from '../../types/index.ts'
import { covers } from './activities.ts'
import type { Part, Piece } from './piece-rules.ts'

/** What the pieces that an activity counts come to after the piece rules: what its threshold is held against. */
export function countedFen(activity: Activity, pieces: readonly Piece[], basis: readonly number[]): number {
  return pieces.reduce((sum, { product }, i) => sum + (covers(activity, product) ? basis[i]! : 0), 0)
}

/** What the tiers take off at this sum, and whether they free the postage. */
export function tierAt(
  { tiers, every }: ActivityOf<'tiers'>,
  sumFen: number,
): { minusFen: number; freeShipping: boolean } {
  const reached = tiers.filter(({ fromFen }) => fromFen <= sumFen)
  const timesOf = (fromFen: number) => (every && fromFen > 0 ? Math.floor(sumFen / fromFen) : 1)
  const minusFen = Math.max(0, ...reached.map((tier) => tier.minusFen * timesOf(tier.fromFen)))
  return { minusFen, freeShipping: reached.some(({ freeShipping }) => freeShipping) }
}

/** Takes a sum off the pieces that an activity counts, never below nothing; answers what was taken. */
function take(activity: Activity, wantedFen: number, pieces: readonly Piece[]): number {
  let left = wantedFen
  for (const piece of pieces) {
    if (!covers(activity, piece.product)) continue
    const off = Math.min(left, piece.leftFen)
    piece.leftFen -= off
    left -= off
  }
  return wantedFen - left
}

export function applyTiers(
  pieces: readonly Piece[],
  activities: readonly Activity[],
  basis: readonly number[],
): Part[] {
  return activities.flatMap((activity) => {
    if (activity.type !== 'tiers') return []
    const { minusFen } = tierAt(activity, countedFen(activity, pieces, basis))
    const taken = take(activity, minusFen, pieces)
    return taken === 0 ? [] : [{ activity, minusFen: taken }]
  })
}

/** The better of: all coupons that go together, or the best of those that stand alone. */
export function applyCoupons(
  pieces: readonly Piece[],
  activities: readonly Activity[],
  basis: readonly number[],
): Part[] {
  const usable = activities
    .filter((activity) => activity.type === 'coupon')
    .filter((coupon) => {
      const counted = countedFen(coupon, pieces, basis)
      return counted > 0 && counted >= coupon.fromFen
    })
  const together = usable.filter(({ stackable }) => stackable)
  const alone = usable.filter(({ stackable }) => !stackable).sort((a, b) => b.minusFen - a.minusFen)[0]
  const sum = together.reduce((total, { minusFen }) => total + minusFen, 0)
  const used = alone !== undefined && alone.minusFen > sum ? [alone] : together
  return used.flatMap((activity) => {
    const minusFen = take(activity, activity.minusFen, pieces)
    return minusFen === 0 ? [] : [{ activity, minusFen }]
  })
}
