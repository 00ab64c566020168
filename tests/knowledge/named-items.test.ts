import { describe, expect, it } from 'vitest'
import { itemNamed, itemToDrop, refundSumOf } from '../../src/knowledge/index.ts'
import { orderRecordSchema } from '../../src/types/index.ts'

const order = orderRecordSchema.parse({
  id: 'O1',
  customerId: 'u1',
  status: 'paid',
  amountFen: 27700,
  items: [
    { productId: 'B1', title: '双层带锁首饰盒', quantity: 1, priceFen: 12800 },
    { productId: 'B2', title: '大容量化妆包', quantity: 1, priceFen: 8900 },
    { productId: 'B3', title: '中筒袜', quantity: 2, priceFen: 3000 },
  ],
})
const sum = (text: string, of = order) => refundSumOf(of, text, null)?.map(({ say }) => say) ?? null

describe('a thing of an order', () => {
  it('is known by a part of its title', () => {
    expect(itemNamed(order, '首饰盒能换墨绿吗', null)?.item.productId).toBe('B1')
    expect(itemNamed(order, '能换墨绿吗', null)).toBeNull()
  })
  it('is the one to be dropped, where one is kept', () => {
    expect(itemNamed(order, '化妆包不要了 首饰盒留着', null)).toBeNull()
    expect(itemToDrop(order, '化妆包不要了 首饰盒留着', null)?.name).toBe('化妆包')
    expect(itemToDrop(order, '化妆包和首饰盒都不要', null)).toBeNull()
  })
})

describe('what was paid for it', () => {
  it('is the price of what is named, of one or of all', () => {
    expect(sum('化妆包退多少')).toEqual(['89元', '化妆包'])
    expect(sum('袜子的钱呢 中筒袜')).toEqual(['60元', '中筒袜'])
    expect(sum('中筒袜退一双多少')).toEqual(['30元', '中筒袜'])
    expect(sum('全退了多少')).toEqual(['277元'])
  })
  it('is unknown where nothing is named or something was taken off', () => {
    expect(sum('退多少')).toBeNull()
    expect(sum('化妆包退我19块')).toBeNull()
    expect(sum('化妆包退89对吧')).toEqual(['89元', '化妆包'])
    expect(sum('化妆包退多少', { ...order, amountFen: 25700 })).toBeNull()
  })
})
