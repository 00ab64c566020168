import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, SHOP, said } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const asked = said('快递几天没动了', 'logistics_query/stuck')
const ok = said('好', 'acknowledge/ok')

/** A customer whose question nobody has answered, and what an agent wrote then. */
function behind(words: string) {
  const customer = conversation(SHOP, {}, planner)
  customer.hears(asked, { delivered: false })
  customer.agentSays(words)
  return customer
}

describe('who lets an agent see to it', () => {
  test('is not answered in her place', () => {
    expect(behind('亲我看下').hears(ok)).toMatchObject({ decision: 'silent', intents: ['acknowledge'] })
  })

  test('is answered where he asks on', () => {
    const { intents } = behind('亲我看下').hears(said('催一下啊', 'logistics_query/stuck'))
    expect(intents).toContain('logistics_query')
  })

  test('waits for the answer still where she only greeted him', () => {
    expect(behind('亲，在的').hears(ok).ids).toContain('logistics_query.stuck.ask')
  })
})

test('where the power is cut nobody is told to cut it', () => {
  const customer = conversation(SHOP, {}, planner)
  const shock = said('灯漏电了', 'quality_issue')
  customer.hears(shock, { delivered: false })
  customer.agentSays('先关总闸不要再碰，马上请主管联系您')
  const { decision, text } = customer.hears(said('电闸我拉下来了', 'out_of_scope'))
  expect(decision).toBe('handoff')
  expect(text).not.toMatch(/先关|先断电|请马上断电/)
})

test.each(['喊你们管采购的加我微信', '让店里主管打给我'])('who wants %s wants a person', (text) => {
  expect(conversation(SHOP, {}, planner).hears(said(text, 'invoice')).reason).toBe('must_hand_over')
})

test.each(['送我爷爷的', '给岳父过寿的', '生日送老师的'])('for whom it is asks for nothing: %s', (text) => {
  const customer = conversation(SHOP, {}, planner)
  customer.hears(said('发票能开吗', 'invoice/available'))
  expect(customer.hears(said(text, 'out_of_scope')).decision).toBe('silent')
})

test('but it is what goods are chosen by', () => {
  const customer = conversation(SHOP, {}, planner)
  customer.hears(said('推荐一双', 'product_question/recommend'))
  customer.agentSays('自己穿还是送人呢')
  expect(customer.hears(said('送我爷爷的', 'out_of_scope')).decision).not.toBe('silent')
})

test.each(['抱歉', '不好意思啊', '打扰了'])('an apology is left alone: %s', (text) => {
  const customer = conversation(SHOP, {}, planner)
  customer.hears(said('退款到哪了', 'refund_timing/other'))
  expect(customer.hears(said(text, 'out_of_scope')).decision).toBe('silent')
})

test.each(['发个链接呗', '链接给我', '有没有链接'])('who wants a link is sent one: %s', (text) => {
  const customer = conversation(SHOP, {}, planner)
  customer.hears(said('想找双上班穿的', 'product_question/recommend'))
  customer.agentSays('上班穿软底的好')
  expect(customer.hears(said(text, 'product_question/attributes')).ids).toEqual([
    'product_question.link.hold',
  ])
})

test.each(['过两天再来吧', '唉改天再说', '下次吧'])('who puts it off is let go: %s', (text) => {
  expect(conversation(SHOP, {}, planner).hears(said(text, 'low_confidence')).intents).toEqual(['acknowledge'])
})

test.each(['丢了手机翻不到那单了', '以前的记录都找不到了'])('who cannot find what he bought: %s', (text) => {
  const draft = conversation(SHOP, {}, planner).hears(said(text, 'thanks_bye'))
  expect(draft).toMatchObject({ decision: 'handoff', intents: ['product_question'] })
})

test.each(['隔壁说你家卖的是仿品', '小红书上好多人说你们是冒牌', '听同事讲是高仿'])(
  'what others say is false is answered by what makes it genuine: %s',
  (text) => {
    const draft = conversation(SHOP, {}, planner).hears(said(text, 'authenticity/suspect'))
    expect(draft.ids.join()).not.toContain('suspect')
  },
)

test('who pays all the same lets the gift be', () => {
  const customer = conversation(SHOP, {}, planner)
  customer.hears(said('送点什么不', 'gifts/request'), { delivered: false })
  expect(customer.hears(said('算了我下单了', 'low_confidence')).decision).toBe('silent')
})

describe('what is there was told', () => {
  test.each(['才两件不够分啊', '就这么几双啊', '几时能补', '我要二十双,不够吧'])(
    'so that more of it is asked of the warehouse: %s',
    (text) => {
      const customer = conversation(SHOP, {}, planner)
      customer.hears(said('黑的42还有几双', 'stock/available'))
      customer.agentSays('还有两双', said('还有两双', 'stock/available'))
      const draft = customer.hears(said(text, 'out_of_scope'))
      expect(draft).toMatchObject({ decision: 'handoff', ids: ['stock.more.hold'] })
    },
  )
})
