import type { Kind } from '../types/index.ts'
import type { Document } from './classifier.ts'
import { softmax } from './confidence/temperature.ts'
import type { LinearClassifier } from './linear/linear-classifier.ts'

/** Tells the sub-questions of one intent apart: a linear classifier over that intent's examples alone. */
export class KindModel {
  private readonly scores: Float32Array
  private readonly probabilities: Float32Array

  constructor(
    readonly classifier: LinearClassifier,
    readonly temperature: number,
  ) {
    this.scores = new Float32Array(classifier.labels.length)
    this.probabilities = new Float32Array(classifier.labels.length)
  }

  predict(document: Document): Kind {
    this.classifier.score(document, this.scores)
    softmax(this.scores, this.temperature, this.probabilities)
    let top = 0
    for (let i = 1; i < this.scores.length; i++) if (this.scores[i]! > this.scores[top]!) top = i
    return { name: this.classifier.labels[top]!, confidence: this.probabilities[top]! }
  }
}
