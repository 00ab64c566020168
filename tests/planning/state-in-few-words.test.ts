import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { lastDraft, orderOfShoes, RETURN_FACTS } from './beside-an-order.ts'
import { said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const dispatch = { type: 'duration', hours: 48, say: '付款后48小时内' } as const
const shop = shopWith({ facts: { ...RETURN_FACTS, dispatch } })
const product = productRecordSchema.parse({
  id: 'S1',
  title: '商务德比鞋',
  category: '男鞋/皮鞋',
  attributes: { 鞋面材质: '羊皮' },
  skus: [
    { id: 'a', color: '黑色', size: '42', stock: 2, priceFen: 45900 },
    { id: 'b', color: '黑色', size: '41', stock: 0, priceFen: 45900 },
  ],
  sizeChart: {
    by: 'footLengthMm',
    rows: [
      { size: '41', min: 251, max: 255 },
      { size: '42', min: 256, max: 260 },
    ],
  },
})
const drafted = (standing: object, texts: readonly string[], intent = 'out_of_scope') =>
  lastDraft(
    { planner, shop, product, order: orderOfShoes(standing) },
    texts.map((text) => said(text, intent)),
  )

const PAID = {
  status: 'paid',
  items: [
    { productId: 'S1', title: '商务德比鞋', color: '黑色', size: '42' },
    { productId: 'S2', title: '马毛鞋刷', color: '原木色' },
  ],
}
const parcel = (status: string, text: string) => ({
  courier: '中通',
  status,
  eta: '2026-11-23',
  events: [{ at: '2026-11-21T08:00:00+08:00', place: '河北保定', text }],
})
const SENT = { status: 'shipped', shipments: [parcel('in_transit', '到达保定转运中心')] }
const FAILED = { status: 'shipped', shipments: [parcel('exception', '电话无人接听，暂存莲池网点')] }
const HERE = { status: 'delivered', shipments: [parcel('delivered', '已放入3号楼快递柜')] }
const refund = (status: string) => ({
  ...HERE,
  refunds: [
    {
      id: 'r1',
      status,
      amountFen: 8000,
      requestedAt: '2026-11-20T08:00:00+08:00',
      refundedAt: status === 'refunded' ? '2026-11-20T18:00:00+08:00' : null,
      to: '支付宝',
    },
  ],
})

describe('an order that is paid', () => {
  test.each(['鞋咋连一点消息都没', '德比鞋出仓没 周六要穿的', '啥动静也没有啊'])(
    'is told to leave in time: %s',
    (text) => {
      const draft = drafted(PAID, [text])
      expect([draft.decision, draft.text]).toEqual(['reply', expect.stringContaining('48小时')])
    },
  )

  test.each([
    '鞋刷跟哪双是一单的',
    '哪样跟刷子同一单',
    '单里刷子也在的吧',
    '我选的42 对不',
    '拍的是中号那种吗',
  ])('tells what it holds: %s', (text) => expect(drafted(PAID, [text]).text).toContain('马毛鞋刷'))

  test.each(['付款多少来着', '当时实付几块来着'])('tells what was paid for it: %s', (text) =>
    expect(drafted({ ...PAID, amountFen: 52900 }, [text]).text).toContain('529元'),
  )

  test('tells what it holds to who fears that he chose wrong', () =>
    expect(drafted(PAID, ['我选的42吧 没选错吧']).text).toContain('42'))

  test('is told to be closed to who misses it', () => {
    const closed = { ...PAID, status: 'closed', paidAt: null }
    expect(drafted(closed, ['之前拍的那双鞋咋没了']).text).toMatch(/关/)
  })

  test.each(['钱打过去没 手机卡住了', '那钱到底过没过去'])(
    'is not paid yet, whatever the page did: %s',
    (text) => expect(drafted({ status: 'unpaid', paidAt: null }, [text]).text).toContain('付'),
  )
})

describe('a parcel', () => {
  test.each(['鞋现在在谁手里', '咋还没给我送来', '人家把包裹撂哪了'])(
    'is where its newest event says: %s',
    (text) => expect(drafted(SENT, [text]).text).toContain('保定'),
  )

  test.each(['明天送上门不', '周一要出门 赶得上吗', '后天能送到家不'])('comes on a day: %s', (text) =>
    expect(drafted(SENT, [text]).text).toContain('11月23日'),
  )

  test.each(['快递给我扔哪儿了', '给我放到哪去了'])('lies where it was left: %s', (text) =>
    expect(drafted(HERE, [text]).text).toContain('快递柜'),
  )

  test('that could not be handed over stays with a person, and who asks where it lies is told', () => {
    const first = drafted(FAILED, ['鞋怎么没给送来'])
    expect([first.decision, first.text]).toEqual(['handoff', expect.stringContaining('莲池网点')])
    const talk = ['鞋怎么没给送来', '你们催了没有啊'].map((text) => said(text, 'logistics_query/stuck'))
    const urged = lastDraft({ planner, shop, product, order: orderOfShoes(FAILED) }, talk)
    expect([urged.decision, urged.text]).toEqual(['handoff', expect.stringContaining('莲池网点')])
    const where = drafted(FAILED, ['鞋怎么没给送来', '那现在搁哪了'])
    expect([where.decision, where.text]).toEqual(['reply', expect.stringContaining('莲池网点')])
  })

  test.each(['八天了鞋还不到 搞什么', '等这么久还没送来', '鞋子迟迟不到啊'])(
    'that has not come yet is told by where it is: %s',
    (text) => expect(drafted(SENT, [text]).text).toContain('保定'),
  )

  test.each(['星期天能拿上不', '后天拿得到手吗', '这周日能穿上吗', '周六怕是悬了', '那不是得等到礼拜天'])(
    'comes on the day that it is expected, whichever day is named: %s',
    (text) => {
      const draft = drafted(SENT, ['鞋走到哪里了', text])
      expect([draft.decision, draft.text]).toEqual(['reply', expect.stringContaining('11月23日')])
    },
  )

  test.each(['23号 那就是星期天咯', '也就是后天到吧'])(
    'comes on that day, as is made sure of: %s',
    (text) => {
      const talk = [said('鞋走到哪里了', 'logistics_query/where'), said(text, 'out_of_scope')]
      const draft = lastDraft({ planner, shop, product, order: orderOfShoes(SENT) }, talk)
      expect([draft.decision, draft.text]).toEqual(['reply', expect.stringContaining('11月23日')])
    },
  )

  test.each(['怎么写着签收了 鞋我没拿到', '是谁签的字啊', '没到手就给我签收了'])(
    'that is on its way and was signed for by somebody is a matter for a person: %s',
    (text) => expect(drafted(SENT, [text], 'logistics_query/not_received').decision).toBe('handoff'),
  )
})

describe('the days to send goods back', () => {
  test.each(['签收以后几天内可以退', '退货期限多久呀', '无理由还没过期吧'])(
    'are told, by the order: %s',
    (text) => {
      const draft = drafted(HERE, [text], 'return_policy/condition')
      expect([draft.decision, draft.text]).toEqual(['reply', expect.stringMatching(/签收/)])
    },
  )

  test.each(['买了不中意 退得掉不', '到了不合脚咋整'])('are told where nothing is bought yet: %s', (text) => {
    const asked = said(text, 'return_policy/condition')
    const draft = lastDraft({ planner, shop, product, order: null }, [asked])
    expect([draft.decision, draft.text]).toEqual(['reply', expect.stringMatching(/退/)])
  })
})

describe('what was to be given', () => {
  test.each(['挂件呢 包里翻遍了', '袋子里没有赠品', '是不是漏放小礼物了'])(
    'and is searched for in vain is missing: %s',
    (text) => {
      const draft = drafted(HERE, [text], 'gifts/available')
      expect([draft.decision, draft.intents]).toEqual(['handoff', ['missing_item']])
    },
  )
})

describe('a refund', () => {
  test.each(['退货那边松口没', '换货的事你们点头了没有'])('is agreed to: %s', (text) =>
    expect(drafted(refund('approved'), [text]).text).toContain('通过'),
  )

  test.each(['要的那八十块批到哪一步了', '申请的那八十块咋样了'])('is looked at: %s', (text) =>
    expect(drafted(refund('requested'), [text]).text).toContain('80元'),
  )

  test.each(['那双的钱我没瞧见', '没见着鞋的钱', '鞋的钱跑哪了', '鞋的钱怎么没动静'])(
    'has come, by the record: %s',
    (text) => expect(drafted(refund('refunded'), [text]).text).toContain('支付宝'),
  )

  test.each(['进微信零钱吗', '打卡里不'])('goes to an account: %s', (text) =>
    expect(drafted(refund('approved'), [text]).text).toContain('支付宝'),
  )

  test('is not told to who asks whether he may send it back at their cost', () => {
    const draft = drafted(refund('approved'), ['退的这双我走到付寄回去行吧'], 'return_shipping/collect')
    expect(draft.text).not.toContain('80元')
  })
})

describe('money that came back', () => {
  test.each(['钱数怎么不对', '付了130怎么才退80', '扣钱也没跟我说一声'])(
    'and is not what was paid is counted by a person, not told once more: %s',
    (text) => {
      const talk = [said('退款到账没', 'refund_timing/when'), said(text, 'out_of_scope')]
      const draft = lastDraft({ planner, shop, product, order: orderOfShoes(refund('refunded')) }, talk)
      expect([draft.decision, draft.intents]).toEqual(['handoff', ['refund_amount']])
    },
  )
})

describe('what was bought', () => {
  test('is told of by its record where one of two materials is asked for', () =>
    expect(drafted(refund('approved'), ['这鞋面上是牛皮还是羊皮']).text).toContain('羊皮'))

  test.each(['那个码是多大脚穿的', '这个号多少厘米的脚'])(
    'is of the size that was talked about: %s',
    (text) => expect(drafted(HERE, ['41的有货没', text]).text).toContain('251到255'),
  )
})

describe('an invoice that is written', () => {
  const WRITTEN = { ...HERE, invoice: { status: 'issued' } }
  test.each(['发票开好了可我没收到呀', '发票说开了 短信里翻了没有'])(
    'and was looked for in vain is a matter for a person: %s',
    (text) => expect(drafted(WRITTEN, [text]).decision).toBe('handoff'),
  )

  test('is told of to who only asks for it', () =>
    expect(drafted(WRITTEN, ['发票开好了没']).decision).toBe('reply'))

  test.each(['发票我昨天申请上了没', '票我填好了没有'])('is in hand where it was asked for: %s', (text) =>
    expect(drafted({ ...HERE, invoice: { status: 'requested' } }, [text]).decision).toBe('reply'),
  )
})

describe('goods that are looked at', () => {
  const sku = (id: string, size: string, priceFen: number) => ({ id, size, priceFen, stock: 3 })
  const looked = (goods: object, text: string) =>
    lastDraft({ planner, shop, order: null, product: productRecordSchema.parse({ id: 'S3', ...goods }) }, [
      said(text, 'out_of_scope'),
    ])

  test.each(['大号的多少一条', '那大号多少钱一条呢'])('cost so much apiece in a size: %s', (text) => {
    const skus = [sku('a', '小号', 8900), sku('b', '大号', 10900)]
    expect(looked({ title: '法兰绒毯子', skus }, text).text).toContain('109元')
  })

  test.each(['给我婶 她166 一百一十八斤 能穿吧', '我嫂子身高167 一百二十斤 穿得下不'])(
    'fit a body whose weight is told in words: %s',
    (text) => {
      const rows = [
        { size: 'M', heightCm: [158, 164], weightKg: [48, 55] },
        { size: 'L', heightCm: [165, 170], weightKg: [56, 63] },
      ]
      const goods = {
        title: '珊瑚绒睡衣',
        category: '家纺/家居服',
        skus: [sku('a', 'M', 13900), sku('b', 'L', 13900)],
        sizeChart: { by: 'heightWeight', rows },
      }
      expect(looked(goods, text).text).toContain('L')
    },
  )
})

describe('what is sought in vain, or wanted of the courier', () => {
  const refund = {
    id: 'r1',
    status: 'refunded',
    to: '支付宝',
    amountFen: 45900,
    refundedAt: '2026-11-20T16:00:00+08:00',
  }

  test.each(['微信找了一圈没有啊', '零钱里也没有', '银行卡查了没动静'])(
    'is the money, amid a refund: %s',
    (text) => {
      const { intents, decision } = drafted({ status: 'closed', refunds: [refund] }, ['钱退了没', text])
      expect({ intents, decision }).toEqual({ intents: ['refund_timing'], decision: 'handoff' })
    },
  )

  test('is a call to the courier, which a person makes', () => {
    const { decision, text } = drafted({ status: 'shipped' }, ['帮我打个电话给站点催一催'], 'logistics_query')
    expect({ decision, says: /快递|派送/.test(text) }).toEqual({ decision: 'handoff', says: true })
  })
})
