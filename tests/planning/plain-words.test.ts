import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const text = (say: string) => ({ type: 'text', say })
const SHOP = shopWith({
  facts: {
    official_shop: text('集团官方旗舰店'),
    factory_direct: text('厂家直接发货'),
    platform_vetting: text('平台核实过'),
    licence_page: text('页面上的经营资质'),
    counter_check: text('拿去专柜验'),
    web_styles: text('部分款式只在网上卖'),
    price_policy: text('官方统一售价'),
    next_campaigns: text('不同时间会有不同的活动'),
    patents: text('专利证书'),
    guarantor: text('诚信保证'),
    compensation: text('假一罚三'),
  },
})

/** What the plan is about, whatever the classifier took the words for. */
const about = (words: string, heard: string, slots = {}) => {
  const turn = conversation(SHOP, {}, planner).hears(said(words, heard, slots))
  return { asked: turn.intents[0] ?? null, says: turn.text ?? '' }
}

describe('words that are plain by themselves', () => {
  test.each([
    ['跟单位能报销不', 'invoice'],
    ['脱胶了包多久', 'warranty'],
  ])('ask for an invoice or the warranty in a word: %s', (words, asked) => {
    expect(about(words, 'low_confidence').asked).toBe(asked)
  })
  test.each([
    ['能开票吗', 'invoice/available', '正式能报销的吧', 'authenticity/genuine', 'invoice'],
    ['发票抬头开错了', 'invoice/change', '财务不认啊', 'refund_timing/overdue', 'invoice'],
    ['里头没见着挂件', 'missing_item', '收藏了的啊', 'acknowledge/resolved', 'missing_item'],
  ])('go on about it: %s', (before, as, then, heard, asked) => {
    const customer = conversation(SHOP, {}, planner)
    customer.hears(said(before, as))
    expect(customer.hears(said(then, heard)).intents).toEqual([asked])
  })
  test('of members are about what the shop grants them', () => {
    expect(about('会员价能给我用吗', 'out_of_scope').asked).toBe('promotion')
  })
  test.each([
    ['买吊灯包安装吗', 'gifts/available'],
    ['师傅安装收费不', 'promotion/other'],
    ['清洁礼盒里装了什么', 'gifts/available'],
    ['有没有设计师帮着搭配', 'gifts/request'],
    ['吸顶灯都过3c没', 'authenticity/proof'],
  ])('are about the goods, not about gifts or genuineness: %s', (words, heard) => {
    expect(about(words, heard).asked).toBe('product_question')
  })
  test.each([
    ['你们家是不是直营', 'authenticity/genuine', /是的?.*官方旗舰店|就是集团官方旗舰店/],
    ['网上和门店的是一样的吗', 'authenticity/counter_difference', /只在网上卖/],
    ['网上跟专柜价格一样吗', 'low_price_doubt/differs', /官方统一售价/],
    ['618还有优惠吗', 'promotion/activities', /不同时间会有不同的活动/],
    ['现在拍和年底拍哪个划算', 'discount/next_time', /不同时间会有不同的活动/],
  ])('are told what the shop says to them: %s', (words, heard, told) => {
    expect(about(words, heard).says).toMatch(told)
  })
  test('are answered as before where they only sound alike', () => {
    expect(about('现在有啥活动', 'promotion/activities').says).not.toMatch(/不同时间/)
  })
  test('name the other courier where the one does not come', () => {
    const talk = conversation(SHOP, {}, planner)
    const one = said('EMS我们村里没有', 'courier/specific', { courier: 'EMS' })
    expect(talk.hears(one).text).toMatch(/中通/)
  })
  test('ask for papers that were told of without being the same question again', () => {
    const talk = conversation(SHOP, {}, planner)
    talk.hears(said('怎么证明是真的', 'authenticity/proof'))
    expect(talk.hears(said('证书给看看不', 'authenticity/proof')).decision).toBe('reply')
  })
})

describe('words while somebody asks', () => {
  test.each(['warranty/period', 'packaging/other', 'packaging/gift_box', 'authenticity/counter_check'])(
    'speak of no goods and ask for no link where the shop is asked: %s',
    (heard) => {
      const bare = shopWith({})
      const texts = [1, 2, 3, 4, 5, 6].map(
        (seed) => conversation(bare, { seed }, planner).hears(said('这个怎么说', heard)).text ?? '',
      )
      expect(texts.join()).not.toMatch(/这款|实物|链接/)
    },
  )
})
