import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { lastDraft, orderOfShoes } from './beside-an-order.ts'
import { conversation, type Said, SHOP, said } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const first = (words: string, heard = 'out_of_scope') =>
  conversation(SHOP, {}, planner).hears(said(words, heard))

const shoes = productRecordSchema.parse({
  id: 'S1',
  title: '商务德比鞋',
  aliases: ['德比'],
  category: '男鞋',
})
const beside = (standing: object, ...clauses: Said[]) =>
  lastDraft({ planner, shop: SHOP, product: shoes, order: orderOfShoes(standing) }, clauses)

describe('what another agent promised is claimed, and no mere missing piece', () => {
  test.each([
    '说好的鞋撑呢',
    '你们答应的护理套装怎么没见着',
    '上回说给我寄的肩带到现在没影',
    '讲好要送的丝巾没放啊',
  ])('%s', (words) => {
    expect(first(words, 'missing_item/other').reason).toBe('must_hand_over')
  })

  test.each(['说好的明天到呢', '那双袜子没放啊'])('but for %s', (words) => {
    expect(first(words, 'missing_item/other').reason).not.toBe('must_hand_over')
  })
})

test.each(['不是说再补我一个灯罩吗', '你们说寄给我的配件在哪', '说好的三个灯泡只有两个'])(
  'and so is what came of it only in part: %s',
  (words) => expect(first(words).reason).toBe('must_hand_over'),
)

describe('whether a parcel comes from a place', () => {
  test.each(['是海宁发货不', '从义乌寄过来的吗', '是不是佛山仓发的'])(
    'is no question for its number: %s',
    (words) => {
      const draft = beside({ status: 'shipped' }, said(words, 'courier/which'))
      expect(draft).toMatchObject({ intents: ['logistics_query'], decision: 'handoff' })
      expect(draft.text).not.toContain('单号')
    },
  )

  test.each(['是顺丰发的吗', '是明天发货吗'])('is not asked by %s', (words) => {
    expect(first(words, 'courier/which').intents).toEqual(['courier'])
  })
})

describe('who buys to sell again', () => {
  test.each([
    '买回去自己卖 啥价',
    '想进货的',
    '以后长期跟你们拿货',
    '批发给什么价呀',
    '我做箱包生意想批一些',
  ])('is led to a person, and told of no offers: %s', (words) => {
    const plan = first(words, 'discount/first_ask')
    expect(plan).toMatchObject({ decision: 'handoff', reason: 'by_policy' })
    expect(plan.text).toMatch(/批|拿货/)
  })

  test('is not who buys three and asks for a price', () => {
    expect(first('拿三个给批发价吗', 'discount/promise').text ?? '').not.toMatch(/拿货/)
  })
})

test.each(['加点钱能走加急吗', '多付运费快点行不', '可以优先发吗'])(
  'who would pay for speed asks for no refund: %s',
  (words) => expect(first(words, 'refund_timing/other').text).toMatch(/加急|快/),
)

test.each(['你帮我合成一单', '两个单子并一下', '能合并订单不'])(
  'orders that are to be one are a change, and no activity: %s',
  (words) =>
    expect(beside({ status: 'paid' }, said(words, 'promotion/threshold'))).toMatchObject({
      intents: ['order_change'],
      decision: 'handoff',
    }),
)

test.each(['我拿爸爸手机偷偷买的', '这个是我拍的 我读五年级', '偷用奶奶的平板下的单 我上小学'])(
  'a child that ordered is heard: %s',
  (words) => expect(first(words).reason).toBe('must_hand_over'),
)

test.each(['看上旁边那款 便宜60 差的钱退我吧', '想换那盏 差价退给我'])(
  'who wants a cheaper one instead is in no dispute: %s',
  (words) => {
    const draft = beside(
      { status: 'delivered', deliveredAt: '2026-11-20T12:00:00+08:00' },
      said('这双大了 换个小的', 'size_exchange/can_exchange'),
      { ...said(words, 'discount/price_protection'), sign: { id: 'money_dispute', confidence: 0.9 } },
    )
    expect(draft.intents).toEqual(['return_policy'])
  },
)

test('of what is to be ordered today nobody says that it was ordered', () => {
  const plan = first('东西我今天拍 48小时内走得了不', 'shipping_time/dispatch')
  expect(plan.situation).not.toBe('paid')
})
