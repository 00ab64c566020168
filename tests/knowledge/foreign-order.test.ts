import { describe, expect, test } from 'vitest'
import { loadShops } from '../../src/content/shops.ts'
import { createCatalogue, createOrderBook, lookUp } from '../../src/knowledge/index.ts'
import { order, product } from './samples.ts'

const SHOE = product({ id: 'KN-1' })
const shop = loadShops('shops').shops.get('kangnai')!
const brought = (productId: string) =>
  order({ id: 'X1', items: [{ productId, title: '雨衣', quantity: 1, priceFen: 5000 }] })
const found = (productId: string, { products = [SHOE], orders = [] as ReturnType<typeof order>[] } = {}) =>
  lookUp(
    {
      text: '什么时候发货',
      card: null,
      last: null,
      order: brought(productId),
      orderNumber: null,
      customerId: 'u1',
    },
    { catalogue: createCatalogue(products), orders: createOrderBook(orders) },
    shop,
  )

describe('an order that a message brings along', () => {
  test('is another shop’s where this one has none of its goods, and nothing of it is believed', () => {
    const { order: seen, records } = found('XX-9')
    expect([seen, records.order, records.foreignOrder]).toEqual([null, null, true])
  })

  test('is this shop’s where it has the goods, or knows the order', () => {
    expect(found('KN-1').records.order?.id).toBe('X1')
    expect(found('XX-9', { orders: [brought('XX-9')] }).records.order?.id).toBe('X1')
  })

  test('is believed where the shop has told nobody what it sells', () => {
    expect(found('XX-9', { products: [] }).records.order?.id).toBe('X1')
    expect(found('XX-9', { products: [{ ...SHOE, demo: true }] }).records.order?.id).toBe('X1')
  })
})

describe('a number that a customer writes', () => {
  const asked = (text: string) =>
    lookUp(
      { text, card: null, last: null, order: null, orderNumber: null, customerId: 'u1' },
      {
        catalogue: createCatalogue([SHOE]),
        orders: createOrderBook([order({ id: '5120360103', customerId: 'u1', status: 'shipped' })]),
      },
      shop,
    ).records.order?.id ?? null

  test('as long as those of his orders names an order: where nobody knows it, his own is not told of instead', () => {
    expect(asked('帮我闺蜜查下 5120360104 到了没')).toBe(null)
    expect(asked('5120360103 到了没')).toBe('5120360103')
  })

  test('of another length, or of a phone, names none', () => {
    expect(asked('我电话13812345678 到哪了')).toBe('5120360103')
    expect(asked('20261125那天拍的到哪了')).toBe('5120360103')
  })
})
