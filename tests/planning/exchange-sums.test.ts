import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { lastDraft, orderOfShoes } from './beside-an-order.ts'
import { sku } from './beside-goods.ts'
import { said, shopWith } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)
const product = productRecordSchema.parse({
  id: 'S1',
  title: '云朵挎包',
  category: '女包/斜挎包',
  priceFen: 15000,
  skus: [
    sku('黑色', '小号', 15000, 5),
    sku('黑色', '大号', 18500, 5),
    sku('红色', '小号', 15900, 5),
    sku('红色', '大号', 19400, 5),
  ],
})
const order = (size: string, priceFen: number, status = 'paid') =>
  orderOfShoes({
    status,
    amountFen: priceFen,
    items: [{ productId: 'S1', title: '云朵挎包', color: '黑色', size, quantity: 1, priceFen }],
  })
const draft = (ordered: ReturnType<typeof order>, text: string) =>
  lastDraft({ planner, shop: shopWith({}), product, order: ordered }, [said(text, 'order_change/goods')])

describe('what another variant than the ordered one costs', () => {
  test.each([
    ['换大号的还得再付多少', '35元'],
    ['改成大的要我补几块', '35元'],
    ['换那个红的补钱还是退钱', '9元'],
    ['换大号是退钱还是要补', '35元'],
    ['改大号加不加钱', '35元'],
  ])('is told with both prices: %s', (text, difference) => {
    const { text: reply } = draft(order('小号', 15000), text)
    expect(reply).toContain(difference)
    expect(reply).toContain('150元')
  })
  test.each(['大的换小的退我多少钱', '换小号能找我几块'])(
    'is told a person who pays it back, where it costs less: %s',
    (text) => {
      const { decision, text: reply } = draft(order('大号', 18500, 'delivered'), text)
      expect(decision).toBe('handoff')
      expect(reply).toContain('35元')
      expect(reply).not.toContain('退您185元')
    },
  )
})
