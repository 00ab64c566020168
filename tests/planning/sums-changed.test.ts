import { describe, expect, it, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { said } from './helpers.ts'

const goods = (id: string, title: string, alias: string, priceFen: number, more: object = {}) =>
  productRecordSchema.parse({
    id,
    title,
    aliases: [alias],
    category: '家居',
    priceFen,
    skus: [sku('白色', '', priceFen, 9)],
    ...more,
  })

const QUILT = goods('S1', '大豆纤维被', '大豆被', 20000, {
  skus: [sku('白色', '1.5米', 20000, 9), sku('白色', '1.8米', 24000, 9)],
})
const PILLOW = goods('S2', '荞麦护颈枕头', '枕头', 5000)
const RUG = goods('S3', '短绒地毯', '地毯', 9000)
const BULB = goods('S4', '螺口球泡', '球泡', 1000, {
  skus: [sku('暖光', '7W', 1000, 9), sku('暖光', '12W', 1500, 9)],
})
const LAMP = goods('S5', '木质床头台灯', '台灯', 12000, { pairs: ['S4'] })
const GOODS = [QUILT, PILLOW, RUG]
const BOTH = '1.5米的大豆被加一个枕头一共多少'

describe('words that change what was picked, after its price was told', () => {
  it.each([
    ['枕头换成地毯呢', /290元/],
    ['枕头先不要了', /200元/],
    ['枕头不要了 换成地毯', /290元/],
    ['不要枕头了加个地毯', /290元/],
    ['还是换1.8米的吧 一共呢', /290元/],
    ['大豆被改1.8米的呢', /290元/],
    ['俩枕头呢', /300元/],
    ['枕头改成三个', /350元/],
  ])('tell the sum anew: %s', (text, told) => {
    expect(draftBeside(GOODS, [BOTH, said(text, 'return_policy/exchange')]).text).toMatch(told)
  })
  test('change it on from what was changed before', () => {
    expect(draftBeside(GOODS, [BOTH, '枕头换成地毯', '再加个枕头呢']).text).toMatch(/340元/)
    expect(draftBeside(GOODS, [BOTH, '枕头换成地毯', '大豆被换1.8米的呢']).text).toMatch(/330元/)
  })
  test('leave one of two out', () => {
    expect(draftBeside(GOODS, ['大豆被1.5米加两个枕头一共多少', '去掉一个枕头呢']).text).toMatch(/250元/)
  })
  test('change nothing where no price was talked about, or more is asked', () => {
    const swap = said('枕头换成地毯', 'return_policy/exchange')
    expect(draftBeside(GOODS, [said('枕头多高', 'product_question/attributes'), swap]).text).not.toMatch(
      /290/,
    )
    const returns = said('枕头不要了能退吗', 'return_policy/can_return')
    expect(draftBeside(GOODS, [BOTH, returns]).text).not.toMatch(/200元/)
  })
})

describe('what goes with the goods', () => {
  test('is added by a variant that only it is made in', () => {
    expect(draftBeside([LAMP, BULB], ['这个多少钱', '加两个7W暖光的一共多少']).text).toMatch(/140元/)
  })
  test('is not picked by who asks whether it comes along', () => {
    const asked = said('带球泡不', 'product_question/attributes')
    expect(draftBeside([LAMP, BULB, RUG], ['这个多少钱', asked, '再加一个地毯一共']).text).toMatch(/210元/)
  })
})
