import { describe, expect, it, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { said } from './helpers.ts'

const VEST = productRecordSchema.parse({
  id: 'A1',
  title: '羊绒针织马甲',
  aliases: ['马甲'],
  category: '服饰/马甲',
  priceFen: 15000,
  skus: [sku('米色', 'M', 15000, 4), sku('灰色', 'M', 16000, 4), sku('灰色', 'L', 16000, 0)],
})
const CAP = productRecordSchema.parse({
  id: 'A2',
  title: '粗线针织渔夫款',
  aliases: ['渔夫帽'],
  category: '服饰配件/帽子',
  priceFen: 5000,
  skus: [sku('黑色', '', 5000, 3)],
})
const GOODS = [VEST, CAP]
const BOTH = '米色M一件灰色M一件多少钱'

describe('what is added to a sum', () => {
  it.each([
    ['再加两件米色M', /610元/],
    ['加2件米色的M', /610元/],
    ['再加个帽子呢', /360元/],
    ['再加帽子呢 黑的', /360元/],
    ['再买件灰色M的呢', /470元/],
  ])('counts with all that was picked before: %s', (text, told) => {
    expect(draftBeside(GOODS, [BOTH, text]).text).toMatch(told)
  })
  test('counts once more where something else was asked between', () => {
    const of = said('马甲是什么料子', 'product_question/attributes')
    expect(draftBeside(GOODS, ['马甲米色M加个渔夫帽多少钱', of, '再加个帽子呢']).text).toMatch(/250元/)
  })
  test('is what several come to where a price was haggled about', () => {
    const haggles = said('能便宜点不', 'discount/first_ask')
    expect(draftBeside([CAP], [haggles, said('两个一起呢', 'discount/first_ask')]).text).toMatch(/100元/)
  })
  test('is looked up in stock where no price was talked about', () => {
    expect(draftBeside(GOODS, ['再要件灰色L的']).text).toMatch(/没货|没有|缺货/)
  })
})

describe('a price of what is not there', () => {
  it.each(['灰色L多少钱', '米色M一件灰色L一件多少钱'])('is told with that: %s', (text) => {
    expect(draftBeside(GOODS, [text]).text).toMatch(/灰色L.*(?:没货|缺货)/)
  })
  test('names nothing that is there', () => {
    expect(draftBeside(GOODS, [BOTH]).text).not.toMatch(/没货|缺货/)
  })
})
