import { describe, expect, it } from 'vitest'
import { BayesClassifier } from '../../src/nlu/bayes-classifier.ts'
import type { Document } from '../../src/nlu/classifier.ts'

const document = (...tokens: string[]): Document => ({ text: tokens.join(''), tokens })

describe("natural's Bayes behind the classifier contract", () => {
  const classifier = new BayesClassifier()
  classifier.fit(
    [
      document('是', '正品', '吗'),
      document('正品', '保证'),
      document('便宜', '点'),
      document('能', '便宜', '吗'),
    ],
    ['authenticity', 'authenticity', 'discount', 'discount'],
  )

  it('puts the likelier label first', () => {
    expect(classifier.predict(document('正品'))[0]!.label).toBe('authenticity')
    expect(classifier.predict(document('便宜'))[0]!.label).toBe('discount')
  })

  it('survives saving and loading', () => {
    const loaded = BayesClassifier.load(classifier.save())
    expect(loaded.predict(document('便宜', '吗'))).toEqual(classifier.predict(document('便宜', '吗')))
  })
})
