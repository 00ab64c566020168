import { provenShare } from './clopper-pearson.ts'

/** A held-out document that was given an intent, with its calibrated confidence. */
export interface Accepted {
  confidence: number
  right: boolean
  importance: number
}

export type Risk = 'low' | 'medium' | 'high'

/** Demanded precisions that the model keeps thresholds for. */
export const PRECISIONS = [
  0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.88, 0.9, 0.91, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99, 0.995,
] as const

/** How much dearer than usual a wrong answer is: the tolerated share of errors is divided by it. */
const COST: Record<Risk, number> = { low: 0.8, medium: 1, high: 1.2 }

/** Per label the least confidence for each of `PRECISIONS`. */
export type Thresholds = Record<string, number[]>

/**
 * The least confidence at which what is accepted is right often enough: Chow's rule (IEEE Trans. Inf. Theory 1970)
 * with the cost of an error from the intent's risk. The curve is that of all held-out documents together: an
 * intent's own is of written examples, and tells little of how often real messages are mistaken for it.
 */
export function chooseThresholds(
  accepted: readonly Accepted[],
  labels: readonly string[],
  risks: Readonly<Record<string, Risk>>,
): Thresholds {
  const sorted = [...accepted].sort((a, b) => b.confidence - a.confidence)
  const byRisk = (risk: Risk) =>
    PRECISIONS.map((precision) => leastConfidence(sorted, demanded(precision, COST[risk])))
  const rows: Record<Risk, number[]> = { low: byRisk('low'), medium: byRisk('medium'), high: byRisk('high') }
  return Object.fromEntries(labels.map((label) => [label, rows[risks[label] ?? 'medium']]))
}

/** The threshold of a label at a demanded precision: that of the next precision the model keeps. */
export function thresholdAt(thresholds: Thresholds, label: string, precision: number): number {
  const row = thresholds[label]
  if (row === undefined) return 1
  const at = PRECISIONS.findIndex((kept) => kept >= precision - 1e-9)
  return row[at === -1 ? row.length - 1 : at] as number
}

/** The threshold where no run of rows proves the precision. */
const UNREACHED = 0.999

const demanded = (precision: number, cost: number) => 1 - Math.min(0.9, (1 - precision) / cost)

/** Rows come most confident first; the longest run of them that proves the precision ends at the threshold. */
function leastConfidence(rows: readonly Accepted[], precision: number): number {
  const runs = runsOf(rows)
  for (let i = rows.length - 1; i >= 0; i--) {
    // Of equal confidences all are accepted or none.
    if (rows[i + 1]?.confidence === rows[i]!.confidence) continue
    const { right, all, squares } = runs[i]!
    if (right / all < precision) continue
    // Weighted rows prove as much as so many of equal weight (Kish 1965).
    const trials = all ** 2 / squares
    if (provenShare((right / all) * trials, trials) >= precision)
      return Math.round(rows[i]!.confidence * 1e4) / 1e4
  }
  return UNREACHED
}

/** For each row the weight of those up to it, of the right ones among them, and the sum of their squares. */
function runsOf(rows: readonly Accepted[]) {
  let run = { right: 0, all: 0, squares: 0 }
  return rows.map(({ right, importance }) => {
    run = {
      right: run.right + (right ? importance : 0),
      all: run.all + importance,
      squares: run.squares + importance ** 2,
    }
    return run
  })
}
