import { expect, test } from 'vitest'
import { casesOf, isRight } from './suite.ts'

test.each<['p' | 'h', number]>([
  ['p', 0.97],
  ['h', 0.88],
])('of the questions %s… at least %f are answered right from the demonstration catalogue', (name, least) => {
  const cases = casesOf(name)
  const wrong = cases.filter((one) => !isRight(one))
  expect(1 - wrong.length / cases.length, wrong.map(({ text }) => text).join(' ')).toBeGreaterThanOrEqual(
    least,
  )
})
