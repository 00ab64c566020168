import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { lastDraft, orderOfShoes } from './beside-an-order.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { type Said, SHOP, said } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const shoes = productRecordSchema.parse({ id: 'S1', title: '商务德比鞋', category: '男鞋' })
const UNDER_WAY = {
  status: 'shipped',
  shippedAt: '2026-11-19T10:00:00+08:00',
  shipments: [
    {
      courier: '中通',
      trackingNo: '73100000001',
      status: 'delivered',
      events: [{ at: '2026-11-20T15:00:00+08:00', place: '江苏南通', text: '已签收,放在代收点' }],
    },
  ],
}
const beside = (...clauses: Said[]) =>
  lastDraft({ planner, shop: SHOP, product: shoes, order: orderOfShoes(UNDER_WAY) }, clauses)
const MISSING = said('显示签收了可我没拿到', 'logistics_query/not_received')

describe('while somebody finds out about a parcel', () => {
  test.each(['问到了吗', '有结果没', '快递那边查到没'])(
    'who asks for news is told nothing that he knows: %s',
    (text) => {
      const draft = beside(MISSING, said(text, 'out_of_scope'))
      expect(draft.decision).toBe('handoff')
      expect(draft.text).not.toContain('南通')
      expect(draft.text).not.toContain('代收点')
    },
  )
  test('until when it may be brought is passed on to the courier', () => {
    const where = said('包裹到哪了', 'logistics_query/where')
    const draft = beside(where, said('店里六点打烊 来晚了没人收', 'logistics_query/where'))
    expect(draft.decision).toBe('handoff')
    expect(draft.text).toMatch(/快递|派送/)
  })
})

const lamp = (attributes: Record<string, string>) =>
  productRecordSchema.parse({
    id: 'L1',
    title: '青竹台灯',
    category: '灯具/台灯',
    priceFen: 9900,
    attributes,
    skus: [sku('白色', '', 9900, 2)],
  })

describe('how long the cord is', () => {
  test.each(['线有多长 插座离得老远', '电线够长不 我家插座在墙根'])(
    'is not told by how it is powered: %s',
    (text) => {
      const silent = draftBeside([lamp({ 供电: '插电' })], [said(text, 'product_question/attributes')])
      expect(silent.decision).toBe('handoff')
      expect(silent.text).not.toContain('插电')
      const known = draftBeside(
        [lamp({ 供电: '插电', 电源线长: '1.5m' })],
        [said(text, 'product_question/attributes')],
      )
      expect(known.text).toContain('1.5m')
    },
  )
})

describe('of what is given', () => {
  const GIFTS = said('那送点啥呗', 'gifts/request')
  test('who takes it is not answered anew', () => {
    expect(beside(GIFTS, said('袜子啊也行吧', 'gifts')).decision).not.toBe('handoff')
  })
  test('who would rather have money bargains', () => {
    expect(beside(GIFTS, said('袜子用不上 直接减点钱吧', 'promotion/problem')).intents).toContain('discount')
  })
})

test('whether it goes out in time if it is ordered now is told by when it is sent', () => {
  const { text } = draftBeside([shoes], [said('这会儿拍今天赶得及寄不', 'shipping_time/dispatch_today')])
  expect(text).toContain('48小时')
})
