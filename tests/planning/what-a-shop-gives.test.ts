import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { orderRecordSchema, productRecordSchema } from '../../src/types/index.ts'
import { lastDraft } from './beside-an-order.ts'
import { conversation, type Said, said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)

const OF_ONE_ORDER = shopWith({
  facts: {
    price_policy: { type: 'text', say: '统一售价' },
    promo_reductions: { type: 'text', say: '满100减10' },
    coupon_use: { type: 'text', say: '送的券是下次用的' },
  },
})
const WITH_GIFTS = shopWith({
  facts: {
    price_policy: { type: 'text', say: '统一售价' },
    gift: { type: 'text', say: '满300送一双袜子' },
    gift_added: { type: 'text', say: '审单时会加上' },
  },
})
const last = (shop: Parameters<typeof conversation>[0], ...clauses: Said[]) => {
  const talk = conversation(shop, {}, planner)
  return clauses.map((clause) => talk.hears(clause)).at(-1)!
}

describe('a coupon that comes with an order', () => {
  test.each(['那张券这单能抵吗', '送的卷当场用行不', '给的券是回头才能用吧'])(
    'serves the next one: %s',
    (text) => {
      const plan = last(OF_ONE_ORDER, said(text, 'promotion/coupon'))
      expect(plan.responses).toEqual([expect.objectContaining({ responseId: 'promotion.coupon_next.later' })])
    },
  )

  test('is meant by its sum once it was talked about', () => {
    const plan = last(
      OF_ONE_ORDER,
      said('还送券不', 'promotion/coupon_get'),
      said('那5块这次就能抵吧', 'low_confidence'),
    )
    expect(plan.responses).toEqual([expect.objectContaining({ responseId: 'promotion.coupon_next.later' })])
  })

  test.each(['上回给的券这单能用吗', '这单的券怎么没减'])('but not one that he has: %s', (text) => {
    const plan = last(OF_ONE_ORDER, said(text, 'promotion/coupon'))
    expect(plan.responses.map(({ responseId }) => responseId)).not.toContain('promotion.coupon_next.later')
  })
})

describe('whether several orders count together', () => {
  test.each([
    ['分三单付是不是一样减', 'promotion/threshold'],
    ['两样搁一起买省不省', 'low_confidence'],
    ['跟昨天那单凑一块算满减行不', 'order_change/other'],
  ])('follows from the rule: %s', (text, as) => {
    const plan = last(OF_ONE_ORDER, said(text, as))
    expect(plan).toMatchObject({ decision: 'reply', intents: ['promotion'] })
    expect(plan.responses[0]?.responseId).toBe('promotion.split.reductions')
  })

  test('follows from what is given, where nothing is taken off', () => {
    const plan = last(WITH_GIFTS, said('两双放一单里是算一起的吧', 'promotion/threshold'))
    expect(plan.responses[0]?.responseId).toBe('promotion.split.gift')
  })

  test('is no question of parcels', () => {
    expect(last(OF_ONE_ORDER, said('分两单拍一起发快递省运费不', 'shipping_time/dispatch')).intents).toEqual([
      'shipping_time',
    ])
  })
})

describe('who reminds of what is given', () => {
  test.each(['袜子记得放', '赠品可别漏'])('hears that it is put in: %s', (text) => {
    const plan = last(WITH_GIFTS, said(text, 'gifts/remind'))
    expect(plan).toMatchObject({ decision: 'reply', intents: ['gifts'] })
    expect(plan.responses[0]?.responseId).toBe('gifts.remind.added')
  })

  test.each(['说好的鞋垫别忘放', '多塞两双袜子别忘了'])(
    'has a person see to what goes beyond it: %s',
    (text) => expect(last(WITH_GIFTS, said(text, 'gifts/remind')).decision).toBe('handoff'),
  )
})

