import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, SHOP, said } from './helpers.ts'

const shipped = createPlanner(loadScripts(join(import.meta.dirname, '../../intents')).scripts)
const talk = () => conversation(SHOP, {}, shipped)
const remark = (text: string, passing = 0.95) => ({ ...said(text, 'out_of_scope'), passing })

describe('a picture alone', () => {
  test('inside a case is the proof of what was told', () => {
    const customer = talk()
    customer.hears(said('少了一包配件', 'missing_item'))
    expect(customer.hears([], { hasPhoto: true }).ids).toEqual(['holding.attachment.case'])
  })

  test('in a conversation is not asked what it is about', () => {
    const customer = talk()
    customer.hears(said('旁边开了条口子', 'low_confidence'))
    expect(customer.hears([], { hasPhoto: true }).ids).toEqual(['holding.attachment.later'])
  })

  test('that opens one may be asked', () => {
    expect(talk().hears([], { hasPhoto: true }).ids).toEqual(['holding.attachment'])
  })
})

describe('what tells of the matter is no small talk', () => {
  test.each(['后天办酒席要穿', '急死个人', '我拍了视频', '那我先寄过去', '三周前买的'])(
    'in a case: %s',
    (text) => {
      const customer = talk()
      customer.hears(said('鞋子一大一小', 'quality_issue/defect'))
      expect(customer.hears(remark(text))).toMatchObject({ decision: 'handoff' })
    },
  )

  test('in a case: what became of the goods is looked into with it', () => {
    const customer = talk()
    customer.hears(said('鞋子一大一小', 'quality_issue/defect'))
    expect(customer.hears(remark('吊牌没拆')).ids).toEqual(['acknowledge.told'])
  })

  test.each(['给婆婆过寿穿', '上初二', '我天天开车', '大热天呢', '不要尖头'])(
    'while goods are chosen: %s',
    (text) => {
      const customer = talk()
      customer.hears(said('哪双好', 'product_question/recommend'))
      expect(customer.hears(remark(text))).toMatchObject({ decision: 'handoff' })
    },
  )

  test.each(['我先去接娃', '外面下雨了'])('but this is: %s', (text) => {
    const customer = talk()
    customer.hears(said('哪双好', 'product_question/recommend'))
    expect(customer.hears(remark(text)).decision).not.toBe('handoff')
  })

  test('while goods are chosen what may be a wish has to be surer', () => {
    const customer = talk()
    customer.hears(said('哪双好', 'product_question/recommend'))
    expect(customer.hears(remark('方头那种', 0.7)).decision).toBe('handoff')
  })

  test('a deadline is heard in the words', () => {
    const customer = talk()
    customer.hears(said('快递三天没动', 'logistics_query/stuck'))
    expect(customer.hears(remark('周六婚礼要穿的')).ids).toEqual(['holding.hurried'])
  })
})

describe('who takes back what he asked', () => {
  test('hears it where we went to change his order', () => {
    const customer = talk()
    customer.hears(said('尺码换43', 'order_change/goods'), { delivered: false })
    customer.agentSays('好的，我这就去改')
    expect(customer.hears(said('算了不改了', 'low_confidence'))).toMatchObject({
      decision: 'reply',
      ids: ['acknowledge.taken_back.change'],
      effects: { tasks: ['停下答应顾客的改动，照原来的发'] },
    })
  })

  test('else there is nothing to say', () => {
    const customer = talk()
    customer.hears(said('有发票吗', 'invoice/available'))
    expect(customer.hears(said('算了不问了', 'low_confidence')).decision).toBe('silent')
  })

  test.each(['算了不买了', '那算了赶不上了'])('and gives up buying is seen off: %s', (text) => {
    const customer = talk()
    customer.hears(said('多久到', 'shipping_time/arrival'))
    expect(customer.hears(said(text, 'low_confidence')).ids).toEqual(['acknowledge.gives_up'])
  })

  test('but not who wants his money back instead', () => {
    const customer = talk()
    customer.hears(said('换新的多久', 'return_policy/exchange'))
    expect(customer.hears(said('干脆退钱算了', 'low_confidence')).decision).not.toBe('silent')
  })
})

describe('while a price is to be checked', () => {
  test('who is about to pay is asked to wait', () => {
    const customer = talk()
    customer.hears(said('怎么没减', 'promotion/problem'), { delivered: false })
    customer.agentSays('满减我去核对一下')
    expect(customer.hears(said('那我先付了', 'acknowledge/ok')).ids).toEqual(['acknowledge.pays'])
  })

  test('else he just pays', () => {
    expect(talk().hears(said('那我先付了', 'acknowledge/ok')).decision).toBe('silent')
  })
})

test('可以 before a question is no agreement', () => {
  const customer = talk()
  customer.hears(said('有发票吗', 'invoice/available'))
  expect(customer.hears(said('可以到付的吧', 'payment/cod')).decision).not.toBe('silent')
})
