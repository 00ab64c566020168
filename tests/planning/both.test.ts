import { describe, expect, it, test } from 'vitest'
import { loadScripts } from '../../src/content/scripts.ts'
import { Replay } from '../../src/evaluation/replay.ts'
import { createCatalogue, createOrderBook, namedIn, whichProduct } from '../../src/knowledge/index.ts'
import { createPlanner } from '../../src/planning/turn.ts'
import { productRecordSchema } from '../../src/types/index.ts'
import { NOW, predicted, type Said, SHOP, said } from './helpers.ts'

const planner = createPlanner(loadScripts('intents').scripts)

const shoe = (id: string, title: string, name: string, priceFen: number, stock: Record<string, number>) =>
  productRecordSchema.parse({
    id,
    title,
    aliases: [name],
    category: '男鞋/皮鞋',
    status: 'on_sale',
    priceFen,
    skus: Object.entries(stock).map(([size, left]) => ({
      id: `${id}${size}`,
      color: '黑色',
      size,
      stock: left,
    })),
  })
const DERBY = shoe('S1', '商务德比鞋', '德比鞋', 45_900, { 41: 2, 42: 3, 43: 0 })
const OXFORD = shoe('S2', '雕花牛津鞋', '牛津鞋', 49_900, { 41: 0, 42: 1, 43: 0 })
const WARM = shoe('S3', '加绒高帮靴', '加绒靴', 55_900, { 42: 1 })
const CATALOGUE = createCatalogue([DERBY, OXFORD, WARM])

/** Both products were shown, one after the other; what the last of these words is answered. */
function answered(...clauses: Said[]): string {
  const heard = new Map(clauses.map((clause) => [clause.text, clause]))
  const understand = (text: string) => predicted(heard.get(text) ?? said(text, 'out_of_scope'))
  const shelf = { catalogue: CATALOGUE, orders: createOrderBook([]) }
  const replay = new Replay(
    { understanding: { understand }, planner },
    { shop: SHOP, seed: 1, customerId: null, shelf },
  )
  const hear = (text: string, at: number, product: { id: string; title: string } | null) => {
    const { drafted } = replay.hear({ role: 'customer', text, at, attachments: [], product, order: null })
    replay.deliver(at)
    return drafted.text ?? ''
  }
  hear('这个', NOW, DERBY)
  hear('', NOW + 60_000, OXFORD)
  return clauses.map(({ text }, i) => hear(text, NOW + (i + 2) * 60_000, null)).at(-1)!
}

describe('two products that were shown', () => {
  it.each([
    ['两双都有42的吗', /德比鞋、牛津鞋/],
    ['两双都有41的没', /德比鞋.*牛津鞋.*没|牛津鞋.*没.*德比鞋/],
    ['两双都有43吗', /(?:没货|卖完)/],
  ])('are both looked up: %s', (text, told) => {
    expect(answered(said(text, 'stock/available'))).toMatch(told)
  })
  it('are told apart by their prices', () => {
    const both = said('两双差多少钱', 'discount/first_ask')
    expect(answered(both)).toMatch(/40元/)
    expect(
      answered(said('两双都有42的吗', 'stock/available'), said('价钱差多少', 'discount/first_ask')),
    ).toMatch(/差40元/)
  })
})

test('of two that came up the dearer and the cheaper are told by that', () => {
  const which = (text: string) => whichProduct({ text, last: 'S2', shown: [DERBY, OXFORD] }, CATALOGUE)
  expect(which('便宜的那双跟多高')).toMatchObject({ product: { id: 'S1' } })
  expect(which('贵的那双跟多高')).toMatchObject({ product: { id: 'S2' } })
  expect(which('有便宜的吗')).toMatchObject({ by: 'conversation' })
})

test('加绒 joins nothing', () => {
  expect(namedIn('德比42黑 还有那个加绒靴42', CATALOGUE).map(({ product: { id } }) => id)).toEqual([
    'S1',
    'S3',
  ])
})
