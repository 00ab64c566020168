import { expect, test } from 'vitest'
import { budgetIn } from '../../src/knowledge/budget.ts'

test.each([
  ['预算四百左右', 46000],
  ['两百上下的', 23000],
  ['三百以内', 30000],
  ['最多五百', 50000],
])('what may be spent at most is heard, a little more where it is about a sum: %s', (text, fen) => {
  expect(budgetIn(text)).toBe(fen)
})

test.each(['42左右的脚', '等了两个月', '第三百单'])('and no sum where none is named: %s', (text) => {
  const heard = budgetIn(text)
  expect(heard === null || heard < 10000).toBe(true)
})
