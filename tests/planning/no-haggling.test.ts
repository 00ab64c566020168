import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { conversation, said, shopWith } from './helpers.ts'

const shipped = createPlanner(loadScripts(join(import.meta.dirname, '../../intents')).scripts)
const SHOP = shopWith({
  facts: {
    price_policy: { type: 'text', say: '统一售价' },
    quality_return: { type: 'text', say: '核实是质量问题的，运费我们承担' },
  },
})
const talk = () => conversation(SHOP, {}, shipped)
const intentsOf = (text: string, as: string, before = 'product_question/recommend') => {
  const customer = talk()
  customer.hears(said('先问一句', before))
  return customer.hears(said(text, as)).intents
}

describe('what sounds like haggling and is none', () => {
  test.each([
    ['预算两百', 'discount/excuse', 'product_question'],
    ['四百以内的', 'discount/excuse', 'product_question'],
    ['这俩相差多少', 'discount/first_ask', 'product_question'],
    ['太贵了,有便宜点的吗', 'discount/too_expensive', 'product_question'],
    ['我今年才30', 'discount/ultimatum', 'product_question'],
    ['那就要便宜的那双吧', 'discount/insist', 'acknowledge'],
    ['直接改成40就好', 'discount/ultimatum', 'order_change'],
    ['一句话,退不退', 'discount/ultimatum', 'return_policy'],
    ['那买给岳父,预算一样', 'discount/excuse', 'product_question'],
    ['鞋跟矮一点的走路多', 'discount/promise', 'product_question'],
    ['给我来两双,黑色一双棕色一双', 'discount/ultimatum', 'product_question'],
    ['你们店里最贵的是哪款', 'courier/which', 'product_question'],
  ])('%s', (text, as, intent) => expect(intentsOf(text, as)).toEqual([intent]))

  test.each(['便宜十块我就不换了', '那补我二十块', '三十块吧'])('amid a claim: %s', (text) => {
    expect(intentsOf(text, 'discount/insist', 'quality_issue/defect')).toEqual(['quality_issue'])
  })

  test.each(['便宜点呗', '预算两百能便宜点吗', '三百卖不卖'])('but this is: %s', (text) => {
    expect(intentsOf(text, 'discount/first_ask')).toEqual(['discount'])
  })
})

describe('what tells of a purchase is no small talk and no complaint', () => {
  test.each([
    ['再加手套', 'acknowledge/hesitation', 'product_question'],
    ['我左脚24.5右脚25', 'quality_issue/wrong_item', 'size_advice'],
    ['我那双是六个孔的', 'quality_issue/defect', 'product_question'],
    ['那38码挤脚不', 'size_exchange/misfit', 'size_advice'],
  ])('%s', (text, as, intent) => expect(intentsOf(text, as)).toEqual([intent]))

  test.each([
    ['穿了两天磨出个洞眼', 'quality_issue/defect', 'quality_issue'],
    ['收到的左脚41右脚42', 'quality_issue/wrong_item', 'quality_issue'],
    ['收到的38挤脚', 'size_exchange/misfit', 'size_exchange'],
    ['我再看看', 'acknowledge/hesitation', 'acknowledge'],
  ])('but this is: %s', (text, as, intent) => expect(intentsOf(text, as)).toEqual([intent]))

  test('a wish is heard by a person where no record tells it', () => {
    expect(intentsOf('我婆婆喜欢轻便的', 'acknowledge/chat')).toEqual([])
  })

  test('what only sounds like a complaint is none while goods are chosen', () => {
    const product = { id: 'S1', title: '夜灯' }
    const words = { ...said('三个里头一个要灰的', 'low_confidence'), guess: 'missing_item', confidence: 0.55 }
    const customer = conversation(SHOP, { product }, shipped)
    customer.hears(said('亮度能调吗', 'product_question/attributes'))
    expect(customer.hears(words).intents).toEqual([])
    const buyer = conversation(SHOP, { product }, shipped)
    buyer.hears(said('昨天拍的收到了', 'acknowledge/ok'))
    buyer.hears(said('亮度能调吗', 'product_question/attributes'))
    expect(buyer.hears(words).intents).toEqual(['missing_item'])
  })
})

describe('a word in between', () => {
  const ids = (text: string, as: string) => {
    const customer = talk()
    customer.hears(said('灯罩裂了', 'quality_issue/defect'))
    return customer.hears(said(text, as)).ids
  }

  test.each([
    ['逗你们玩呢', 'acknowledge.chat.joke'],
    ['刚刚话说得重了点', 'acknowledge.chat.sorry'],
  ])('is taken as it is meant: %s', (text, id) => {
    expect(ids(text, 'acknowledge/chat')).toEqual([id])
  })

  test.each(['不用了我自己想办法吧', '不退就跟你们说一声', '没事不影响穿'])(
    'lets the matter go: %s',
    (text) => {
      const customer = talk()
      customer.hears(said('什么材质', 'product_question/attributes'))
      expect(customer.hears(said(text, 'low_confidence')).decision).toBe('silent')
    },
  )

  test('a deal past the platform is a person’s', () => {
    const customer = talk()
    customer.hears(said('什么材质', 'product_question/attributes'))
    const plan = customer.hears(said('微信转你能少点不', 'discount/first_ask'))
    expect(plan).toMatchObject({ decision: 'handoff', reason: 'missing_fact' })
  })

  test.each(['急急急', '宝子', '您好我想问下那个'])('opens the talk: %s', (text) => {
    expect(talk().hears(said(text, 'out_of_scope')).intents).toEqual(['greeting'])
  })
})

describe('what has not happened', () => {
  test.each([
    ['要是路上压碎了怎么办', 'quality_issue/damage'],
    ['万一开胶了管换吗', 'quality_issue/defect'],
    ['路上磕破了怎么办', 'quality_issue/damage'],
  ])('is answered by the terms, without an apology: %s', (text, as) => {
    const customer = talk()
    customer.hears(said('什么材质', 'product_question/attributes'))
    const plan = customer.hears(said(text, as))
    expect(plan).toMatchObject({ decision: 'reply', ids: ['quality_issue.hypothetical.terms'] })
    expect(plan.text).not.toMatch(/抱歉|订单号/)
  })

  test('what has happened is a case', () => {
    const customer = talk()
    customer.hears(said('什么材质', 'product_question/attributes'))
    expect(customer.hears(said('收到就碎了怎么办', 'quality_issue/damage')).decision).toBe('handoff')
  })
})

test.each(['九瓦亮不亮', '就问一下亮度'])('how bright it is tells of no fault: %s', (text) => {
  expect(intentsOf(text, 'quality_issue/defect')).toEqual(['product_question'])
})

test('不信你查 goes on with what was told', () => {
  expect(intentsOf('真的不信你查', 'authenticity/genuine', 'refund_amount/how_much')).toEqual([
    'refund_amount',
  ])
})

test('who asks for whom to talk to about a great order gets a person', () => {
  expect(talk().hears(said('大单批发跟谁谈', 'discount/other')).reason).toBe('must_hand_over')
})
