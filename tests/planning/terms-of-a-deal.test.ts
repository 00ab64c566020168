import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { RETURN_FACTS } from './beside-an-order.ts'
import { conversation, said, shopWith } from './helpers.ts'

const shipped = createPlanner(loadScripts('intents').scripts)
const shop = shopWith({
  facts: {
    ...RETURN_FACTS,
    guarantor: { type: 'text', say: '平台的正品保障' },
    guarantee: { type: 'text', say: '支持正品保障' },
    compensation: { type: 'text', say: '假一赔三' },
    promo_reductions: { type: 'text', say: '满100减10、满200减25' },
  },
})
const customer = () => conversation(shop, {}, shipped)

describe('whether reductions and coupons add up', () => {
  test.each(['满减咋算 券能叠着用不', '立减跟红包能一起用吗', '券和满减可以同时用不'])(
    'tells the tiers and leaves the rest to a person: %s',
    (text) => {
      const plan = customer().hears(said(text, 'promotion/coupon'))
      expect(plan).toMatchObject({ decision: 'handoff', intents: ['promotion'] })
      expect(plan.text).toContain('满100减10')
    },
  )

  test('says nothing of tiers where the shop has none', () => {
    const plan = conversation(shopWith({}), {}, shipped).hears(said('优惠券能叠加用吗', 'promotion/coupon'))
    expect(plan.decision).toBe('handoff')
    expect(plan.text).not.toContain('减')
  })
})

describe('a transfer from a company’s account', () => {
  test.each(['从单位账上打款行不', '能走对公账户吗', '我们公司汇款可以不'])(
    'is a matter of payment: %s',
    (text) => {
      expect(customer().hears(said(text, 'refund_timing/other'))).toMatchObject({
        decision: 'handoff',
        intents: ['payment'],
      })
    },
  )
})

describe('what others say', () => {
  test.each(['我室友说买三件能打折', '楼下鞋店说给我少20', '修表的说能便宜'])(
    'is no promise of the shop: %s',
    (text) => expect(customer().hears(said(text, 'discount/ask')).reason).not.toBe('must_hand_over'),
  )

  test('is one where the shop’s own people said it', () => {
    expect(customer().hears(said('你们同事说给我少20', 'discount/ask')).reason).toBe('must_hand_over')
  })

  test.each(['看评论都说是翻新货', '听说你们卖的是仿品'])(
    'of the goods asks before buying whether they are genuine: %s',
    (text) => {
      const plan = customer().hears(said(text, 'authenticity/suspect'))
      expect(plan).toMatchObject({
        decision: 'reply',
        intents: ['authenticity'],
        ids: ['authenticity.genuine.guarantee'],
      })
    },
  )

  test('leaves a doubt about what was received with a person', () => {
    const plan = customer().hears(said('收到的 邻居说是高仿', 'authenticity/suspect'))
    expect(plan.decision).toBe('handoff')
  })
})

describe('what is to be altered at a counter', () => {
  test.each(['能不能拿到门店改小一点', '专柜改大要多少钱'])('asks for no proof: %s', (text) => {
    const plan = customer().hears(said(text, 'authenticity/counter_check'))
    expect(plan).toMatchObject({ decision: 'handoff', intents: ['product_question'] })
  })
})

describe('what was paid, told in a case', () => {
  test.each(['大衣六百多买的', '花了我一千二呢', '359入的'])('is noted and not haggled over: %s', (text) => {
    const talk = customer()
    talk.hears(said('洗一次就破了个洞', 'quality_issue/defect'))
    expect(talk.hears(said(text, 'discount/ask'))).toMatchObject({
      intents: ['acknowledge'],
      ids: ['acknowledge.told'],
    })
  })
})

describe('when the payment comes back', () => {
  test.each(['付款什么时候退回', '付的钱啥时候退'])('takes nothing for paid and unsent: %s', (text) => {
    expect(customer().hears(said(text, 'refund_timing/when')).situation).not.toBe('paid')
  })
})

describe('a second thing wanted with the gift', () => {
  test.each(['那鞋垫搭双袜子行不', '再加个钥匙扣呢'])('is answered as a wish for gifts: %s', (text) => {
    const talk = customer()
    talk.hears(said('有啥送的', 'gifts/available'))
    expect(talk.hears(said(text, 'low_confidence'))).toMatchObject({ intents: ['gifts'] })
  })
})
