import { describe, expect, it } from 'vitest'
import { factsShown } from '../../src/console/side/facts-shown.ts'
import zh from '../../src/console/words/zh.json' with { type: 'json' }

const shown = (...responses: Record<string, string>[]) =>
  factsShown(
    responses.map((facts) => ({ facts })),
    zh.facts,
  )

describe('what a draft rests on', () => {
  it('stands under what the record calls it, once', () => {
    const heel = { 'product.attribute': '跟高', 'product.heel_height': '3cm', 'product.value': '3cm' }
    expect(shown(heel)).toEqual([['跟高', '3cm']])
  })

  it('is called a value of the product where the record says no name', () => {
    expect(shown({ 'product.material': '头层牛皮', 'product.value': '头层牛皮' })).toEqual([
      ['商品参数', '头层牛皮'],
    ])
  })

  it('is told of each of two answers', () => {
    const weight = { 'product.attribute': '重量', 'product.weight': '420克', 'product.value': '420克' }
    const lining = { 'product.attribute': '内里', 'product.lining': '猪皮', 'product.value': '猪皮' }
    expect(shown(weight, lining)).toEqual([
      ['重量', '420克'],
      ['内里', '猪皮'],
    ])
  })

  it('keeps facts of shop and order, the same one once', () => {
    expect(shown({ dispatch: '48小时内', 'order.courier': '中通' }, { dispatch: '48小时内' })).toEqual([
      ['发货时间', '48小时内'],
      ['快递', '中通'],
    ])
  })

  it('says of what is recommended which product it is and why', () => {
    const facts = { 'product1.title': '学步鞋', 'product1.price': '129元', 'product1.reason': '软底' }
    expect(shown(facts)).toEqual([
      ['商品', '学步鞋'],
      ['价格', '129元'],
      ['推荐理由', '软底'],
    ])
  })

  it('says of several what was asked, what each record says and which are silent', () => {
    const facts = { 'each.attribute': '跟高', 'each.values': '德比鞋3cm', 'each.silent': '短靴' }
    expect(shown(facts)).toEqual([
      ['问的参数', '跟高'],
      ['各款参数', '德比鞋3cm'],
      ['没写明的商品', '短靴'],
    ])
  })
})
