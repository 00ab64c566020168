import { describe, expect, it } from 'vitest'
import { ConfidenceModel } from '../../src/nlu/confidence/confidence-model.ts'
import { fitLogisticRegression, linearScore, sigmoid } from '../../src/nlu/confidence/logistic-regression.ts'
import { fitTemperature, softmax } from '../../src/nlu/confidence/temperature.ts'
import { chooseThresholds, thresholdAt } from '../../src/nlu/confidence/thresholds.ts'
import { seededRandom } from '../../src/nlu/random.ts'
import { auroc } from '../../src/training/report.ts'

describe('temperature', () => {
  it('is found again where scores were drawn at a known one', () => {
    const random = seededRandom(1)
    const rows = Array.from({ length: 4000 }, () => Float32Array.from({ length: 5 }, () => random() * 4 - 2))
    const probabilities = new Float32Array(5)
    const targets = rows.map((row) => {
      softmax(row, 0.5, probabilities)
      const draw = random()
      let reached = 0
      return probabilities.findIndex((probability) => {
        reached += probability
        return draw < reached
      })
    })
    expect(fitTemperature(rows, targets)).toBeCloseTo(0.5, 1)
  })
})

describe('logistic regression', () => {
  it('finds the weights that made the data', () => {
    const random = seededRandom(2)
    const rows = Array.from({ length: 20000 }, () => Float64Array.of(random() * 4 - 2, random() * 4 - 2))
    const truth = Float64Array.of(1.5, -0.7, 0.3)
    const targets = rows.map((row) => (random() < sigmoid(linearScore(row, truth)) ? 1 : 0))
    const found = fitLogisticRegression(
      rows,
      targets,
      rows.map(() => 1),
      1e-6,
    )
    truth.forEach((weight, i) => {
      expect(Math.abs(found[i]! - weight)).toBeLessThan(0.1)
    })
  })
})

describe('confidence', () => {
  const random = seededRandom(3)
  const outcomes = Array.from({ length: 6000 }, () => {
    const scores = Float32Array.from({ length: 4 }, () => random() - 1)
    const lead = random()
    scores[1] = lead
    return { scores, known: 1, length: 10, right: random() < lead, importance: 1 }
  })
  const model = ConfidenceModel.fit(outcomes, 0.3)
  const out = new Float32Array(4)

  it('is how often the best label is right', () => {
    for (const lead of [0.3, 0.5, 0.8]) {
      model.confidences({ scores: Float32Array.of(-0.5, lead, -0.5, -0.5), known: 1, length: 10 }, out)
      expect(Math.abs(out[1]! - lead)).toBeLessThan(0.1)
    }
  })

  it('shares the rest among the other labels: all add up to one', () => {
    model.confidences({ scores: Float32Array.of(-0.2, 0.6, -0.9, -0.4), known: 1, length: 10 }, out)
    expect(out.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 5)
    expect(out[0]).toBeGreaterThan(out[2]!)
  })
})

/** The same shares on so many rows that they are proven. */
const often = <T>(rows: readonly T[]): T[] => Array.from({ length: 400 }, () => rows).flat()

describe('thresholds', () => {
  const row = (confidence: number, right: boolean) => ({ confidence, right, importance: 1 })
  const rows = [
    ...Array.from({ length: 80 }, () => row(0.9, true)),
    ...Array.from({ length: 10 }, () => row(0.6, true)),
    ...Array.from({ length: 10 }, () => row(0.5, false)),
  ]

  it('accept as much as the demanded precision allows', () => {
    const thresholds = chooseThresholds(often(rows), ['a'], { a: 'medium' })
    expect(thresholdAt(thresholds, 'a', 0.88)).toBe(0.5)
    expect(thresholdAt(thresholds, 'a', 0.95)).toBe(0.6)
  })

  it('prove the precision: a few rows that happen to show it are not enough', () => {
    const few = Array.from({ length: 20 }, () => row(0.9, true))
    expect(thresholdAt(chooseThresholds(few, ['a'], { a: 'medium' }), 'a', 0.9)).toBe(0.999)
    expect(thresholdAt(chooseThresholds(often(few), ['a'], { a: 'medium' }), 'a', 0.9)).toBe(0.9)
  })

  it('rise with the cost of being wrong', () => {
    const risky = chooseThresholds(often(rows), ['a'], { a: 'high' })
    expect(thresholdAt(risky, 'a', 0.9)).toBe(0.6)
  })

  it('accept nothing of a label that the model does not know', () => {
    expect(thresholdAt({}, 'b', 0.9)).toBe(1)
  })
})

describe('area under the ROC curve', () => {
  it('is the share of pairs in the right order, ties half', () => {
    expect(auroc([3, 2], [1, 2])).toBe(0.875)
    expect(auroc([1], [1])).toBe(0.5)
  })
})
