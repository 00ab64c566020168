import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { RETURN_FACTS } from './beside-an-order.ts'
import { conversation, said, shopWith } from './helpers.ts'

const shipped = createPlanner(loadScripts('intents').scripts)
const shop = shopWith({
  facts: {
    ...RETURN_FACTS,
    free_shipping: { type: 'text', say: '全场包邮' },
    delivery_time: { type: 'text', say: '三到五天送到' },
  },
})
const customer = () => conversation(shop, {}, shipped)

describe('postage, and nothing else', () => {
  test.each(['快递费呢', '请问邮费怎么算', '拍两双要运费不', '那收邮费吗'])(
    'is that of an order to come: %s',
    (text) => {
      expect(customer().hears(said(text, 'return_shipping/who_pays')).intents).toEqual(['promotion'])
    },
  )
  test.each(['快递费呢', '邮费多少'])('is that of the way back amid a return: %s', (text) => {
    const talk = customer()
    talk.hears(said('我要退货', 'return_policy/request'))
    expect(talk.hears(said(text, 'return_shipping/who_pays')).text).toContain('质量问题运费我们承担')
  })
})

describe('so many days', () => {
  test.each(['那四五天?', '大概两三天到吧', '那要几天呀'])(
    'behind a courier asks when it comes: %s',
    (text) => {
      const talk = customer()
      talk.hears(said('发什么快递', 'courier/which'))
      expect(talk.hears(said(text, 'out_of_scope')).intents).toEqual(['shipping_time'])
    },
  )
})

describe('who says on which day he ordered', () => {
  // It is a Saturday, and the shop sends within 48 hours.
  const asked = (text: string, duration?: string, date?: string) =>
    customer().hears(
      said(text, 'shipping_time/dispatch', {
        ...(duration === undefined ? {} : { duration }),
        ...(date === undefined ? {} : { date }),
      }),
    )

  test.each([
    ['前天买的那盏寄了没', '48', '前天'],
    ['大前天下的单走了没', '72', '大前天'],
    ['周三订的那双发没发', undefined, '周三'],
    ['星期一拍的寄出没', undefined, '周一'],
  ])('is promised nothing once the time is over: %s', (text, duration, date) => {
    expect(asked(text, duration, date)).toMatchObject({ decision: 'handoff', reason: 'promise_overdue' })
  })

  test.each([
    ['昨晚拍的寄了没', '24', '昨天'],
    ['周五拍的寄了没', undefined, '周五'],
    ['后天周三要穿,几时发', undefined, '周三'],
  ])('is told the promise while it holds: %s', (text, duration, date) => {
    expect(asked(text, duration, date).reason).not.toBe('promise_overdue')
  })
})

describe('what an agent has promised to see to', () => {
  test.each(['核实得咋样了', '他们回话了没', '店长批下来没', '那边怎么说的', '申请到了没'])(
    'is asked after: %s',
    (text) => {
      const talk = customer()
      talk.hears(said('鞋面裂了', 'quality_issue/defect'), { delivered: false })
      talk.agentSays('我帮您去申请，核实一下')
      expect(talk.hears(said(text, 'product_question/attributes'))).toMatchObject({
        decision: 'handoff',
        intents: ['quality_issue'],
      })
    },
  )
})

describe('a size', () => {
  test('that is settled for is no bargaining', () => {
    const talk = customer()
    talk.hears(said('有37的吗', 'stock/available', { size: '37' }))
    expect(talk.hears(said('那就38.5吧', 'discount/ultimatum', { size: '38.5' })).intents).toEqual(['stock'])
  })
})
