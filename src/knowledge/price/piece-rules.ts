import type { Activity, ActivityOf, ProductRecord } from '../../types/index.ts'
import { covers } from './activities.ts'

/** One piece in a basket: its product, today's price and what is left of it after reductions, in fen. */
export interface Piece {
  product: ProductRecord
  line: number
  priceFen: number
  leftFen: number
  /** The piece rule that took it; a piece counts for one only. */
  rule: string | null
}

/** A reduction that was granted. */
export interface Part {
  activity: Activity
  minusFen: number
}

type PieceRule = ActivityOf<'buy_get'> | ActivityOf<'second_piece'>

export const isPieceRule = (activity: Activity): activity is PieceRule =>
  activity.type === 'buy_get' || activity.type === 'second_piece'

/** Applies buy-N-get-M and second-one-for-less, in the order in which the shop lists them; changes `leftFen`. */
export function applyPieceRules(pieces: readonly Piece[], activities: readonly Activity[]): Part[] {
  return activities.filter(isPieceRule).flatMap((activity) => {
    const minusFen = applyRule(pieces, activity)
    return minusFen === 0 ? [] : [{ activity, minusFen }]
  })
}

/** Dearest first, in groups: the last of each full group are the ones that cost less. */
function applyRule(pieces: readonly Piece[], rule: PieceRule): number {
  const [group, less, percent] =
    rule.type === 'buy_get' ? [rule.buy + rule.get, rule.get, 0] : [2, 1, rule.percent]
  const fitting = pieces.filter((piece) => piece.rule === null && covers(rule, piece.product))
  const ranked = [...fitting].sort((one, other) => other.priceFen - one.priceFen || one.line - other.line)
  const full = ranked.slice(0, ranked.length - (ranked.length % group))
  let minusFen = 0
  full.forEach((piece, i) => {
    piece.rule = rule.id
    if (i % group < group - less) return
    // A fraction of a fen stays with the price: never more off than the rule says.
    const off = piece.priceFen - Math.ceil((piece.priceFen * percent) / 100)
    piece.leftFen -= off
    minusFen += off
  })
  return minusFen
}
