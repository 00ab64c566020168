import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { lastDraft, orderOfShoes, RETURN_FACTS } from './beside-an-order.ts'
import { said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const shop = shopWith({ facts: { ...RETURN_FACTS } })
const product = productRecordSchema.parse({
  id: 'S1',
  title: '商务德比鞋',
  skus: [{ id: 'a', color: '黑色', size: '42', stock: 2 }],
})
const reply = (standing: object, text: string, intent = 'out_of_scope') =>
  lastDraft({ planner, shop, product, order: orderOfShoes(standing) }, [said(text, intent)])

const PAID = {
  status: 'paid',
  amountFen: 51800,
  items: [
    { productId: 'S1', title: '商务德比鞋', color: '黑色', size: '42', quantity: 1, priceFen: 45900 },
    { productId: 'S2', title: '羊毛袜', color: '灰色', quantity: 3, priceFen: 2900 },
  ],
}

describe('what an order holds', () => {
  test.each([
    '忘记当时选的哪个颜色了',
    '我拿的是啥码来着',
    '我下的黑的还是棕的来着',
    '袜子我拍了几双',
    '怕手滑选错了',
    '这单里都有啥',
    '里面是哪几样来着',
    '三双里头灰的占几双',
    '是不是三双全灰的',
    '我当时拍的皮鞋是穿几码的',
    '我这单是多大的来着',
    '还没到的那双是什么色',
    '里面都是哪几样',
    '袜子我买了几双来着',
    '码数呢,几码',
  ])('is told to who forgot it: %s', (text) => {
    const draft = reply(PAID, text)
    expect([draft.decision, draft.text]).toEqual(['reply', expect.stringContaining('商务德比鞋黑色42×1')])
  })

  test.each(['这双是哪天拍的来着', '我几号下的单', '下单时间是什么时候'])(
    'was placed on a day that is told: %s',
    (text) => expect(reply(PAID, text, 'logistics_query/where').text).toContain('9:00'),
  )

  test.each(['那单合计多少来着', '我付了518对吧'])('comes to a sum that is asked again: %s', (text) =>
    expect(reply(PAID, text).text).toContain('518元'),
  )

  test.each(['付了没我', '付款了没呀'])('is told to be paid: %s', (text) =>
    expect(reply(PAID, text, 'payment/problem').text).toMatch(/付好|付款成功/),
  )

  test.each(['那会儿一共花了多少', '最后到底扣了我多少', '这趟总共掏了多少'])('comes to a sum: %s', (text) =>
    expect(reply(PAID, text).text).toContain('518元'),
  )

  test('is no reason to tell what was ordered to who fears that he may not give it back', () =>
    expect(reply(PAID, '怕买错了能退吗', 'return_policy/can_return').text).not.toContain('羊毛袜'))
})

describe('an order that has come', () => {
  const HERE = {
    status: 'delivered',
    deliveredAt: '2026-11-19T20:00:00+08:00',
    shipments: [
      {
        courier: '中通',
        status: 'delivered',
        events: [{ at: '2026-11-19T20:00:00+08:00', text: '本人签收' }],
      },
    ],
  }

  test.each(['那双是几号收着的', '我啥时候签的呀'])('came on a day: %s', (text) =>
    expect(reply(HERE, text).text).toContain('11月19日'),
  )

  test.each([
    '哪天签收的 还能退不',
    '最迟哪天要寄',
    '几号前得给你们寄回',
    '最晚拖到哪天退都行',
    '最迟几号前得跟你们说',
  ])('may go back until a day: %s', (text) =>
    expect(reply(HERE, text, 'return_policy/can_return').text).toContain('11月26日'),
  )
})

test.each(['怎么派送失败了', '显示派件没成功 咋回事'])('why it was not delivered is told: %s', (text) => {
  const events = [{ at: '2026-11-21T08:00:00+08:00', place: '河北保定', text: '电话无人接听' }]
  const shipments = [{ courier: '中通', status: 'exception', events }]
  expect(reply({ status: 'shipped', shipments }, text).text).toContain('电话无人接听')
})

describe('an order that was sent back', () => {
  const BACK = {
    status: 'closed',
    refunds: [
      {
        id: 'r1',
        status: 'refunded',
        amountFen: 45900,
        requestedAt: '2026-11-20T09:00:00+08:00',
        refundedAt: '2026-11-21T09:00:00+08:00',
        to: '支付宝',
      },
    ],
  }
  test.each(['德比鞋退了没', '那双退好了吗', '钱打到哪儿了'])('has its money where it went: %s', (text) => {
    const draft = reply(BACK, text)
    expect([draft.decision, draft.text]).toEqual(['reply', expect.stringContaining('支付宝')])
  })
})

test('when the rest of it comes is told to who says beside it when he is at home', () => {
  const parcel = (status: string, eta: string) => ({
    courier: '中通',
    status,
    eta,
    events: [{ at: '2026-11-20T12:00:00+08:00', place: '武汉', text: '到达武汉' }],
  })
  const shipments = [parcel('delivered', '2026-11-21'), parcel('in_transit', '2026-11-23')]
  expect(reply({ status: 'shipped', shipments }, '没到的那包几号到啊 周末家里没人').text).toContain(
    '11月23日',
  )
})
