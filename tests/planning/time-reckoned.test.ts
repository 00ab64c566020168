import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { coverOf, returnWindowOf } from '../../src/knowledge/index.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { orderRecordSchema, productRecordSchema } from '../../src/types/index.ts'
import { lastDraft } from './beside-an-order.ts'
import { NOW, type Said, said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const ZONE = 'Asia/Shanghai'
const WEEK = 168

const SHOP = shopWith({
  facts: {
    no_reason: { type: 'duration', hours: 168, say: '7天无理由退换' },
    return_condition: { type: 'text', say: '签收7天内，没穿没洗' },
    quality_return: { type: 'text', say: '核实是质量问题的，寄回运费我们承担' },
    warranty: {
      type: 'warranty',
      say: '开胶、拉链坏保三个月，掉漆保一个月',
      rows: [
        { months: 3, defects: ['开胶', '拉链坏'] },
        { months: 1, defects: ['掉漆'] },
      ],
      narrow: [
        { on: ['开胶'], say: '开胶保三个月' },
        { on: ['掉漆'], say: '掉漆保一个月' },
      ],
    },
  },
})
const shoe = productRecordSchema.parse({ id: 'S1', title: '商务德比鞋', skus: [] })
const order = (deliveredAt: string, more: object = {}) =>
  orderRecordSchema.parse({
    id: 'O1',
    customerId: 'u1',
    status: 'completed',
    createdAt: '2026-06-01T09:00:00+08:00',
    deliveredAt,
    items: [{ productId: 'S1', title: '商务德比鞋' }],
    ...more,
  })
const told = (deliveredAt: string, ...clauses: Said[]) =>
  lastDraft({ planner, shop: SHOP, product: shoe, order: order(deliveredAt) }, clauses)

describe('how long a fault is mended', () => {
  const until = (deliveredAt: string, months: number, now: string) => {
    const cover = coverOf(order(deliveredAt), months, Date.parse(now), ZONE)
    return cover && [cover.outcome, cover.facts[1]?.value]
  }
  test('counts in months of the calendar from the delivery on', () => {
    expect(until('2026-08-31T10:00:00+08:00', 3, '2026-11-30T23:00:00+08:00')).toEqual([
      'within',
      '2026-11-30',
    ])
    expect(until('2026-08-31T10:00:00+08:00', 3, '2026-12-01T01:00:00+08:00')).toEqual(['past', '2026-11-30'])
    expect(until('2025-11-05T10:00:00+08:00', 3, '2026-01-01T10:00:00+08:00')).toEqual([
      'within',
      '2026-02-05',
    ])
  })
  test('is told by the fault that was told before', () => {
    const glue = said('鞋底开胶', 'quality_issue/defect')
    const over = said('过三包没', 'warranty/period')
    expect(told('2026-06-10T10:00:00+08:00', glue, over).text).toContain('9月10日')
    expect(told('2026-10-10T10:00:00+08:00', glue, over)).toMatchObject({ decision: 'reply' })
    expect(told('2026-10-10T10:00:00+08:00', said('扣子掉漆', 'quality_issue/defect'), over).text).toContain(
      '11月10日',
    )
  })
  test('is for a person where nobody knows which fault it is', () => {
    expect(told('2026-10-10T10:00:00+08:00', said('质保过期没', 'warranty/expired')).decision).toBe('handoff')
  })
})

describe('a refund of one of several things', () => {
  const two = [
    { productId: 'S1', title: '商务德比鞋', quantity: 1, priceFen: 20_000 },
    { productId: 'S2', title: '皮带', quantity: 1, priceFen: 5000 },
  ]
  const window = (amountFen: number, items = two) => {
    const refunds = [{ id: 'r', status: 'approved', amountFen }]
    const of = order('2026-11-20T10:00:00+08:00', { items, amountFen: 25_000, refunds })
    return returnWindowOf(of, WEEK, NOW, ZONE).outcome
  }
  test('leaves the others where they are', () => {
    expect(window(5000)).toBe('open')
    expect(window(25_000)).toBe('unknown')
    expect(window(5000, two.slice(0, 1))).toBe('unknown')
  })
})

describe('a fault that was told', () => {
  const fault = said('左脚开胶了', 'quality_issue/defect')
  const again = said('那能退吗', 'return_policy/can_return')
  test('is not held to what goes back without a reason, until he says that it is none', () => {
    expect(told('2026-11-20T10:00:00+08:00', fault, again).text).not.toContain('没穿没洗')
    const turned = said('其实就是不喜欢 能退吗', 'return_policy/can_return')
    expect(told('2026-11-20T10:00:00+08:00', fault, turned).text).toContain('没穿没洗')
  })
})
