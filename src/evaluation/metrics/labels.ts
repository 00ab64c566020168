import { seededRandom } from '../../nlu/random.ts'
import { type Estimate, quantile, wilson } from './intervals.ts'

/** The labels that hold for a case and those that were predicted; sets without order. */
export interface Labelled {
  gold: readonly string[]
  predicted: readonly string[]
}

/** A number with the middle 95 % of its bootstrap distribution. */
export interface Interval {
  value: number
  low: number
  high: number
}

export interface LabelScores {
  label: string
  /** Cases that bear the label. */
  support: number
  /** Cases it was predicted for. */
  predicted: number
  precision: Estimate
  recall: Estimate
  f1: Interval
}

interface Counts {
  both: Float64Array
  gold: Float64Array
  predicted: Float64Array
}

/**
 * Precision and recall with Wilson intervals and F1 with a percentile bootstrap interval over whole cases
 * (Efron 1979), for each of `labels`, in their order. The same seed gives the same intervals.
 */
export function scoreLabels(
  cases: readonly Labelled[],
  labels: readonly string[],
  options: { seed: number; resamples: number },
): LabelScores[] {
  const indexed = cases.map((each) => indexCase(each, labels))
  const counts = count(indexed, labels.length, (i) => i)
  const resampled = bootstrap(indexed, labels.length, options)
  return labels.map((label, l) => {
    const [both, gold, predicted] = [counts.both[l]!, counts.gold[l]!, counts.predicted[l]!]
    const spread = resampled.map((each) => f1At(each, l))
    return {
      label,
      support: gold,
      predicted,
      precision: wilson(both, predicted),
      recall: wilson(both, gold),
      f1: { value: f1At(counts, l), low: quantile(spread, 0.025), high: quantile(spread, 0.975) },
    }
  })
}

/** Mean F1 of the labels that occur. */
export function macroF1(scores: readonly LabelScores[]): number {
  const present = scores.filter((score) => score.support > 0)
  return present.reduce((sum, score) => sum + score.f1.value, 0) / Math.max(1, present.length)
}

interface Indexed {
  gold: number[]
  predicted: number[]
}

function indexCase(each: Labelled, labels: readonly string[]): Indexed {
  const indices = (names: readonly string[]) =>
    [...new Set(names)].map((name) => labels.indexOf(name)).filter((l) => l !== -1)
  return { gold: indices(each.gold), predicted: indices(each.predicted) }
}

function count(cases: readonly Indexed[], width: number, pick: (i: number) => number): Counts {
  const counts = {
    both: new Float64Array(width),
    gold: new Float64Array(width),
    predicted: new Float64Array(width),
  }
  for (let i = 0; i < cases.length; i++) {
    const { gold, predicted } = cases[pick(i)]!
    for (const l of gold) counts.gold[l]!++
    for (const l of predicted) counts.predicted[l]!++
    for (const l of gold) if (predicted.includes(l)) counts.both[l]!++
  }
  return counts
}

function bootstrap(
  cases: readonly Indexed[],
  width: number,
  options: { seed: number; resamples: number },
): Counts[] {
  const random = seededRandom(options.seed)
  return Array.from({ length: options.resamples }, () =>
    count(cases, width, () => Math.floor(random() * cases.length)),
  )
}

function f1At(counts: Counts, l: number): number {
  const total = counts.gold[l]! + counts.predicted[l]!
  return total === 0 ? 0 : (2 * counts.both[l]!) / total
}
