import { describe, expect, test } from 'vitest'
import { createCatalogue } from '../../src/knowledge/index.ts'
import { productRecordSchema } from '../../src/types/index.ts'

const product = (id: string, title: string, alias: string) =>
  productRecordSchema.parse({ id, title, aliases: [alias], category: '女包' })
const catalogue = createCatalogue([
  product('A', '轻旅尼龙大号款', '登机箱'),
  product('B', '都市托特大号款', '公文包'),
  product('C', '露营折叠大号款', '保温袋'),
])
const named = (text: string) => catalogue.named(text, 2).map((hit) => hit.product.id)

describe('a product whose name is written by its sound', () => {
  test.each([
    ['登鸡箱多少钱', 'A'],
    ['工文包有黑的吗', 'B'],
    ['那个保文袋能装几瓶', 'C'],
  ])('is found where one character is wrong: %s', (text, id) => expect(named(text)).toEqual([id]))
  test.each(['灯鸡箱多少钱', '公交包车多少钱', '保修多久'])('is not found otherwise: %s', (text) =>
    expect(named(text)).toEqual([]),
  )
  test('gives way to a name that is written right', () => {
    expect(named('公文包和登鸡箱')).toEqual(['B'])
  })
})
