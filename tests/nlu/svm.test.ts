import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/nlu/classifier.ts'
import { DEFAULT_SVM, LinearClassifier } from '../../src/nlu/linear/linear-classifier.ts'
import { trainSvm } from '../../src/nlu/linear/svm.ts'
import { fitRows } from '../../src/nlu/linear/vectoriser.ts'

const document = (text: string): Document => ({ text, tokens: [...text] })
const texts = [
  '是正品吗',
  '正品保证吗',
  '真的假的',
  '便宜点',
  '能便宜吗',
  '打个折吧',
  '发什么快递',
  '走顺丰吗',
  '用哪家快递',
]
const labels = ['a', 'a', 'a', 'd', 'd', 'd', 'c', 'c', 'c']

describe('the support vector machine', () => {
  it('meets the optimality conditions of the primal problem', () => {
    const { table, rows } = fitRows(texts.map(document))
    const targets = Int8Array.from(labels, (label) => (label === 'a' ? 1 : -1))
    const weights = trainSvm(rows, targets, table.size, { C: 2, tolerance: 1e-6, maxPasses: 5000, seed: 1 })
    // The gradient of w²/2 + C Σ max(0, 1 - y f)² is zero at the optimum.
    const gradient = Float64Array.from(weights)
    for (let i = 0; i < targets.length; i++) {
      const columns = rows.columns.subarray(rows.starts[i], rows.starts[i + 1])
      const scale = 1 / Math.sqrt(columns.length)
      const y = targets[i]!
      const f = columns.reduce((sum, column) => sum + weights[column]! * scale, weights.at(-1)!)
      const slack = Math.max(0, 1 - y * f)
      for (const column of columns) gradient[column]! -= 2 * 2 * slack * y * scale
      gradient[gradient.length - 1]! -= 2 * 2 * slack * y
    }
    expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(1e-4)
  })
})

describe('the linear classifier', () => {
  // Nine texts: every feature counts.
  const options = { ...DEFAULT_SVM, leastCount: 1 }
  const classifier = new LinearClassifier(options)
  classifier.fit(texts.map(document), labels)

  it('puts what it learned on top', () => {
    texts.forEach((text, i) => {
      expect(classifier.predict(document(text))[0]!.label).toBe(labels[i])
    })
  })

  it('recognises a new text by the parts it shares', () => {
    expect(classifier.predict(document('正品'))[0]!.label).toBe('a')
    expect(classifier.predict(document('快递'))[0]!.label).toBe('c')
  })

  it('survives saving and loading: same scores', () => {
    const loaded = LinearClassifier.load(classifier.save())
    for (const text of [...texts, '没见过的话']) {
      expect(loaded.predict(document(text))).toEqual(classifier.predict(document(text)))
    }
  })

  it('is the same byte for byte when trained again', () => {
    const again = new LinearClassifier(options)
    again.fit(texts.map(document), labels)
    expect(Buffer.from(again.save()).equals(Buffer.from(classifier.save()))).toBe(true)
  })

  it('leaves out features that occur in fewer documents than asked for', () => {
    const sparing = new LinearClassifier({ ...options, leastCount: 2 })
    sparing.fit(texts.map(document), labels)
    expect(sparing.features).toBeLessThan(classifier.features)
    expect(sparing.predict(document('正品'))[0]!.label).toBe('a')
  })

  it('says which share of the features it knows', () => {
    const scores = new Float32Array(3)
    expect(classifier.score(document('是正品吗'), scores)).toBe(1)
    expect(classifier.score(document('正品'), scores)).toBe(0.8)
    expect(classifier.score(document('雹'), scores)).toBe(0)
  })

  it('explains a score by the places of the text: they add up to it, without the bias', () => {
    const text = '是正品吗'
    const added = classifier.contributions(document(text), 'a')
    expect(added[1]! + added[2]!).toBeGreaterThan(0)
  })
})
