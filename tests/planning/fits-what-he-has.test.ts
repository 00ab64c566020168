import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside } from './beside-goods.ts'
import { conversation, SHOP, said, shopWith } from './helpers.ts'

const PENDANT = productRecordSchema.parse({
  id: 'P',
  title: '蘑菇吊灯',
  category: '灯具/吊灯',
  priceFen: 30000,
  attributes: { 灯头: 'E14螺口', 吊线长度: '1.5米，可调', 重量: '4.2kg', 适用空间: '餐厅、卧室' },
})
const draft = (text: string, as = 'product_question/attributes') => draftBeside([PENDANT], [said(text, as)])

describe('whether goods fit what the customer has at home', () => {
  test.each([
    ['我家灯座是大螺口的能装不', 'E14螺口'],
    ['我家吊顶能吃得住这个重量吗', '4.2kg'],
  ])('is told by the record, and his own is asked for: %s', (text, value) => {
    const { decision, text: reply } = draft(text)
    expect(decision).toBe('handoff')
    expect(reply).toContain(value)
    expect(reply).toContain('型号')
  })
  test.each(['我家能装吗', '配我那个智能网关行不'])(
    'is asked for where no record bears on it: %s',
    (text) => {
      for (const as of ['product_question/attributes', 'product_question/suitability']) {
        const { decision, text: reply } = draft(text, as)
        expect(decision).toBe('handoff')
        expect(reply).toContain('型号')
      }
    },
  )
  test('is no such question of a room', () => {
    expect(draft('我家卧室能用吗').text).not.toContain('型号')
  })
})

describe('whether the cord can be made shorter', () => {
  test.each(['线能弄短不', '挂绳能截一段吗', '灯线太长能改短不', '吊绳可以调低点吗'])(
    'is told by what the record says of the cord: %s',
    (text) => expect(draft(text).text).toContain('可调'),
  )
})

describe('who wants other goods in place of what he has', () => {
  const shipped = createPlanner(loadScripts('intents').scripts)
  const styled = shopWith({ facts: { style_exchange: { type: 'text', say: '别的款退款后重拍' } } })
  const asks = (text: string, as: string, shop = SHOP) =>
    conversation(shop, {}, shipped).hears(said(text, as))
  test.each([
    ['包太小想换一个别的', 'size_exchange/can_exchange'],
    ['补差价换个容量大的行吗', 'discount/price_protection'],
    ['加点钱换那个大的可以不', 'low_confidence'],
    ['换你家另外一款行不', 'return_policy/can_return'],
  ])('hears how that goes in the shop, and nothing of sizes: %s', (text, as) => {
    expect(asks(text, as, styled)).toMatchObject({ intents: ['return_policy'] })
    expect(asks(text, as, styled).text).toContain('退款后重拍')
  })
  test('is asked for the goods and his order where no rule is written', () => {
    const { decision, text } = asks('太小了想换一个别的', 'size_exchange/can_exchange')
    expect(decision).toBe('handoff')
    expect(text).toMatch(/链接.*订单号|订单号.*链接|那款和订单号/)
  })
  test('is none where another size or courier is wanted', () => {
    expect(asks('换个别的码', 'size_exchange/can_exchange').intents).toEqual(['size_exchange'])
    expect(asks('补差价换快递行吗', 'courier/change').intents).toEqual(['courier'])
  })
})
