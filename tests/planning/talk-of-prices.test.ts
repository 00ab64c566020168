import { describe, expect, test } from 'vitest'
import { activitySchema, productRecordSchema } from '../../src/types/index.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { said, shopWith } from './helpers.ts'

const BAG = productRecordSchema.parse({
  id: 'B',
  title: '云朵包',
  category: '女包/手提包',
  priceFen: 15000,
  tags: ['通勤'],
  skus: [sku('黑色', '', 15000, 9)],
})
const FACTS = { campaigns_change: { type: 'text', say: '活动不定时会换' } }

describe('talk of prices that move', () => {
  test.each([
    ['你家浮动也太大了', 'size_exchange/misfit'],
    ['这价一天一变', 'product_question/attributes'],
    ['价格忽高忽低的', 'low_confidence'],
    ['前几天还不是这个价呢', 'out_of_scope'],
  ])('is answered by how prices come about: %s', (text, as) => {
    const shop = shopWith({ facts: FACTS })
    const { intents, text: reply } = draftBeside([BAG], [said(text, as)], { shop })
    expect(intents).toEqual(['low_price_doubt'])
    expect(reply).toContain('活动不定时会换')
  })
  test('is none where what was paid is to be paid back', () => {
    const { intents } = draftBeside(
      [BAG],
      [said('昨天买的,一天一个价,补我差价', 'discount/price_protection')],
    )
    expect(intents).toEqual(['discount'])
  })
})

describe('who would pay more', () => {
  test.each(['贵一点也行 要通勤背的', '加点钱没关系 有没有通勤的', '多花几十无所谓 只要能通勤'])(
    'looks for goods, and does not bargain: %s',
    (text) => {
      for (const as of ['discount/excuse', 'low_confidence']) {
        const { intents, text: reply } = draftBeside([BAG], [said(text, as)], { looking: false })
        expect(intents).toEqual(['product_question'])
        expect(reply).toContain('云朵包')
      }
    },
  )
  test('asks for a faster parcel where he says so', () => {
    expect(draftBeside([BAG], [said('加钱也行,要发顺丰', 'courier/change')]).intents).toEqual(['courier'])
  })
})

describe('the lowest price of several', () => {
  const TIERS = activitySchema.parse({
    id: 'full',
    type: 'tiers',
    name: '满减',
    say: '满200减30',
    tiers: [{ fromFen: 20000, minusFen: 3000 }],
  })
  test.each(['两个一块拿最低多少', '拿两个最低什么价'])('is what the rules leave of the sum: %s', (text) => {
    const shop = shopWith({ activities: [TIERS] })
    const { intents, text: reply } = draftBeside([BAG], [said(text, 'discount/first_ask')], { shop })
    expect(intents).toEqual(['discount'])
    expect(reply).toContain('270元')
  })
  test('is bargained for where nothing comes off: the sum alone would be no answer', () => {
    const { intents, text } = draftBeside([BAG], [said('两个一起最低多少', 'discount/first_ask')])
    expect(intents).toEqual(['discount'])
    expect(text).not.toMatch(/^(一共|算下来)/)
  })
})
