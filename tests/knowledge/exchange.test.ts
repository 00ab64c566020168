import { describe, expect, test } from 'vitest'
import { exchangeOf, returnWindowOf } from '../../src/knowledge/index.ts'
import { orderRecordSchema, productRecordSchema } from '../../src/types/index.ts'

const NOW = Date.parse('2026-11-21T10:00:00+08:00')
const SHANGHAI = 'Asia/Shanghai'
const WEEK = 168

const order = (more: object = {}) =>
  orderRecordSchema.parse({
    id: 'O1',
    customerId: 'u1',
    status: 'delivered',
    createdAt: '2026-11-10T09:00:00+08:00',
    deliveredAt: '2026-11-13T09:00:00+08:00',
    items: [{ productId: 'S1', title: '商务德比鞋', color: '黑色', size: '42' }],
    ...more,
  })
const shoe = productRecordSchema.parse({
  id: 'S1',
  title: '商务德比鞋',
  skus: [
    { id: 'a', color: '黑色', size: '41', stock: 2 },
    { id: 'b', color: '黑色', size: '42', stock: 2 },
    { id: 'c', color: '黑色', size: '43', stock: 0 },
    { id: 'd', color: '棕色', size: '42', stock: 1 },
  ],
})

describe('what is wanted instead of what was ordered', () => {
  const told = (text: string, of = order()) => {
    const answer = exchangeOf(text, of, shoe, NOW)
    return answer && [answer.outcome, answer.facts[0]?.say]
  }

  test('keeps the colour where only a size is named, and the size where only a colour is', () => {
    expect(told('换41的')).toEqual(['there', '黑色41'])
    expect(told('想换棕色')).toEqual(['there', '棕色42'])
  })

  test('is what stands behind the exchange', () => {
    expect(told('42换41')).toEqual(['there', '黑色41'])
  })

  test('counts from the size that was ordered', () => {
    expect(told('换大一码')).toEqual(['gone', '黑色43'])
    expect(told('换小一码')).toEqual(['there', '黑色41'])
  })

  test('is nothing where none is named, or the ordered one', () => {
    expect(told('想换一双')).toBeNull()
    expect(told('42的有点大')).toBeNull()
  })

  test('is nothing where two of the same style were ordered', () => {
    const [item] = order().items ?? []
    expect(told('换41的', order({ items: [item, { ...item, size: '43' }] }))).toBeNull()
  })
})

describe('the time to send it back', () => {
  const outcome = (of = order(), hours: number | null = WEEK) =>
    returnWindowOf(of, hours, NOW, SHANGHAI).outcome

  test('is over once the promised time has passed since delivery', () => {
    expect(outcome()).toBe('over')
    expect(outcome(order({ deliveredAt: '2026-11-15T09:00:00+08:00' }))).toBe('open')
  })

  test('is not judged where the day is unknown, nothing is promised, or it is on its way back', () => {
    expect(outcome(order({ deliveredAt: null }))).toBe('unknown')
    expect(outcome(order(), null)).toBe('unknown')
    expect(outcome(order({ refunds: [{ id: 'r', status: 'requested' }] }))).toBe('unknown')
  })
})

test('a size that is made in another colour alone is wanted in that one; what is gone is told with what is there', () => {
  const slim = { ...shoe, skus: [...(shoe.skus ?? []), { id: 'e', color: '棕色', size: '40', stock: 1 }] }
  const facts = (text: string) => exchangeOf(text, order(), slim, NOW)?.facts.map(({ say }) => say)
  expect(facts('那40呢')).toEqual(['棕色40'])
  const both = { ...shoe, skus: [...(shoe.skus ?? []), { id: 'f', color: '棕色', size: '43', stock: 1 }] }
  expect(exchangeOf('换43', order(), both, NOW)?.facts.map(({ say }) => say)).toEqual(['黑色43', '棕色43'])
})
