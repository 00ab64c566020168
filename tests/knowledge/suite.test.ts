import { expect, test } from 'vitest'
import { casesOf, isRight } from './suite.ts'

test.each([
  ['products', 0.97],
  ['products_held', 0.88],
])(
  'of the questions of %s at least %f are answered right from the demonstration catalogue',
  (name, least) => {
    const cases = casesOf(name)
    const wrong = cases.filter((one) => !isRight(one))
    expect(1 - wrong.length / cases.length, wrong.map(({ text }) => text).join(' ')).toBeGreaterThanOrEqual(
      least,
    )
  },
)
