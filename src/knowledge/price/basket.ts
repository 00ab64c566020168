import type { Activity, Postage, ProductRecord, Sku } from '../../types/index.ts'
import { activitiesAt, covers } from './activities.ts'
import { applyPieceRules, type Part, type Piece } from './piece-rules.ts'
import { type PostageCost, postageFor } from './postage.ts'
import { priceOf } from './price.ts'
import { applyCoupons, applyTiers, countedFen, tierAt } from './sum-rules.ts'

/** So many of one product. */
export interface Line {
  product: ProductRecord
  sku?: Sku | null
  quantity: number
  /** Its variant as the words call it: 酒红38. */
  called?: string
  /** Whether nothing of it is left. */
  gone?: boolean
  /** Of one piece, where it is known. */
  grams?: number | null
}

export interface PricedLine extends Line {
  unitFen: number
  sumFen: number
}

/** What an order comes to, with its parts; every sum in fen. */
export interface Quote {
  lines: PricedLine[]
  /** At today's prices, before any reduction. */
  listFen: number
  /** In the order in which they were taken off. */
  parts: Part[]
  /** For the goods, after all reductions. */
  paidFen: number
  postage: PostageCost
  /** Goods and postage; null where the postage is not known or the place not served. */
  totalFen: number | null
  gifts: Extract<Activity, { type: 'gift' }>[]
  /** The activities that were on. */
  activities: Activity[]
}

export interface PriceRules {
  activities: readonly Activity[]
  postage?: Postage | undefined
}

/**
 * The exact price of a basket: rules on pieces first, divided as is best for
 * the customer; then tiers; then coupons; gifts and postage
 * by what is paid. The thresholds of tiers and coupons are held against the sum after the rules on pieces, so that one
 * reduction never takes another away. Null where a price is missing.
 */
export function quote(
  lines: readonly Line[],
  rules: PriceRules,
  now: number,
  place: string | null = null,
): Quote | null {
  const priced = lines.map((line) => ({ ...line, unitFen: priceOf(line.product, line.sku) }))
  if (priced.length === 0 || priced.some(({ unitFen }) => unitFen === null)) return null
  const full = priced.map((line) => ({
    ...line,
    unitFen: line.unitFen!,
    sumFen: line.unitFen! * line.quantity,
  }))
  const activities = activitiesAt(rules.activities, now)
  const pieces = piecesOf(full)
  const onPieces = applyPieceRules(pieces, activities)
  const basis = pieces.map(({ leftFen }) => leftFen)
  const parts = [
    ...onPieces,
    ...applyTiers(pieces, activities, basis),
    ...applyCoupons(pieces, activities, basis),
  ]
  const listFen = full.reduce((sum, { sumFen }) => sum + sumFen, 0)
  const paidFen = pieces.reduce((sum, { leftFen }) => sum + leftFen, 0)
  const freed = activities.some(
    (activity) =>
      activity.type === 'tiers' && tierAt(activity, countedFen(activity, pieces, basis)).freeShipping,
  )
  const postage = postageFor(rules.postage, {
    paidFen,
    pieces: pieces.length,
    grams: gramsOf(full),
    place,
    freed,
  })
  const gifts = activities
    .filter((activity) => activity.type === 'gift')
    .filter((gift) => isGiven(gift, pieces))
  const totalFen = postage.known && !postage.excluded ? paidFen + postage.fen : null
  return { lines: full, listFen, parts, paidFen, postage, totalFen, gifts, activities }
}

function piecesOf(lines: readonly PricedLine[]): Piece[] {
  return lines.flatMap(({ product, quantity, unitFen }, line) =>
    Array.from({ length: quantity }, () => ({
      product,
      line,
      priceFen: unitFen,
      leftFen: unitFen,
    })),
  )
}

function gramsOf(lines: readonly PricedLine[]): number | null {
  let sum = 0
  for (const { grams, quantity } of lines) {
    if (grams === null || grams === undefined) return null
    sum += grams * quantity
  }
  return sum
}

/** Gifts go by the price paid for what they count. */
function isGiven(gift: Extract<Activity, { type: 'gift' }>, pieces: readonly Piece[]): boolean {
  const counted = pieces.filter(({ product }) => covers(gift, product))
  const paid = counted.reduce((sum, { leftFen }) => sum + leftFen, 0)
  if (counted.length === 0 || paid < gift.fromFen || paid >= (gift.belowFen ?? Infinity)) return false
  return counted.length >= (gift.fromPieces ?? 0)
}
