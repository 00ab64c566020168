import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, SHOP, said } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const first = (words: string, heard = 'out_of_scope') =>
  conversation(SHOP, {}, planner).hears(said(words, heard))

describe('what nobody understood goes to a person with words that name what the customer named', () => {
  test.each([
    ['钱退哪去了没见着', /退款/],
    ['我这个要走售后的', /退换|售后/],
    ['派件那边一直说没货', /快递|配送/],
    ['积分兑的那个规则变了', /活动|优惠|规则/],
    ['上个月买189这次又降价了', /价格/],
    ['拆旧的师傅另收多少钱呀', /费用|收/],
    ['转一下就卡住不动', /抱歉.*核实|抱歉.*照片/],
    ['我妈真的戴不上', /麻烦|抱歉/],
    ['那边是真人还是机器人', /人/],
    ['单号吗', /订单号/],
    ['师傅哪天能来装', /装/],
    ['我晌午都不在家', /时间|快递|派送/],
    ['赶紧处理一下', /问|催|尽快/],
  ])('%s', (words, named) => {
    const plan = first(words)
    expect(plan.decision).toBe('handoff')
    expect(plan.text).toMatch(named)
  })

  test('a question is answered as a question', () => {
    expect(first('这个到底归谁管呀?').text).toMatch(/问|确认|核实|查/)
  })

  test('the first time it is asked which order or goods are meant, and not again', () => {
    const customer = conversation(SHOP, {}, planner)
    expect(customer.hears(said('你们那种是怎么个弄法', 'out_of_scope')).text).toMatch(/订单号|链接/)
    expect(customer.hears(said('还有那一种又是怎么弄的', 'out_of_scope')).text).not.toMatch(/订单号|链接/)
  })

  test('of two words it is asked what they mean', () => {
    expect(first('往后延').text).toMatch(/什么|哪/)
  })

  test('who asks for a telephone number hears that it is looked up', () => {
    expect(first('客服电话多少', 'human_request').text).toMatch(/电话/)
  })

  test('who was let down hears regret first', () => {
    expect(first('换了仓也没人告诉我一声').text).toMatch(/抱歉|对不起/)
  })

  test('what has no name needs no second line beside what a person looks at already', () => {
    const parts = [
      said('买的电水壶两个78降价了现在59', 'discount/price_protection'),
      said('该不该退我38', 'low_confidence'),
    ]
    const plan = conversation(SHOP, {}, planner).hears(parts)
    expect(plan.decision).toBe('handoff')
    expect(plan.text).not.toMatch(/还有，/)
  })
})

describe('words that need no person', () => {
  test.each(['稍等我找下截图', '我拍给你看 等一下', '等会儿发你'])(
    'who is about to send something is waited for: %s',
    (words) => {
      expect(first(words, 'low_confidence').decision).toBe('silent')
    },
  )

  test('who waits for our search is not taken for one who searches', () => {
    expect(first('稍等你查一下吗', 'low_confidence').decision).toBe('handoff')
  })

  test.each(['咋下单呀', '这款怎么买', '你好,哪里拍'])('who asks how to order is told: %s', (words) => {
    const plan = first(words, 'low_confidence')
    expect(plan).toMatchObject({ decision: 'reply', intents: ['payment'] })
  })

  test('who asks why an order cannot be placed is not told how to place one', () => {
    expect(first('咋下单下不了', 'low_confidence').decision).toBe('handoff')
  })

  test.each(['提交好了 谢谢', '我刚申请了'])('who has done as he was told is not seen off: %s', (words) => {
    expect(first(words, 'thanks_bye')).toMatchObject({ decision: 'reply', intents: ['acknowledge'] })
  })

  test.each(['谢啦', '辛苦了'])('who thanks is told that he is welcome: %s', (words) => {
    expect(first(words, 'thanks_bye').text).toMatch(/客气|应该的/)
  })

  test('who only takes leave is not', () => {
    expect(first('那先下了再见', 'thanks_bye').text).not.toMatch(/客气|应该的/)
  })

  test('who will order anew is told where', () => {
    expect(first('那我要重新下单了', 'low_confidence').intents).toEqual(['payment'])
  })

  test('who has no more to ask, and has not thanked, is not told that he is welcome', () => {
    expect(first('嗯,没其他事了', 'thanks_bye').text).not.toMatch(/客气|应该的/)
  })

  test('who finds it dear is answered like any other', () => {
    expect(first('你家东西咋都这么贵', 'low_confidence').intents).toEqual(['discount'])
  })
})

test.each(['在吗,有优惠没', '还有什么优惠吗'])(
  'whether there is anything off is answered with the activities: %s',
  (words) => {
    expect(first(words, 'low_confidence').intents).toEqual(['promotion'])
  },
)

test('who names only a kind of matter is asked what about it', () => {
  expect(first('你好,物流类咨询', 'low_confidence')).toMatchObject({
    decision: 'reply',
    intents: ['greeting'],
  })
})

test('what no longer reacts is broken, and no parcel that does not move', () => {
  expect(first('您好,我的那盏没反应了', 'low_confidence').intents).toEqual(['quality_issue'])
})

test('who has ordered what is shown as sold out is not told to take another colour', () => {
  const plan = first('昨天下单的鞋现在显示没货', 'stock/problem')
  expect(plan.decision).toBe('handoff')
  expect(plan.text).toMatch(/这单|这件/)
})

test('who has not ordered yet has waited for nothing', () => {
  const plan = first('我今晚下单,48小时内发得走不', 'shipping_time/overdue')
  expect(plan.decision).toBe('reply')
  expect(plan.text).not.toMatch(/抱歉|对不起/)
})

test('what may be sent back once it comes is told before it comes', () => {
  const plan = first('拿到要是不满意可以寄回去吗', 'refund_timing/other')
  expect(plan.intents).toEqual(['return_policy'])
})

test('five stars are praise, but not where they are promised for something', () => {
  expect(first('服务满意,必须五星好评', 'low_confidence').intents).toEqual(['acknowledge'])
  expect(first('先给我换了就给五星好评', 'low_confidence').decision).toBe('handoff')
})

test('an exchange that is under way is looked up, its terms are not told', () => {
  const plan = first('师傅下午取走换货了 新的尽快给我发', 'return_policy/can_return')
  expect(plan.intents).toEqual(['return_policy'])
  expect(plan.text).not.toMatch(/7天/)
})
