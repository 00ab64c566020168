import { fitLogisticRegression, linearScore, sigmoid } from './logistic-regression.ts'

/** One document as the classifier scored it. */
export interface Observation {
  scores: Float32Array
  /** Share of its features that the classifier knows. */
  known: number
  /** Length of the normalised text. */
  length: number
}

/** What the regressor learns from: was the best label right? `importance` weighs the row. */
export interface Outcome extends Observation {
  right: boolean
  importance: number
}

export const CONFIDENCE_FEATURES = ['maximum', 'score', 'margin', 'energy', 'known', 'length'] as const

/**
 * Calibrated probability that the best label is right: a logistic regression on facts about the scores
 * (softmax maximum as a logit, raw score, margin, energy (Liu et al., NeurIPS 2020), share of known features,
 * length), fitted on documents that the classifier did not see.
 */
export class ConfidenceModel {
  private readonly features = new Float64Array(CONFIDENCE_FEATURES.length)

  constructor(
    readonly temperature: number,
    readonly weights: Float64Array,
  ) {}

  static fit(outcomes: readonly Outcome[], temperature: number): ConfidenceModel {
    const exponentials = new Float32Array(outcomes[0]!.scores.length)
    const rows = outcomes.map((outcome) => {
      const features = new Float64Array(CONFIDENCE_FEATURES.length)
      describe(outcome, temperature, exponentials, features)
      return features
    })
    const weights = fitLogisticRegression(
      rows,
      outcomes.map((outcome) => (outcome.right ? 1 : 0)),
      outcomes.map((outcome) => outcome.importance),
    )
    return new ConfidenceModel(temperature, weights)
  }

  /**
   * Writes the confidence of every label into `out`: the best gets the regressor's, the others share the rest in
   * proportion to their softmax.
   * @returns the index of the best label
   */
  confidences(observation: Observation, out: Float32Array): number {
    const { best, sum } = describe(observation, this.temperature, out, this.features)
    const confidence = sigmoid(linearScore(this.features, this.weights))
    // The best label's own exponential is 1.
    const share = (1 - confidence) / Math.max(1e-12, sum - 1)
    for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) * share
    out[best] = confidence
    return best
  }
}

/**
 * Fills the features, and `exponentials` with e^((score - best score) / temperature) of every label; returns the index
 * of the best label and the sum of the exponentials.
 */
function describe(
  { scores, known, length }: Observation,
  temperature: number,
  exponentials: Float32Array,
  features: Float64Array,
): { best: number; sum: number } {
  const { best, second } = bestTwo(scores)
  const top = scores[best] as number
  let sum = 0
  for (let i = 0; i < scores.length; i++) {
    const e = Math.exp(((scores[i] as number) - top) / temperature)
    exponentials[i] = e
    sum += e
  }
  // The softmax maximum is 1 / sum; its logit is -log(sum - 1).
  features[0] = -Math.log(Math.min(1e6, Math.max(1e-6, sum - 1)))
  features[1] = top
  features[2] = top - (scores[second] as number)
  features[3] = top + temperature * Math.log(sum)
  features[4] = known
  features[5] = Math.log1p(length)
  return { best, sum }
}

/** Indices of the highest and the second highest score. */
function bestTwo(scores: Float32Array): { best: number; second: number } {
  let best = 0
  let second = 1
  for (let i = 1; i < scores.length; i++) {
    const score = scores[i] as number
    if (score > (scores[best] as number)) {
      second = best
      best = i
    } else if (i > 1 && score > (scores[second] as number)) second = i
  }
  return { best, second }
}
