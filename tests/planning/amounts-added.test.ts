import { describe, expect, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { said, shopWith } from './helpers.ts'

const TIERS = {
  id: 'full',
  type: 'tiers' as const,
  every: false,
  name: '满减',
  say: '满200减20、满300减50',
  tiers: [
    { fromFen: 20_000, minusFen: 2_000, freeShipping: false },
    { fromFen: 30_000, minusFen: 5_000, freeShipping: false },
  ],
}
const BAG = productRecordSchema.parse({
  id: 'A',
  title: '牛角包',
  category: '女包/单肩包',
  priceFen: 17_900,
  skus: [sku('黑色', '', 17_900, 5)],
})
const shop = { ...shopWith({}), activities: [TIERS] }
const reply = (text: string, looking: boolean, as = 'product_question/price') =>
  draftBeside([BAG], [said(text, as)], { looking, shop }).text

describe('amounts that the customer adds up himself', () => {
  test.each([
    ['挑个小的 139加76 一共几块', '215元', '195元'],
    ['满减下来159+149几多钱', '308元', '258元'],
    ['两个119的到手多少', '238元', '218元'],
    ['一个219加个99的 减完多少', '318元', '268元'],
  ])('are added, and the activity taken off: %s', (text, sum, paid) => {
    for (const looking of [false, true])
      for (const as of ['product_question/price', 'promotion/threshold', 'out_of_scope']) {
        expect(reply(text, looking, as)).toContain(sum)
        expect(reply(text, looking, as)).toContain(paid)
      }
  })
  test('are added to what is looked at', () => {
    expect(reply('这个再加个66的一共多少', true)).toContain('245元')
    expect(reply('这个再加个66的一共多少', true)).toContain('225元')
  })
  test('are the bare sum where nothing is taken off', () => {
    expect(reply('89加45一共多少', true)).toContain('134元')
  })
  test('are no sum where a coupon counts for some goods alone', () => {
    const coupon = {
      id: 'c',
      type: 'coupon' as const,
      name: '券',
      say: '满99减10',
      fromFen: 9_900,
      minusFen: 1_000,
      stackable: true,
    }
    const { text } = draftBeside([BAG], [said('139加76一共几块', 'product_question/price')], {
      looking: false,
      shop: { ...shop, activities: [TIERS, coupon] },
    })
    expect(text).not.toContain('215元')
  })
})
