import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { conversation, SHOP, said } from './helpers.ts'

const shipped = createPlanner(loadScripts('intents').scripts)
const first = (text: string, as: string) => conversation(SHOP, {}, shipped).hears(said(text, as))

describe('who points at goods that nobody knows', () => {
  test.each([
    ['这个包沉不沉', 'product_question/attributes', /轻重|重量/],
    ['那双靴子多高呀', 'product_question/attributes', /大小|尺寸/],
    ['两色的吗', 'product_question/attributes', /颜色/],
    ['吊灯几种颜色', 'color_choice/which', /颜色/],
    ['这款有灰色的不', 'color_choice/which', /颜色/],
    ['这款带拉链吗', 'product_question/attributes', /这项|这一项/],
    ['那双什么皮的', 'product_question', /哪一?款|那款/],
    ['方的那款还有没', 'low_confidence', /链接/],
  ])('is asked which one, in words that name what he asks: %s', (text, as, named) => {
    const { decision, text: reply } = first(text, as)
    expect(decision).toBe('clarify')
    expect(reply).toContain('链接')
    expect(reply).toMatch(named)
  })
  test('is asked once: then a person looks', () => {
    const talk = conversation(SHOP, {}, shipped)
    talk.hears(said('这个包沉不沉', 'product_question/attributes'))
    expect(talk.hears(said('这包多大', 'product_question/attributes')).decision).toBe('handoff')
  })
  test('is no question to who speaks of all that a shop sells, or of what came', () => {
    for (const text of ['你们家鞋都是真皮的吗', '收到的这个包怎么掉色'])
      expect(first(text, 'product_question/attributes').decision).toBe('handoff')
  })
})

describe('in how many colours goods are made', () => {
  const LAMP = productRecordSchema.parse({
    id: 'L',
    title: '月牙壁灯',
    category: '灯具/壁灯',
    priceFen: 9900,
    attributes: { 色温: '3000K/4000K双色可调' },
    skus: [sku('黑色', '', 9900, 3), sku('铜色', '', 9900, 2)],
  })
  const draft = (text: string) => draftBeside([LAMP], [said(text, 'product_question/attributes')]).text
  test.each(['这灯有几种颜色', '哪几个颜色可选'])('is told by its variants: %s', (text) => {
    expect(draft(text)).toMatch(/黑色.*铜色/)
  })
  test('is told by its light where that is asked for', () => expect(draft('光有几种颜色')).toContain('3000K'))
})
