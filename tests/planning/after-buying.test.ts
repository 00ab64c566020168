import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { lastDraft, orderOfShoes, RETURN_FACTS } from './beside-an-order.ts'
import { type Said, said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const shop = shopWith({ facts: RETURN_FACTS })
const product = productRecordSchema.parse({ id: 'S1', title: '商务德比鞋' })

const WAYS = {
  lapsed: { status: 'closed', paidAt: null },
  given_back: {
    status: 'closed',
    refunds: [{ id: 'R1', status: 'refunded', amountFen: 8900, refundedAt: '2026-11-20T18:00:00+08:00' }],
  },
  paid: { status: 'paid' },
  sent: {
    status: 'shipped',
    shippedAt: '2026-11-20T12:00:00+08:00',
    shipments: [{ courier: '中通', trackingNo: '73120000123', status: 'in_transit' }],
  },
}

/** The last draft of a conversation about an order that stands so; nobody understood what is only words. */
function told(way: keyof typeof WAYS, ...clauses: (Said | string)[]) {
  const heard = clauses.map((one) => (typeof one === 'string' ? said(one, 'out_of_scope') : one))
  return lastDraft({ planner, shop, product, order: orderOfShoes(WAYS[way]) }, heard)
}

describe('in few words it is asked whether the order has left', () => {
  const ASKED = [
    '前晚下的单出了没',
    '排得上没',
    '寄了?',
    '货还压在库房里吗',
    '装车没有呀',
    '没启程吧它',
    '上午拍的那双寄出来没得',
    '哪天才轮到我嘛',
  ]

  test.each(ASKED)('%s: by when it leaves', (text) => {
    expect(told('paid', text)).toMatchObject({ decision: 'reply', text: expect.stringContaining('9:05') })
  })

  test.each(ASKED.slice(0, -1))('%s: that it has left', (text) => {
    expect(told('sent', text)).toMatchObject({
      decision: 'reply',
      text: expect.stringContaining('73120000123'),
    })
  })

  test.each(['退的那双你们寄了没', '师傅走了没', '新款出了没'])('%s: of something else', (text) => {
    expect(told('paid', text).text).not.toContain('9:05')
  })
})

describe('an order that closed since nobody paid is to be placed anew', () => {
  test.each([
    '我礼拜天拍的那个怎么木了',
    '系统自动给取消了',
    '找不着那个单子',
    '哎忘付了',
    '没来得及付款,还能恢复吗',
    '还可以继续付不',
  ])('%s', (text) => {
    const draft = told('lapsed', text)
    expect(draft).toMatchObject({ decision: 'reply', intents: ['order_change'] })
    expect(draft.text).toMatch(/重新(拍|下单)|再下一单/)
  })

  test('also where it is asked for once more, in other words than before', () => {
    const draft = told('lapsed', '我那单怎么关了', '能给调回来不')
    expect(draft).toMatchObject({ decision: 'reply', text: expect.stringContaining('关闭') })
  })

  test('where it was paid and the money went back, the refund is told', () => {
    const draft = told('given_back', '我拍的那个咋不见了')
    expect(draft).toMatchObject({ decision: 'reply', intents: ['refund_timing'] })
    expect(draft.text).toContain('89元')
  })

  test('a lamp that goes out by itself is no order', () => {
    expect(told('lapsed', '灯自己关了').intents).not.toContain('order_change')
  })
})

describe('who waits in line for an invoice', () => {
  test('asks no longer for the order', () => {
    expect(told('paid', said('发票帮我开一下', 'invoice/available'), '排上没').intents).toEqual(['invoice'])
  })
})

describe('of a parcel on its way', () => {
  test.each(['叫圆通给我转单位', '喊小哥搁保安室', '跟快递说晚点送', '极兔给我改派到学校'])(
    'a wish to the courier chooses none: %s',
    (text) => {
      const draft = told('sent', said(text, 'courier/change'))
      expect(draft).toMatchObject({ decision: 'handoff', intents: ['logistics_query'] })
    },
  )

  test.each(['上午送还是下午送', '具体几点送来', '早上还是晚上呀'])(
    'the time of the day is asked of the courier: %s',
    (text) => {
      const draft = told('sent', said('到哪了', 'logistics_query/where'), said(text, 'low_confidence'))
      expect(draft).toMatchObject({ decision: 'handoff', intents: ['logistics_query'] })
    },
  )
})

describe('amid an invoice', () => {
  const asked = said('票开好没', 'invoice/not_received')
  test.each(['开到哪儿去啦', '发哪个邮箱了', '寄哪儿了我没收到', '传给谁了'])(
    'where it went is no question about the parcel: %s',
    (text) => {
      const draft = told('sent', asked, said(text, 'logistics_query/where'))
      expect(draft.intents).toEqual(['invoice'])
      expect(draft.text).not.toContain('73120000123')
    },
  )
})
