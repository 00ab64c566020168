import { describe, expect, it } from 'vitest'
import { auroc } from '../../../src/evaluation/metrics/auroc.ts'
import { equalMassCalibration, equalWidthCalibration } from '../../../src/evaluation/metrics/calibration.ts'
import { confusionOf, worstConfusions } from '../../../src/evaluation/metrics/confusion.ts'
import { coverageAt, precisionCoverage } from '../../../src/evaluation/metrics/coverage.ts'
import { quantile, wilson } from '../../../src/evaluation/metrics/intervals.ts'
import { macroF1, scoreLabels } from '../../../src/evaluation/metrics/labels.ts'
import { mcnemarExact } from '../../../src/evaluation/metrics/mcnemar.ts'
import { scoreSlots } from '../../../src/evaluation/metrics/slots.ts'

const judged = (confidence: number, right: boolean) => ({ confidence, right })

describe('the Wilson interval', () => {
  it('of 8 in 10 is 49.0 % to 94.3 %', () => {
    const { value, low, high } = wilson(8, 10)
    expect(value).toBe(0.8)
    expect(low).toBeCloseTo(0.4902, 4)
    expect(high).toBeCloseTo(0.9433, 4)
  })
  it('stays inside 0 and 1 at the ends', () => {
    expect(wilson(0, 20).low).toBe(0)
    expect(wilson(0, 20).high).toBeCloseTo(0.1611, 4)
    expect(wilson(20, 20).high).toBe(1)
    expect(wilson(20, 20).low).toBeCloseTo(0.8389, 4)
  })
  it('says nothing of nothing', () => {
    expect(wilson(0, 0)).toEqual({ value: 0, low: 0, high: 1, right: 0, of: 0 })
  })
})

describe('the quantile', () => {
  it('takes the value at the nearest rank', () => {
    expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3)
    expect(quantile([5, 1, 4, 2, 3], 0.025)).toBe(1)
    expect(quantile([5, 1, 4, 2, 3], 0.975)).toBe(5)
    expect(quantile([], 0.5)).toBe(0)
  })
})

describe('scores per label', () => {
  const cases = [
    { gold: ['a'], predicted: ['a'] },
    { gold: ['a'], predicted: ['a'] },
    { gold: ['a'], predicted: ['b'] },
    { gold: ['b'], predicted: ['b'] },
    { gold: ['b'], predicted: ['a', 'b'] },
    { gold: ['c'], predicted: [] },
  ]
  const options = { seed: 1, resamples: 200 }
  const scores = scoreLabels(cases, ['a', 'b', 'c', 'd'], options)

  it('count what was found among what is there and what was said', () => {
    expect(scores[0]).toMatchObject({ label: 'a', support: 3, predicted: 3 })
    expect(scores[0]!.precision.value).toBeCloseTo(2 / 3)
    expect(scores[0]!.recall.value).toBeCloseTo(2 / 3)
    expect(scores[1]!.precision.value).toBeCloseTo(2 / 3)
    expect(scores[1]!.recall.value).toBe(1)
    expect(scores[1]!.f1.value).toBeCloseTo(0.8)
    expect(scores[2]!.f1.value).toBe(0)
  })
  it('average F1 over the labels that occur', () => {
    expect(macroF1(scores)).toBeCloseTo((2 / 3 + 0.8 + 0) / 3)
  })
  it('give an F1 interval that holds the F1 and repeats with the seed', () => {
    const { low, value, high } = scores[0]!.f1
    expect(low).toBeLessThan(value)
    expect(high).toBeGreaterThan(value)
    expect(scoreLabels(cases, ['a', 'b', 'c', 'd'], options)).toEqual(scores)
    expect(scoreLabels(cases, ['a'], { seed: 2, resamples: 7 })).not.toEqual(
      scoreLabels(cases, ['a'], { seed: 9, resamples: 7 }),
    )
  })
})

describe('the confusion matrix', () => {
  const pairs = [
    { gold: 'a', predicted: 'a' },
    { gold: 'a', predicted: 'c' },
    { gold: 'c', predicted: 'a' },
    { gold: 'a', predicted: 'c' },
  ]
  it('counts cases by label and answer and leaves out what never occurs', () => {
    expect(confusionOf(pairs, ['a', 'b', 'c'])).toEqual({
      labels: ['a', 'c'],
      counts: [
        [1, 2],
        [1, 0],
      ],
    })
  })
  it('names the worst confusions first', () => {
    expect(worstConfusions(confusionOf(pairs, ['a', 'b', 'c']), 1)).toEqual([
      { gold: 'a', predicted: 'c', count: 2 },
    ])
  })
})