const shoe = productRecordSchema.parse({ id: 'S1', title: '商务德比鞋', skus: [] })
const orderThat = (status: 'paid' | 'unpaid') =>
  orderRecordSchema.parse({
    id: '55501',
    customerId: 'u1',
    status,
    createdAt: '2026-11-20T10:00:00+08:00',
    paidAt: status === 'paid' ? '2026-11-20T10:01:00+08:00' : null,
    items: [{ productId: 'S1', title: '商务德比鞋', quantity: 1 }],
  })
const beside = (status: 'paid' | 'unpaid', ...clauses: Said[]) =>
  lastDraft({ planner, shop: WITH_GIFTS, product: shoe, order: orderThat(status) }, clauses)

describe('who has paid and asks whether it is seen', () => {
  test.each(['付好啦你看到没', '付过了你那头收到吗', '老公付完了查下有没有到账'])('hears it: %s', (text) => {
    expect(beside('paid', said(text, 'payment/other'))).toMatchObject({ decision: 'reply' })
    expect(beside('paid', said(text, 'payment/other')).text).toMatch(/付/)
    expect(beside('unpaid', said(text, 'payment/other')).text).toMatch(/待付款|没付款/)
  })

  test('is not heard in asking for another to pay', () => {
    expect(beside('unpaid', said('找同学代付成不', 'payment/other'))).toMatchObject({ decision: 'handoff' })
    expect(beside('unpaid', said('找同学代付成不', 'payment/other')).text).toMatch(/代付/)
  })
})

describe('who begs for another price before he pays', () => {
  test.each(['拍好没付呢改个价嘛', '能给我调下价不'])('haggles: %s', (text) => {
    expect(last(OF_ONE_ORDER, said(text, 'low_confidence')).intents).toEqual(['discount'])
  })

  test('asks nothing about paying', () => {
    const plan = last(
      OF_ONE_ORDER,
      said('下单了还没付,', 'payment/other'),
      said('便宜点', 'discount/first_ask'),
    )
    expect(plan.intents).toEqual(['discount'])
  })
})

describe('shoes that squeak', () => {
  test.each(['上一双走路吱吱响', '鞋底吱吱叫'])('are no danger: %s', (text) => {
    expect(last(WITH_GIFTS, said(text, 'quality_issue/defect')).reason).not.toBe('must_hand_over')
  })

  test('but a lamp that does is one', () => {
    expect(last(WITH_GIFTS, said('灯头吱吱响', 'quality_issue/defect')).reason).toBe('must_hand_over')
  })
})

describe('what is asked for by whether it is there', () => {
  test.each(['券有没有', '店里有没有优惠券呀'])('a coupon is told by what an order gets: %s', (text) => {
    const shop = shopWith({ facts: { promo_coupons: { type: 'text', say: '满200送5元券' } } })
    expect(last(shop, said(text, 'promotion/coupon')).text).toContain('满200送5元券')
  })

  test.each(['以前下单送贺卡 现在还有不', '看老页面写着送q币 还有没'])(
    'a gift of former days is no stock: %s',
    (text) => expect(last(WITH_GIFTS, said(text, 'stock/available')).intents).toEqual(['gifts']),
  )
})

describe('a matter that is heard without the question in it', () => {
  const facts = {
    official_shop: { type: 'text', say: '集团官方旗舰店' },
    factory_direct: { type: 'text', say: '厂家直发' },
    refund_timing: { type: 'text', say: '收到退货3个工作日内退' },
  }
  test.each([
    ['我是头一回来 真货吧', 'authenticity', '官方旗舰店'],
    ['你家袜子那个', 'gifts', '满300元送一双袜子'],
    ['钱那边是三天吧', 'refund_timing', '3个工作日'],
  ])('is told what the shop says of it: %s', (text, as, told) => {
    const draft = last(shopWith({ facts }), said(text, as))
    expect([draft.decision, draft.text]).toEqual(['reply', expect.stringContaining(told)])
  })

  test('is not told to whom a refund was turned down', () => {
    const draft = last(shopWith({ facts }), said('怎么把我的退款驳回了', 'refund_timing'))
    expect(draft.text).not.toContain('3个工作日')
  })
})
