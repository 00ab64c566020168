import type { Kind } from '../types/index.ts'
import type { Document } from './classifier.ts'
import { softmax } from './confidence/temperature.ts'
import type { Features } from './linear/features.ts'
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

  /** The probability of each of the classifier's labels, in their order; the next call writes over it. */
  shares(of: Document | Features): Float32Array {
    this.classifier.score(of, this.scores)
    softmax(this.scores, this.temperature, this.probabilities)
    return this.probabilities
  }

  predict(of: Document | Features): Kind {
    this.shares(of)
    const [top, next] = this.twoBest()
    return { ...this.kindAt(top), next: next === -1 ? null : this.kindAt(next) }
  }

  private kindAt(index: number) {
    return { name: this.classifier.labels[index]!, confidence: this.probabilities[index]! }
  }

  private twoBest(): [top: number, next: number] {
    let top = 0
    let next = -1
    for (let i = 1; i < this.scores.length; i++) {
      if (this.scores[i]! > this.scores[top]!) {
        next = top
        top = i
      } else if (next === -1 || this.scores[i]! > this.scores[next]!) next = i
    }
    return [top, next]
  }
}
