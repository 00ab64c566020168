import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { askedByAgent } from '../../src/context/agents-words.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { RULES } from '../context/rules.ts'
import { conversation, type Said, said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const SHOP = shopWith({
  facts: {
    invoice_note: { type: 'text', say: '下单时备注' },
    no_reason: { type: 'duration', hours: 168, say: '7天无理由退换' },
    return_condition: { type: 'text', say: '签收7天内，没穿没洗' },
  },
})
const product = { id: 'S1', title: '商务德比鞋' }

/** What any seed has to say to it beside a product; `ordered`: to a customer who has told before that he bought. */
const drafts = (clause: Said, ordered = false) =>
  [1, 2, 3, 4].map((seed) => {
    const talk = conversation(SHOP, { product, seed }, planner)
    if (ordered) talk.hears(said('昨天拍好了', 'acknowledge/ok'))
    return talk.hears(clause).text ?? ''
  })
const asksForNumber = (texts: readonly string[]) =>
  texts.some((text) => askedByAgent(text, RULES).includes('order_number'))

describe('who only looks at a product', () => {
  test.each<[string, string]>([
    ['能给送到楼上吗', 'logistics_query/courier_contact'],
    ['晚几天再发行吗', 'order_change/remark'],
    ['买完降了补差价不', 'discount/price_protection'],
    ['有没有运费险', 'return_shipping/insurance'],
    ['给不给安装', 'product_question/installing'],
    ['能开发票不', 'invoice/available'],
    ['不合适能退不', 'return_policy/can_return'],
  ])('is asked for no number of an order: %s', (text, as) => {
    expect(asksForNumber(drafts(said(text, as)))).toBe(false)
  })

  test('is told when it is sent where he asks for a day', () => {
    const texts = drafts(said('周五前能收到吗', 'shipping_time/arrival', { date: '周五' }))
    expect(asksForNumber(texts)).toBe(false)
    for (const text of texts) expect(text).toContain('付款后48小时内')
  })

  test('is asked for no city that he named, now or before', () => {
    const asks = (texts: readonly string[]) =>
      texts.some((text) => askedByAgent(text, RULES).includes('place'))
    const slots = { date: '周五', place: '沈阳' }
    expect(asks(drafts(said('周五前能到沈阳吗', 'shipping_time/arrival', slots)))).toBe(false)
    const talk = conversation(SHOP, { product }, planner)
    talk.hears(said('到沈阳要几天', 'shipping_time/arrival', { place: '沈阳' }))
    const later = talk.hears(said('那周五前呢', 'shipping_time/arrival', { date: '周五' }))
    expect(later.text).toContain('沈阳')
  })

  test('has no order that is seen to, hurried or not', () => {
    const product = { id: 'S1', title: '商务德比鞋' }
    const talk = conversation(SHOP, { product }, planner)
    const plan = talk.hears(said('急死了怕来不及', 'low_confidence'))
    expect(plan.ids).toEqual(['holding.hurried.before_buying'])
    expect(drafts(said('开学急着用', 'shipping_time/urge')).join()).not.toMatch(/催/)
  })

  test('has not paid who asks what would be if he paid today', () => {
    const talk = conversation(SHOP, { product }, planner)
    talk.hears(said('今天付款几时能发', 'shipping_time/dispatch_today'))
    expect(talk.state.situation).not.toBe('paid')
  })

  test('is asked for it where only a buyer asks so', () => {
    expect(asksForNumber(drafts(said('怎么还没送到', 'logistics_query/stuck')))).toBe(true)
    expect(asksForNumber(drafts(said('少了一只鞋垫', 'missing_item')))).toBe(true)
  })

  test('is asked for it once he has said that he bought', () => {
    expect(asksForNumber(drafts(said('买完降了补差价不', 'discount/price_protection'), true))).toBe(true)
  })
})

describe('how many days the way takes, at a shop that promises no time to send', () => {
  const shop = shopWith({ facts: { dispatch: null } })

  test.each([
    said('寄安徽路上走几天', 'shipping_time/arrival', { place: '安徽' }),
    said('大概几天到手', 'shipping_time/arrival'),
    said('能早点给我寄不 等着穿', 'shipping_time/urge'),
  ])('is answered from what there is, with the offer to look: $text', (question) => {
    const draft = conversation(shop, {}, planner).hears(question)
    expect(draft.decision).toBe('reply')
    expect(draft.text).toMatch(/城市|查|问|催|仓库/)
  })
})
