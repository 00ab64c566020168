import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  budgetIn,
  changeOf,
  countIn,
  createCatalogue,
  factNamed,
  giftOf,
  isGivenWith,
  type PriceRules,
  readBasket,
  reductionOf,
} from '../../src/knowledge/index.ts'
import { activitySchema } from '../../src/types/index.ts'
import { NOW, order, product, SHANGHAI } from './samples.ts'

const TIERS = activitySchema.parse({
  id: 'full',
  type: 'tiers',
  name: '满减',
  say: '满200减20',
  tiers: [{ fromFen: 20000, minusFen: 2000 }],
})
const SOCKS = activitySchema.parse({
  id: 'socks',
  type: 'gift',
  name: '送袜子',
  say: '满300送袜子',
  gift: '袜子一双',
  fromFen: 30000,
})
const RULES: PriceRules = { activities: [TIERS, SOCKS] }
const bought = (priceFen: number, over: object = {}) =>
  order({ items: [{ productId: 'P1', title: '商务德比鞋', quantity: 1, priceFen }], ...over })
const say = (answer: ReturnType<typeof reductionOf>, name: string) => factNamed(answer!.facts, name)?.say

describe('why an order was not reduced', () => {
  test('is what is missing to the rule', () => {
    const short = reductionOf(bought(15900), RULES, null, NOW)
    expect([short?.outcome, say(short, 'order.sum'), say(short, 'step.missing')]).toEqual([
      'short',
      '159元',
      '41元',
    ])
  })
  test('is that it was, where the order shows it', () => {
    const reduced = reductionOf(bought(25900, { amountFen: 23900 }), RULES, null, NOW)
    expect([reduced?.outcome, say(reduced, 'order.minus'), say(reduced, 'order.paid')]).toEqual([
      'reduced',
      '20元',
      '239元',
    ])
  })
  test('is for a person where the rules give more than the order shows', () => {
    expect(reductionOf(bought(25900, { amountFen: 25900 }), RULES, null, NOW)?.outcome).toBe('not_applied')
  })
  test('is not told without a price', () => {
    expect(reductionOf(order({ items: [{ productId: 'P1' }] }), RULES, null, NOW)).toBeNull()
  })
  test('never claims more off than the rules give', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 0, max: 99_999 }), (price, paid) => {
        const answer = reductionOf(bought(price, { amountFen: paid }), RULES, null, NOW)!
        const minus = Number(factNamed(answer.facts, 'order.minus')?.value ?? 0)
        expect(minus).toBe(price >= 20000 ? 2000 : 0)
      }),
    )
  })
})

test('a gift is given from the sum on that the shop names, and is never told of less', () => {
  expect(giftOf(bought(30000), { activities: [SOCKS] }, null, NOW)?.outcome).toBe('given')
  const short = giftOf(bought(19900), { activities: [SOCKS] }, null, NOW)
  expect([short?.outcome, factNamed(short!.facts, 'step.missing')?.say]).toEqual(['short', '101元'])
  expect(giftOf(bought(30000), { activities: [] }, null, NOW)?.outcome).toBe('none')
})

test.each([
  [{ status: 'unpaid' }, 'unpaid'],
  [{ status: 'paid' }, 'unsent'],
  [{ status: 'paid', shipments: [{ courier: '中通' }] }, 'sent'],
  [{ status: 'shipped' }, 'sent'],
  [{ status: 'completed' }, 'delivered'],
])('an order %j is changed as one that is %s', (over, outcome) => {
  expect(changeOf(order(over), NOW, SHANGHAI).outcome).toBe(outcome)
})

describe('a basket in words', () => {
  const SHOE = product({ id: 'S', title: '商务德比鞋', aliases: ['德比鞋'] })
  const SOCK = product({ id: 'K', title: '纯棉中筒袜', aliases: ['袜子'] })
  const SHOP = createCatalogue([SHOE, SOCK])
  const read = (text: string) =>
    readBasket(text, SHOE, SHOP).map(({ product: { id }, quantity }) => `${id}×${quantity}`)

  test('holds each product with its own number', () => {
    expect(read('袜子两份加德比鞋多少钱')).toEqual(['K×2', 'S×1'])
    expect(read('三双怎么算')).toEqual(['S×3'])
    expect(read('这个多少钱')).toEqual(['S×1'])
  })
  test('holds what is talked about where something named is added to it', () => {
    expect(read('这双加一盒袜子一共多少')).toEqual(['S×1', 'K×1'])
    expect(read('拿两双再配个袜子多少钱')).toEqual(['S×2', 'K×1'])
    expect(read('袜子再便宜点多少钱')).toEqual(['K×1'])
  })
  test('takes no ordinal and no sum of money for a number of pieces', () => {
    expect([countIn('第2个多少钱'), countIn('300块'), countIn('两双'), countIn('买俩包')]).toEqual([
      null,
      null,
      2,
      2,
    ])
  })
})

test.each([
  ['200以内的', 20000],
  ['预算150', 15000],
  ['不超过300块', 30000],
  ['买388的', null],
])('%s: a budget of %s fen', (text, fen) => expect(budgetIn(text)).toBe(fen))

describe('what is given with an order', () => {
  const CHARM = activitySchema.parse({
    id: 'charm',
    type: 'gift',
    name: '送挂件',
    say: '满88并收藏送挂件',
    gift: '挂件一个',
    fromFen: 8800,
    condition: '收藏店铺',
  })
  const given = (priceFen: number, activities = [SOCKS, CHARM]) => {
    const answer = giftOf(bought(priceFen), { activities }, null, NOW)
    return [answer?.outcome, ...(answer?.facts.map(({ say: said }) => said) ?? [])]
  }
  test('may hang on what the customer does too', () => {
    expect(given(9900, [CHARM])).toEqual(['given_if', '挂件一个', '收藏店铺'])
    expect(given(35_000)).toEqual(['given_more', '袜子一双', '挂件一个', '收藏店铺'])
  })
  test('names no goods that are talked about', () => {
    const socks = product({ id: 'K', title: '中筒袜子', aliases: ['五双装袜子'] })
    expect(isGivenWith('送袜子的吧', socks, [SOCKS])).toBe(true)
    expect(isGivenWith('这个多少钱', socks, [SOCKS])).toBe(false)
    expect(isGivenWith('送袜子的吧', product({ id: 'B', title: '短靴', aliases: [] }), [SOCKS])).toBe(false)
  })
})
