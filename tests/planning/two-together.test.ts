import { describe, expect, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { Replay } from '../../src/evaluation/replay.ts'
import { createCatalogue, createOrderBook } from '../../src/knowledge/index.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { type OrderRecord, productRecordSchema } from '../../src/types/index.ts'
import { orderOfShoes } from './beside-an-order.ts'
import { draftBeside } from './beside-goods.ts'
import { NOW, predicted, SHOP, said } from './helpers.ts'

const goods = (id: string, title: string, alias: string, priceFen: number) =>
  productRecordSchema.parse({ id, title, aliases: [alias], category: '男鞋', priceFen })
const GOODS = [goods('A1', '男士牛津皮鞋', '牛津鞋', 41000), goods('A2', '男士透气跑鞋', '跑鞋', 23000)]
const planner = createPlanner(loadScripts('intents').scripts)
const priced = (text: string) => said(text, 'product_question/price')

describe('two pairs after two different ones were talked about', () => {
  test.each(['两双多少钱', '那俩多少钱', '两双一起拿多少'])('are both of them: %s', (text) => {
    const turns = [priced('牛津鞋多少钱'), priced('跑鞋多少钱'), priced(text)]
    const { text: reply } = draftBeside(GOODS, turns, { looking: false })
    expect(reply).toContain('640元')
  })
  test('are twice the one where no other came up', () => {
    const turns = [priced('这双多少钱'), priced('要两双多少钱')]
    expect(draftBeside(GOODS, turns).text).toContain('820元')
  })
})

/** The draft to words beside an order of both pairs. */
function beside(order: OrderRecord, text: string): string {
  const shelf = { catalogue: createCatalogue(GOODS), orders: createOrderBook([order]) }
  const understand = () => predicted(priced(text))
  const scene = { shop: SHOP, seed: 3, customerId: 'u1', shelf }
  const replay = new Replay({ understanding: { understand }, planner }, scene)
  const heard = { role: 'customer' as const, text, at: NOW, attachments: [], product: null, order: null }
  return replay.hear(heard).drafted.text ?? ''
}
const waiting = (amountFen: number, status = 'unpaid') =>
  orderOfShoes({
    status,
    amountFen,
    items: GOODS.map(({ id, title, priceFen }) => ({ productId: id, title, quantity: 1, priceFen })),
  })

describe('two pairs in an order that is not paid yet', () => {
  test.each(['两双一共多少钱', '购物车那两双一起多少', '加起来多少钱'])('are what it holds: %s', (text) => {
    const reply = beside(waiting(64000), text)
    expect(reply).toContain('640元')
    expect(reply).toContain('410元')
  })
  test('come to what the order says, where that is another sum', () => {
    expect(beside(waiting(61000), '两双一共多少钱')).toContain('610元')
    expect(beside(waiting(61000), '两双一共多少钱')).not.toContain('640元')
  })
  test('are not three', () => {
    expect(beside(waiting(64000), '三双一共多少钱')).not.toContain('640元')
  })
})

test('what was paid for all that was bought is told from the order', () => {
  expect(beside(waiting(61000, 'paid'), '我买的两双一共多少钱')).toContain('610元')
})
