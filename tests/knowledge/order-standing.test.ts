import { describe, expect, test } from 'vitest'
import { createCatalogue, factNamed, itemsOf, statusOf } from '../../src/knowledge/index.ts'
import { order, product } from './samples.ts'

describe('how an order without a refund stands', () => {
  test.each([
    ['unpaid', { status: 'unpaid', paidAt: null, amountFen: 9900 }],
    ['never_paid', { status: 'closed', paidAt: null }],
    ['closed', { status: 'closed' }],
    ['received', { status: 'completed' }],
    ['open', { status: 'paid' }],
    ['open', { status: 'shipped', shipments: [{ courier: '中通' }] }],
  ])('%s', (outcome, over) => expect(statusOf(order(over)).outcome).toBe(outcome))

  test('with what it comes to', () => {
    const { facts } = statusOf(order({ status: 'unpaid', amountFen: 9900 }))
    expect(factNamed(facts, 'order.amount')?.say).toBe('99元')
  })
})

describe('what was ordered is held against the words', () => {
  const bought = order({
    items: [{ productId: 'P1', title: '德比鞋', color: '黑色', size: '41', quantity: 1 }],
  })
  const skus = ['黑色', '棕色'].flatMap((color) =>
    ['41', '42'].map((size) => ({ id: color + size, color, size })),
  )
  const catalogue = createCatalogue([product({ skus })])

  test.each([
    ['拍的是黑色41对吧', 'same'],
    ['拍的是41码吧', 'same'],
    ['拍的是棕色吗', 'other'],
    ['拍的是黑色42吗', 'other'],
    ['拍的是几码的', 'items'],
  ])('%s → %s', (text, outcome) => {
    const answer = itemsOf(bought, text, catalogue)
    expect(answer.outcome).toBe(outcome)
    expect(factNamed(answer.facts, 'order.items')?.say).toBe('德比鞋黑色41×1')
  })

  test('and nothing is said of an order that does not tell', () => {
    expect(itemsOf(order(), '拍的是黑色吗', catalogue)).toEqual({ outcome: 'unknown', facts: [] })
  })
})