describe('the precision-coverage curve', () => {
  const curve = precisionCoverage(
    [judged(0.5, false), judged(0.9, true), judged(0.8, true), judged(0.5, true), judged(0.6, false)],
    10,
  )
  it('accepts from the highest confidence down, equal confidences together', () => {
    expect(curve.map((point) => point.threshold)).toEqual([0.9, 0.8, 0.6, 0.5])
    expect(curve.map((point) => point.coverage)).toEqual([0.1, 0.2, 0.3, 0.5])
    expect(curve.map((point) => point.precision)).toEqual([1, 1, 2 / 3, 3 / 5])
    expect(curve.at(-1)!.recall).toBe(0.3)
  })
  it('tells the largest coverage at a demanded precision', () => {
    expect(coverageAt(curve, 0.95)).toBe(0.2)
    expect(coverageAt(curve, 0.6)).toBe(0.5)
    expect(coverageAt(precisionCoverage([judged(0.9, false)], 1), 0.95)).toBe(0)
  })
})

describe('the calibration error', () => {
  const sample = [judged(0.95, true), judged(0.95, false), judged(0.15, false), judged(0.15, false)]
  it('weighs the distance of confidence and accuracy by count, bins of one width', () => {
    const { bins, ece } = equalWidthCalibration(sample, 10)
    expect(bins.map((bin) => [bin.count, bin.confidence, bin.accuracy])).toEqual([
      [2, 0.15, 0],
      [2, 0.95, 0.5],
    ])
    expect(ece).toBeCloseTo(0.5 * 0.15 + 0.5 * 0.45)
  })
  it('puts a confidence of 1 into the last bin', () => {
    expect(equalWidthCalibration([judged(1, true)], 15).bins).toMatchObject([{ high: 1, count: 1 }])
  })
  it('cuts bins of one size in order of confidence', () => {
    const { bins, ece } = equalMassCalibration([judged(0.2, false), judged(0.4, true), judged(0.9, true)], 3)
    expect(bins.map((bin) => bin.count)).toEqual([1, 1, 1])
    expect(ece).toBeCloseTo((0.2 + 0.6 + 0.1) / 3)
  })
  it('is nothing without cases', () => {
    expect(equalMassCalibration([]).ece).toBe(0)
  })
})

describe('the area under the curve', () => {
  it('counts the pairs in the right order, ties half', () => {
    expect(auroc([0.9, 0.8, 0.4], [0.7, 0.4, 0.1])).toBeCloseTo(7.5 / 9)
  })
  it('is 1 for a clean separation and a half where a side is empty', () => {
    expect(auroc([2, 3], [0, 1])).toBe(1)
    expect(auroc([], [1])).toBe(0.5)
  })
})

describe("McNemar's exact test", () => {
  it('doubles the binomial tail', () => {
    expect(mcnemarExact(1, 8)).toBeCloseTo(20 / 512)
    expect(mcnemarExact(8, 1)).toBeCloseTo(20 / 512)
    expect(mcnemarExact(0, 5)).toBeCloseTo(2 / 32)
  })
  it('finds nothing in an even split or in no change', () => {
    expect(mcnemarExact(5, 5)).toBe(1)
    expect(mcnemarExact(0, 0)).toBe(1)
  })
  it('holds for many cases', () => {
    expect(mcnemarExact(1000, 1200)).toBeGreaterThan(1e-6)
    expect(mcnemarExact(1000, 1200)).toBeLessThan(1e-4)
  })
})

describe('slot scores', () => {
  const size = { name: 'size', value: '42' }
  const place = { name: 'place', value: '江苏' }
  it('match name and value exactly, each as often as it stands', () => {
    const scores = scoreSlots([
      { gold: [size, place], found: [size, size] },
      { gold: [place], found: [place] },
    ])
    expect(scores.map((score) => [score.name, score.precision.value, score.recall.value])).toEqual([
      ['place', 1, 0.5],
      ['size', 0.5, 1],
      ['all', 2 / 3, 2 / 3],
    ])
    expect(scores[2]!.f1).toBeCloseTo(2 / 3)
  })
})
