import { fitLogisticRegression, linearScore, sigmoid } from './logistic-regression.ts'
import { softmax } from './temperature.ts'

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
  private probabilities: Float32Array
  private readonly features = new Float64Array(CONFIDENCE_FEATURES.length)

  constructor(
    readonly temperature: number,
    readonly weights: Float64Array,
    labels: number,
  ) {
    this.probabilities = new Float32Array(labels)
  }

  static fit(outcomes: readonly Outcome[], temperature: number): ConfidenceModel {
    const labels = outcomes[0]!.scores.length
    const rows = outcomes.map((outcome) => describe(outcome, temperature, new Float32Array(labels)))
    const weights = fitLogisticRegression(
      rows,
      outcomes.map((outcome) => (outcome.right ? 1 : 0)),
      outcomes.map((outcome) => outcome.importance),
    )
    return new ConfidenceModel(temperature, weights, labels)
  }

  /**
   * Writes the confidence of every label into `out`: the best gets the regressor's, the others share the rest in
   * proportion to their softmax.
   * @returns the index of the best label
   */
  confidences(observation: Observation, out: Float32Array): number {
    const top = describeInto(observation, this.temperature, this.probabilities, this.features)
    const best = sigmoid(linearScore(this.features, this.weights))
    const rest = Math.max(1e-12, 1 - (this.probabilities[top] as number))
    for (let i = 0; i < out.length; i++) out[i] = ((this.probabilities[i] as number) / rest) * (1 - best)
    out[top] = best
    return top
  }
}

function describe(observation: Observation, temperature: number, probabilities: Float32Array): Float64Array {
  const features = new Float64Array(CONFIDENCE_FEATURES.length)
  describeInto(observation, temperature, probabilities, features)
  return features
}

/** Fills the features; returns the index of the best label. */
function describeInto(
  { scores, known, length }: Observation,
  temperature: number,
  probabilities: Float32Array,
  features: Float64Array,
): number {
  softmax(scores, temperature, probabilities)
  let top = 0
  let second = -1
  for (let i = 1; i < scores.length; i++) {
    const score = scores[i] as number
    if (score > (scores[top] as number)) {
      second = top
      top = i
    } else if (second === -1 || score > (scores[second] as number)) second = i
  }
  const best = scores[top] as number
  const maximum = Math.min(1 - 1e-6, Math.max(1e-6, probabilities[top] as number))
  features[0] = Math.log(maximum / (1 - maximum))
  features[1] = best
  features[2] = best - (scores[second] as number)
  features[3] = best + temperature * Math.log(1 / maximum)
  features[4] = known
  features[5] = Math.log1p(length)
  return top
}
