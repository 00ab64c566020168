/** A prediction with its calibrated confidence, and whether it turned out right. */
export interface Judged {
  confidence: number
  right: boolean
}

/** What comes of accepting everything at or above `threshold`. */
export interface CurvePoint {
  threshold: number
  /** Right ones among the accepted. */
  precision: number
  /** Accepted ones among `of` cases. */
  coverage: number
  /** Right ones among `of` cases. */
  recall: number
}

/**
 * Precision against coverage, from the highest confidence down; equal confidences fall together.
 * @param of what coverage and recall are shares of
 */
export function precisionCoverage(judged: readonly Judged[], of: number): CurvePoint[] {
  const sorted = [...judged].sort((a, b) => b.confidence - a.confidence)
  const points: CurvePoint[] = []
  let right = 0
  sorted.forEach((each, i) => {
    if (each.right) right++
    if (sorted[i + 1]?.confidence === each.confidence) return
    points.push({
      threshold: each.confidence,
      precision: right / (i + 1),
      coverage: (i + 1) / of,
      recall: right / of,
    })
  })
  return points
}

/** The largest coverage whose precision is at least the demanded one; 0 where no threshold reaches it. */
export function coverageAt(curve: readonly CurvePoint[], precision: number): number {
  return Math.max(0, ...curve.filter((point) => point.precision >= precision).map((point) => point.coverage))
}
