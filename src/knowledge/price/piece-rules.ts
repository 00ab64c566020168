import type { Activity, ActivityOf, ProductRecord } from '../../types/index.ts'
import { covers } from './activities.ts'

/** One piece in a basket: its product, today's price and what is left of it after reductions, in fen. */
export interface Piece {
  product: ProductRecord
  line: number
  priceFen: number
  leftFen: number
}

/** A reduction that was granted. */
export interface Part {
  activity: Activity
  minusFen: number
}

type PieceRule = ActivityOf<'buy_get'> | ActivityOf<'second_piece'>

export const isPieceRule = (activity: Activity): activity is PieceRule =>
  activity.type === 'buy_get' || activity.type === 'second_piece'

/** With more rules on pieces than this the shop's own order is the only one tried. */
const MOST_TRIED = 5

/**
 * Applies buy-N-get-M and second-one-for-less; changes `leftFen`. A product counts for one rule only: for the first
 * that covers it in the order of rules that is best for the customer. The orders that are tried do not depend on the
 * basket, so one more piece never takes a reduction away.
 */
export function applyPieceRules(pieces: readonly Piece[], activities: readonly Activity[]): Part[] {
  const rules = activities.filter(isPieceRule)
  const parts = best(pieces, rules)
  return parts.flatMap(({ rule, off }) => {
    off.forEach((fen, piece) => {
      piece.leftFen -= fen
    })
    const minusFen = sumOf(off)
    return minusFen === 0 ? [] : [{ activity: rule, minusFen }]
  })
}

interface Applied {
  rule: PieceRule
  off: Map<Piece, number>
}

function best(pieces: readonly Piece[], rules: readonly PieceRule[]): Applied[] {
  let found: Applied[] = []
  for (const order of rules.length > MOST_TRIED ? [rules] : ordersOf(rules)) {
    const ruleOf = (piece: Piece) => order.find((rule) => covers(rule, piece.product))
    const applied = order.map((rule) => ({
      rule,
      off: offOf(
        pieces.filter((piece) => ruleOf(piece) === rule),
        rule,
      ),
    }))
    if (totalOf(applied) > totalOf(found)) found = applied
  }
  return found
}

/** Every order of the rules, the shop's own first. */
function* ordersOf(rules: readonly PieceRule[]): Generator<PieceRule[]> {
  if (rules.length === 0) yield []
  for (const first of rules) {
    for (const rest of ordersOf(rules.filter((rule) => rule !== first))) yield [first, ...rest]
  }
}

const sumOf = (off: ReadonlyMap<Piece, number>): number =>
  [...off.values()].reduce((sum, fen) => sum + fen, 0)
const totalOf = (applied: readonly Applied[]): number => applied.reduce((sum, { off }) => sum + sumOf(off), 0)

/** Dearest first, in groups: the last of each full group are the ones that cost less. */
function offOf(pieces: readonly Piece[], rule: PieceRule): Map<Piece, number> {
  const [group, less, percent] =
    rule.type === 'buy_get' ? [rule.buy + rule.get, rule.get, 0] : [2, 1, rule.percent]
  const ranked = [...pieces].sort((one, other) => other.priceFen - one.priceFen || one.line - other.line)
  const full = ranked.slice(0, ranked.length - (ranked.length % group))
  const cheaper = full.filter((_, i) => i % group >= group - less)
  // A fraction of a fen stays with the price: never more off than the rule says.
  return new Map(
    cheaper.map((piece) => [piece, piece.priceFen - Math.ceil((piece.priceFen * percent) / 100)]),
  )
}
