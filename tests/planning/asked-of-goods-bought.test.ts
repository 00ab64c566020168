import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { Replay } from '../../src/evaluation/replay.ts'
import { createCatalogue, createOrderBook } from '../../src/knowledge/index.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { orderRecordSchema, type ProductRecord, productRecordSchema } from '../../src/types/index.ts'
import { RETURN_FACTS } from './beside-an-order.ts'
import { NOW, predicted, said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const SHOP = shopWith({ facts: RETURN_FACTS })

const sku = (color: string, size: string, stock: number) => ({ id: color + size, color, size, stock })
const goods = (more: object) =>
  productRecordSchema.parse({ status: 'on_sale', updatedAt: new Date(NOW).toISOString(), ...more })
const CHELSEA = goods({
  id: 'C1',
  title: '男士加绒切尔西靴',
  aliases: ['切尔西'],
  category: '男鞋/靴子',
  priceFen: 42900,
  attributes: { 内里材质: '羊毛', 筒高: '12cm', 跟高: '3cm', 适用季节: '冬季' },
  fit: '偏大',
  skus: [sku('棕色', '41', 4), sku('棕色', '42', 0), sku('棕色', '43', 2)],
  qa: [
    { q: '淋了雨咋办', a: '擦干后塞报纸阴干' },
    { q: '平常怎么保养', a: '每月上一次鞋乳' },
  ],
})
const MARTENS = goods({
  id: 'C2',
  title: '女士八孔马丁靴',
  aliases: ['马丁靴'],
  category: '女鞋/靴子',
  priceFen: 38900,
  attributes: { 筒高: '17cm', 跟高: '4cm' },
  skus: [sku('黑色', '37', 5)],
})
const READING = goods({
  id: 'L1',
  title: '宿舍阅读灯',
  category: '灯具/台灯',
  priceFen: 9900,
  attributes: { 供电: 'USB-C' },
  skus: [sku('白色', '标准', 3)],
  qa: [{ q: '充电宝能带吗', a: '5V/1A的充电宝就能带' }],
})

const order = (items: readonly object[], more: object = {}) =>
  orderRecordSchema.parse({
    id: 'O1',
    customerId: 'u1',
    status: 'delivered',
    createdAt: '2026-02-20T09:00:00+08:00',
    paidAt: '2026-02-20T09:05:00+08:00',
    deliveredAt: new Date(NOW - 86_400_000).toISOString(),
    items,
    ...more,
  })
const BOOTS = { productId: 'C1', title: CHELSEA.title, color: '棕色', size: '42', priceFen: 45900 }
const LAMP = { productId: 'L1', title: READING.title, color: '白色', size: '标准', priceFen: 8900 }

/** The first draft to somebody with such an order, to words that were understood so. */
function draft(
  text: string,
  as: string,
  {
    items = [BOOTS],
    more = {},
    card = null,
  }: { items?: object[]; more?: object; card?: ProductRecord | null } = {},
) {
  const shelf = {
    catalogue: createCatalogue([CHELSEA, MARTENS, READING]),
    orders: createOrderBook([order(items, more)]),
  }
  const understanding = { understand: () => predicted(said(text, as)) }
  const replay = new Replay({ understanding, planner }, { shop: SHOP, seed: 4, customerId: 'u1', shelf })
  const beside = { attachments: [], product: card, order: null }
  const { plan, text: reply } = replay.hear({ role: 'customer', text, at: NOW, ...beside }).drafted
  return { decision: plan.decision, sign: plan.handoff?.sign ?? null, text: reply ?? '' }
}

describe('what a thing cost when it was bought', () => {
  test.each(['那会儿几块钱拿的', '切尔西我下单的时候啥价', '这双多少钱买的呀', '那双靴子多少来着'])(
    'is the price of the order, not the one of today: %s',
    (text) => {
      const { decision, text: reply } = draft(text, 'product_question/price')
      expect(decision).toBe('reply')
      expect(reply).toContain('459')
      expect(reply).not.toContain('429')
    },
  )
  test('is told beside what was paid for the whole order, where that was less', () => {
    const both = { items: [BOOTS, LAMP], more: { amountFen: 52800 } }
    const { text } = draft('单那双切尔西是多少钱来着', 'product_question/price', both)
    expect(text).toContain('459')
    expect(text).toContain('528')
  })
  test.each(['现在多少钱', '切尔西现在卖多少钱'])('is not what it costs now: %s', (text) => {
    expect(draft(text, 'product_question/price').text).toContain('429')
  })
})

describe('what does not fit and is made so', () => {
  const misfit = (text: string, more: object = {}) => draft(text, 'size_exchange/misfit', { more }).text
  test.each(['42的穿着老掉跟', '太松了走路直晃', '脚后跟空一截'])(
    'is said to be, with the next size that is there: %s',
    (text) => {
      expect(misfit(text)).toContain('偏大')
      expect(misfit(text)).toContain('棕色41')
    },
  )
  test('is promised no exchange once it was worn', () => {
    const text = misfit('穿着上了两天班 太松了走路直晃')
    expect(text).toContain('偏大')
    expect(text).toMatch(/照/)
    expect(text).not.toContain('7天')
  })
  test('is not where he complains of the opposite', () => {
    expect(misfit('前面顶脚太挤了')).not.toContain('偏大')
  })
  test('may still be too late to go back', () => {
    expect(misfit('太松了走路直晃', { deliveredAt: '2026-02-01T10:00:00+08:00' })).not.toContain('棕色41')
  })
})

describe('the same once more', () => {
  test.each(['同款还拍得到不', '还能再买一双一样的吗'])('is asked of the stock: %s', (text) => {
    const { text: reply } = draft(text, 'size_exchange/stock', { items: [LAMP], more: {} })
    expect(reply).toMatch(/有货|能拍|有的/)
  })
})

describe('what he has is compared with what he looks at', () => {
  test.each([
    ['给老婆也来双 跟我这双比谁筒子高', '17cm', '12cm'],
    ['马丁靴跟我买的那双哪个跟高', '4cm', '3cm'],
  ])('%s', (text, looked, own) => {
    const { text: reply } = draft(text, 'product_question/attributes', { card: MARTENS })
    expect(reply).toContain(looked)
    expect(reply).toContain(own)
  })
})

describe('what came is asked about', () => {
  test('with rain as what happened to it, not as care in general', () => {
    const { text } = draft('切尔西淋了一身雨 回来怎么伺候', 'product_question/usage')
    expect(text).toContain('阴干')
  })
  test('with the cold that it has to stand', () => {
    expect(draft('零下二十多度顶得住不', 'product_question/suitability').text).toContain('冬季')
  })
  test('with what it is run on, which is no fault', () => {
    const { text } = draft('接充电宝亮不亮', 'quality_issue/defect', { items: [LAMP] })
    expect(text).toContain('5V/1A')
  })
  test.each(['里头是羊毛还是化纤 儿子过敏', '里子是真毛还是人造毛,我过敏'])(
    'by who may be allergic, and chooses between two things: %s',
    (text) => {
      const { sign, decision, text: reply } = draft(text, 'product_question/attributes')
      expect(sign).toBeNull()
      expect(decision).toBe('reply')
      expect(reply).toContain('羊毛')
    },
  )
  test.each(['里头是羊毛的 穿了儿子过敏了', '穿上脚就过敏'])('by who is ill of it: %s', (text) => {
    expect(draft(text, 'product_question/attributes').sign).toBe('injury')
  })
})
