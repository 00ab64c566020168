import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { lastDraft, orderOfShoes } from './beside-an-order.ts'
import { type Said, said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const shop = shopWith({
  facts: {
    refund_alipay: { type: 'text', say: '交易已完成的打到支付宝' },
    quality_return: { type: 'text', say: '核实是质量问题的，寄回运费我们承担' },
    inspection: { type: 'text', say: '外包装完好就先签收' },
  },
})
const shoe = productRecordSchema.parse({
  id: 'S1',
  title: '商务德比鞋',
  priceFen: 30000,
  skus: [{ id: 'a', color: '黑色', size: '42', stock: 2 }],
})
const event = (at: string, place: string, text: string) => ({ at: `2026-11-${at}:00+08:00`, place, text })
const PICKED_UP = event('19T17:00', '浙江嘉兴', '快件已揽收')
const UNDER_WAY = event('20T08:00', '湖南长沙', '到达长沙转运中心')
const parcel = (...events: object[]) => ({ courier: '中通', status: 'in_transit', events })
const sent = (...shipments: object[]) => ({
  status: 'shipped',
  shippedAt: '2026-11-19T16:00:00+08:00',
  shipments,
})
const WAYS = {
  unpaid: { status: 'unpaid', paidAt: null },
  sent: sent(parcel(UNDER_WAY, PICKED_UP)),
  seen_late: sent(parcel(UNDER_WAY)),
  from_two_places: sent(parcel(PICKED_UP), parcel(event('19T18:00', '广东佛山', '已揽收'))),
  here: { status: 'delivered', deliveredAt: '2026-11-19T20:00:00+08:00' },
  refunding: {
    status: 'delivered',
    deliveredAt: '2026-11-16T20:00:00+08:00',
    refunds: [{ id: 'R1', status: 'requested', amountFen: 30000, requestedAt: '2026-11-20T10:00:00+08:00' }],
  },
  sent_back: {
    status: 'delivered',
    deliveredAt: '2026-11-10T20:00:00+08:00',
    refunds: [
      { id: 'R1', status: 'goods_received', amountFen: 30000, requestedAt: '2026-11-12T10:00:00+08:00' },
    ],
  },
}

/** The last draft of a conversation about an order that stands so; words by themselves were understood as nothing. */
function told(way: keyof typeof WAYS, ...turns: (string | Said)[]) {
  const clauses = turns.map((turn) => (typeof turn === 'string' ? said(turn, 'out_of_scope') : turn))
  return lastDraft({ planner, shop, product: shoe, order: orderOfShoes(WAYS[way]) }, clauses)
}

describe('money that is to go elsewhere than it came from', () => {
  test.each(['钱打我媳妇微信成不', '退款换个支付宝收可以不', '付款那张卡停用了钱退哪去', '能退到别的卡里不'])(
    'is for a person, who finds out whether that can be: %s',
    (text) => {
      const draft = told('here', said(text, 'refund_timing/other'))
      expect(draft).toMatchObject({ decision: 'handoff', intents: ['refund_amount'] })
      expect(draft.text).toMatch(/账户/)
      expect(draft.text).not.toMatch(/支付宝|退款申请/)
    },
  )

  test.each(['我那张卡挂失了', '花呗停用了'])('is wanted by who tells that it cannot go back: %s', (text) => {
    const draft = told('refunding', said('退款到账没', 'refund_timing/other'), text)
    expect(draft).toMatchObject({ decision: 'handoff', text: expect.stringContaining('账户') })
  })

  test('is no wish of who asks which of two it goes to', () => {
    expect(told('here', said('退到卡上还是微信', 'refund_amount/where')).text).toContain('支付宝')
  })
})

describe('where a parcel was sent from', () => {
  const asked = said('这双是打哪发过来的', 'logistics_query/ship_from')
  test('is where the courier took it over, wherever it is now', () => {
    expect(told('sent', asked)).toMatchObject({ decision: 'reply', text: expect.stringMatching(/嘉兴/) })
    expect(told('sent', '货在哪个仓库啊').text).toMatch(/嘉兴/)
  })

  test.each(['seen_late', 'from_two_places', 'unpaid'] as const)(
    'is found out where its events do not say: %s',
    (way) => {
      expect(told(way, asked)).toMatchObject({
        decision: 'handoff',
        text: expect.stringMatching(/仓|发/),
      })
    },
  )
})

describe('a parcel on its way', () => {
  const stuck = said('怎么不动了', 'logistics_query/stuck')
  test.each(['18号就不动了啥意思', '我家7楼没电梯'])('is given no new address by %s', (text) => {
    expect(told('sent', stuck, said(text, 'logistics_query/stuck')).intents).toEqual(['logistics_query'])
  })

  test('is carried upstairs where the courier does that: he is asked', () => {
    expect(told('sent', '给扛上楼不')).toMatchObject({ decision: 'handoff', intents: ['logistics_query'] })
  })

  test.each(['我们小区哪有驿站', '根本没有丰巢啊'])('is looked for where %s', (text) => {
    const signed = said('显示签收可我没拿到', 'logistics_query/not_received')
    expect(told('sent', signed, said(text, 'courier/other'))).toMatchObject({
      decision: 'handoff',
      intents: ['logistics_query'],
    })
  })

  test.each(['谁塞的柜子里', '没有取件短信啊', '丰巢我看过是空的', '前台说没见着'])(
    'is looked for where it is not what it should be: %s',
    (text) => {
      const signed = said('显示签收可我没拿到', 'logistics_query/not_received')
      const draft = told('sent', signed, said(text, 'courier/which'))
      expect(draft).toMatchObject({ decision: 'handoff', intents: ['logistics_query'] })
      expect(draft.text).not.toMatch(/单号/)
    },
  )

  test('is chased for who says that no courier is so slow', () => {
    expect(told('sent', stuck, said('中通也没这么慢啊', 'courier/compare')).intents).toEqual([
      'logistics_query',
    ])
  })

  test.each(['你帮忙看下能拦回来吗', '快叫他们拦一下,急'])('is to be stopped by %s', (text) => {
    const draft = told('sent', said('大的有货不', 'stock/available'), said(text, 'low_confidence'))
    expect(draft).toMatchObject({ decision: 'handoff', text: expect.stringMatching(/拦/) })
  })

  test('that may come broken asks for the shop’s terms, not about the packaging', () => {
    const packed = said('怕压坏', 'packaging/protection')
    expect(told('sent', said('先看货再签行不', 'inspection'), packed).intents).not.toContain('order_change')
    const whose = said('万一里面磕坏了算谁的', 'quality_issue/damage')
    expect(told('sent', whose)).toMatchObject({
      decision: 'reply',
      text: expect.stringContaining('质量问题'),
    })
  })
})

describe('a refund', () => {
  test.each(['到底批不批呀', '咋还没审批', '给不给通过啊', '怎么一直没同意'])(
    'that was asked for is told as it stands: %s',
    (text) => {
      expect(told('refunding', text).text).toMatch(/300元|退款/)
    },
  )

  test('is told once, however it is asked for', () => {
    const both = [said('鞋退回去十天了', 'return_policy/progress'), said('钱还没影', 'refund_timing/overdue')]
    const draft = lastDraft({ planner, shop, product: shoe, order: orderOfShoes(WAYS.sent_back) }, [
      { ...both[0]!, text: '鞋退回去十天了' },
      both[1]!,
    ])
    expect(draft.text.match(/300元/g) ?? []).toHaveLength(1)
  })

  test.each(['瞧了余额里没有', '刷了几遍没到账', '零钱里没看到'])('that he cannot find: %s', (text) => {
    const asked = said('退款到了没', 'refund_timing/other')
    expect(told('here', asked, text)).toMatchObject({ intents: ['refund_timing'] })
  })

  test('is not taken back by who says that the goods are sound', () => {
    const asked = said('怎么还不退款', 'refund_timing/overdue')
    expect(told('refunding', asked, '东西好着呢').text).not.toContain('弄好')
    expect(told('refunding', asked, '吊牌都没动').intents).not.toContain('logistics_query')
  })
})

describe('an order that waits to be paid', () => {
  test.each(['这单我晚三天再付行不行', '先留着月初再付可以吗', '现在拍,过两天付款行吗', '付款可以缓几天不'])(
    'may be paid later if the shop waits: %s',
    (text) => {
      const draft = told('unpaid', said(text, 'payment/other'))
      expect(draft).toMatchObject({ decision: 'handoff', intents: ['payment'] })
      expect(draft.text).not.toMatch(/抱歉|久等|货到付款/)
    },
  )
})

test.each(['下单了您核对下对不对', '拍完了,帮我瞅瞅有没有错'])(
  'what was ordered is told to who asks: %s',
  (text) => {
    expect(told('unpaid', text).text).toMatch(/黑色42|商务德比鞋/)
  },
)

test('a piece is kept for him if the shop does that', () => {
  expect(told('unpaid', said('给我留两条呗', 'stock/available')).text).toMatch(/留/)
})

test.each(['小票也还在', '鞋盒和标签都留着', '别的都是好的'])(
  'that the rest is sound is noted in a case: %s',
  (text) => {
    const fault = said('鞋头裂了', 'quality_issue/defect')
    expect(told('here', fault, said(text, 'invoice/available')).intents).toEqual(['acknowledge'])
  },
)

test('how often it was worn is no question for a price', () => {
  const worn = said('总共才穿过四回', 'out_of_scope')
  expect(told('here', said('鞋头裂了', 'quality_issue/defect'), worn).text).not.toContain('300元')
})

test('another size of what was ordered needs no link', () => {
  const instead = said('还没发能换大的吗', 'order_change/goods')
  const other = lastDraft(
    {
      planner,
      shop,
      product: productRecordSchema.parse({ id: 'X', title: '别的' }),
      order: orderOfShoes(WAYS.here),
    },
    [instead, said('大的还剩吗', 'stock/available')],
  )
  expect(other.decision).not.toBe('clarify')
})
