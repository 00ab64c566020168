import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { orderRecordSchema, productRecordSchema } from '../../src/types/index.ts'
import { lastDraft } from './beside-an-order.ts'
import { type Said, said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)

const SHOP = shopWith({
  facts: {
    dispatch: { type: 'duration', hours: 48, say: '付款后48小时内' },
    delivery_time: {
      type: 'text',
      say: '城里3天，镇上5天',
      narrow: [{ on: ['镇'], say: '镇上5天' }],
    },
    no_reason: { type: 'duration', hours: 168, say: '7天无理由退换' },
    return_condition: { type: 'text', say: '签收7天内，没穿没洗' },
    refund_within: { type: 'duration', hours: 120, say: '收到退货后3个工作日内' },
    online_payment: { type: 'text', say: '都是在线付款，货到付款暂不支持' },
  },
})
const bulb = productRecordSchema.parse({
  id: 'B1',
  title: '螺口灯泡',
  aliases: ['灯泡'],
  category: '光源/灯泡',
  attributes: { 色温: '3000K暖光/6500K白光' },
  skus: [
    { id: 'a', color: '暖光', size: '9W', stock: 9, priceFen: 1200 },
    { id: 'b', color: '暖光', size: '15W', stock: 4, priceFen: 1900 },
    { id: 'c', color: '白光', size: '9W', stock: 0, priceFen: 1200 },
    { id: 'd', color: '白光', size: '15W', stock: 5, priceFen: 1900 },
    { id: 'e', color: '中性光', size: '5W', stock: 5, priceFen: 900 },
  ],
})
const STATES = {
  unpaid: { status: 'unpaid', paidAt: null },
  paid: { status: 'paid' },
  sent: {
    status: 'shipped',
    shippedAt: '2026-11-20T15:00:00+08:00',
    shipments: [{ courier: '中通', status: 'in_transit', events: [] }],
  },
  asked: {
    status: 'delivered',
    deliveredAt: '2026-11-19T10:00:00+08:00',
    refunds: [
      {
        id: 'r',
        status: 'requested',
        amountFen: 2400,
        requestedAt: '2026-11-20T09:00:00+08:00',
        to: '支付宝',
      },
    ],
  },
}
function told(state: keyof typeof STATES, ...clauses: Said[]) {
  const order = orderRecordSchema.parse({
    id: 'O1',
    customerId: 'u1',
    createdAt: '2026-11-20T09:00:00+08:00',
    paidAt: '2026-11-20T09:05:00+08:00',
    amountFen: 2400,
    items: [{ productId: 'B1', title: '螺口灯泡', color: '暖光', size: '9W', quantity: 2, priceFen: 1200 }],
    ...STATES[state],
  })
  return lastDraft({ planner, shop: SHOP, product: bulb, order }, clauses)
}
const WRONG = said('拍错规格了', 'order_change/goods')

describe('a variant that is named alone while the order is to be changed', () => {
  test('is what is wanted instead', () => {
    expect(told('paid', WRONG, said('白光15w的吧', 'product_question/attributes')).text).toContain('白光15W')
    expect(told('paid', WRONG, said('15w', 'out_of_scope')).text).toContain('暖光15W')
  })
  test('is told as gone, or in the colour that it is made in', () => {
    const { text, decision } = told('paid', WRONG, said('白光9w', 'product_question/attributes'))
    expect(decision).toBe('handoff')
    expect(text).toMatch(/白光9W/)
    expect(text).not.toContain('暖光')
    expect(told('paid', WRONG, said('5w的', 'stock/available')).text).toContain('中性光5W')
  })
  test('is ordered anew where nothing is paid yet', () => {
    const { text, decision } = told('unpaid', WRONG, said('那我要白光15w怎么弄', 'stock/available'))
    expect(decision).toBe('reply')
    expect(text).toMatch(/重新(拍|选)|直接拍/)
  })
  test('asks for goods where no order is to be changed', () => {
    expect(told('paid', said('白光15w的有吗', 'stock/available')).text).toContain('有')
  })
})

describe('what has not been sent', () => {
  test('is asked after in the warehouse where he doubts that it is there', () => {
    const urge = said('怎么还没发', 'shipping_time/urge')
    for (const text of ['该不会没货吧', '缺货就早点讲'])
      expect(told('paid', urge, said(text, 'stock/available')).intents).toEqual(['shipping_time'])
    expect(told('paid', urge, said('白光有货吗', 'stock/available')).intents).toEqual(['stock'])
  })
  test('takes so long on its way, to where he says, once it is paid', () => {
    const { text } = told('unpaid', said('付了到镇上几天', 'shipping_time/arrival'))
    expect(text).toContain('镇上5天')
    expect(text).not.toContain('城里')
  })
  test('may be asked about again while its address is to be changed', () => {
    const address = said('改下地址', 'order_change/address')
    expect(told('sent', address, said('都发了?', 'order_change/other')).text).toMatch(/发|路上/)
  })
  test('is not paid on delivery', () => {
    expect(told('unpaid', said('能货到付款吗', 'payment/cod')).text).toContain('货到付款')
  })
})

describe('a refund that is asked for', () => {
  test('is told how far it is, where it goes and from when days count', () => {
    expect(told('asked', said('提交了退款怎么还没人审', 'low_confidence')).text).toContain('24元')
    const when = said('退款几天', 'refund_timing/when')
    expect(told('asked', when, said('能退到微信不', 'return_policy/can_return')).text).toContain('支付宝')
    expect(told('asked', when, said('从哪天开始算', 'return_policy/condition')).text).toContain('3个工作日')
  })
  test('is no dispute about a sum before it is paid', () => {
    expect(told('asked', said('退的时候别扣我的钱', 'refund_amount/short')).decision).toBe('reply')
    expect(told('asked', said('怎么只退了20', 'refund_amount/short')).decision).toBe('handoff')
  })
})

describe('an order that cannot be changed', () => {
  test('is ordered anew: unpaid without what is not wanted, or closed', () => {
    const items = [
      { productId: 'B1', title: '螺口灯泡', quantity: 1, priceFen: 1200 },
      { productId: 'X1', title: '陶瓷灯座', quantity: 1, priceFen: 800 },
    ]
    const of = (more: object) =>
      orderRecordSchema.parse({
        id: 'O1',
        customerId: 'u1',
        createdAt: '2026-11-20T09:00:00+08:00',
        items,
        ...more,
      })
    const drop = said('灯座不要了', 'order_change/cancel')
    const unpaid = lastDraft({ planner, shop: SHOP, product: bulb, order: of({ status: 'unpaid' }) }, [drop])
    expect(unpaid.text).toContain('重新拍')
    expect(unpaid.text).toContain('灯座')
    const again = said('换成白光行吗', 'order_change/other')
    const closed = lastDraft({ planner, shop: SHOP, product: bulb, order: of({ status: 'closed' }) }, [again])
    expect(closed.text).toContain('重新拍')
  })
})
