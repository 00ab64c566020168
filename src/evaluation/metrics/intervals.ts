/** Quantile of the normal distribution that leaves 2.5 % on either side. */
const Z = 1.959963984540054

/** A share with its 95 % interval; all between 0 and 1. `of` 0 means that there was nothing to measure. */
export interface Estimate {
  value: number
  low: number
  high: number
  right: number
  of: number
}

/** A share and its Wilson score interval (Wilson, JASA 1927): holds for small counts and near 0 and 1 too. */
export function wilson(right: number, of: number): Estimate {
  if (of === 0) return { value: 0, low: 0, high: 1, right, of }
  const share = right / of
  const spread = 1 + (Z * Z) / of
  const centre = (share + (Z * Z) / (2 * of)) / spread
  const half = (Z / spread) * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of))
  const low = right === 0 ? 0 : Math.max(0, centre - half)
  const high = right === of ? 1 : Math.min(1, centre + half)
  return { value: share, low, high, right, of }
}

/** The share of `items` that `isRight`. */
export function shareOf<T>(items: readonly T[], isRight: (item: T) => boolean): Estimate {
  return wilson(items.filter(isRight).length, items.length)
}

/** The value below which the given share of the (unsorted) values lies, by nearest rank. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) return 0
  const sorted = [...values].sort((a, b) => a - b)
  const rank = Math.ceil(share * sorted.length)
  return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1]!
}
