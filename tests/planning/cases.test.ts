import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { orderRecordSchema, productRecordSchema } from '../../src/types/index.ts'
import { lastDraft } from './beside-an-order.ts'
import { type Said, said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)

const SHOP = shopWith({
  facts: {
    no_reason: { type: 'duration', hours: 168, say: '7天无理由退换' },
    return_condition: { type: 'text', say: '签收7天内，包装完好' },
  },
})

const lamp = productRecordSchema.parse({
  id: 'L1',
  title: '床头灯',
  attributes: { 配件: '配两个灯罩', 供电方式: 'USB供电', 寿命: '30000小时', 底座直径: '10cm' },
  skus: [
    { id: 'a', color: '暖光', size: '小号', stock: 2 },
    { id: 'b', color: '白光', size: '小号', stock: 2 },
  ],
})
const WAYS = {
  here: { status: 'delivered', deliveredAt: '2026-11-19T20:00:00+08:00' },
  paid: { status: 'paid' },
} as const

/** The last draft of a conversation about a lamp that was bought; every draft is sent. */
function told(way: keyof typeof WAYS, ...clauses: Said[]) {
  const order = orderRecordSchema.parse({
    id: 'O1',
    customerId: 'u1',
    createdAt: '2026-11-18T09:00:00+08:00',
    paidAt: '2026-11-18T09:05:00+08:00',
    items: [{ productId: 'L1', title: '床头灯', color: '暖光', size: '小号' }],
    ...WAYS[way],
  })
  return lastDraft({ planner, shop: SHOP, product: lamp, order }, clauses)
}

const product = (text: string) => said(text, 'product_question/attributes')

describe('what is told of something bought', () => {
  test.each([
    ['拆开就一个灯罩', 'missing_item'],
    ['灯罩没给我', 'missing_item'],
    ['用了四个月灯不亮了', 'quality_issue'],
    ['插上usb没反应', 'quality_issue'],
    ['底座孔位对不上', 'quality_issue'],
    ['灯罩是别人退的吧', 'quality_issue'],
  ])('is a case, whatever its words name of the record: %s', (text, intent) => {
    const draft = told('here', product(text))
    expect(draft.intents).toEqual([intent])
    expect(draft.text).not.toMatch(/两个灯罩|USB供电|30000|10cm/)
  })

  test.each(['配几个灯罩', '供电方式是什么', '会不会用了半年就不亮'])('is no question for it: %s', (text) => {
    expect(told('here', product(text)).intents).toEqual(['product_question'])
  })

  test('is a change where it was ordered wrongly', () => {
    const wrong = product('选错了想要白光的')
    expect(told('paid', wrong).text).toMatch(/还没发|没发/)
    expect(told('here', wrong).text).not.toContain('还没发')
  })
})

describe('what is sent in place of something missing', () => {
  const missing = said('少了一个灯罩', 'missing_item')

  test('is asked for, and not counted from the record', () => {
    const { decision, text } = told('here', missing, product('补一个就行'))
    expect(decision).toBe('handoff')
    expect(text).toMatch(/补/)
  })

  test('comes when the warehouse says, not when the parcel came', () => {
    const when = told('here', missing, said('寄到乡下几天', 'shipping_time/arrival'))
    expect(when.text).toMatch(/仓库|这件/)
    expect(told('here', said('补发的几号到', 'logistics_query/where')).text).toMatch(/仓库|这件/)
  })

  test('is something else than the dispatch of what was ordered', () => {
    expect(told('paid', missing, said('今天能发吗', 'shipping_time/dispatch')).text).not.toContain('这件')
  })

  test('has one answer for when it comes and who pays for it', () => {
    const both = told('here', missing, said('补寄几天到,邮费要我掏吗', 'return_shipping/who_pays'))
    expect(both.intents).toEqual(['shipping_time'])
    expect(both.text).toMatch(/邮费/)
  })

  test('is made good in money by a person, who does not haggle', () => {
    const money = told('here', missing, said('算了抵我几块钱', 'discount/first_ask'))
    expect(money).toMatchObject({ intents: ['missing_item'], decision: 'handoff' })
    expect(told('here', said('抵我几块钱', 'discount/first_ask')).intents).not.toEqual(['missing_item'])
  })
})

describe('how many days it takes', () => {
  test('is asked of the money where a refund is talked about', () => {
    const back = said('退款怎么还没动静', 'refund_timing/overdue')
    const days = said('到底要几天啊', 'shipping_time/arrival')
    expect(told('here', back, days).intents).toEqual(['refund_timing'])
    expect(told('paid', days).intents).toEqual(['shipping_time'])
  })
})
