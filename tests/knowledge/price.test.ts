import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asksFee, type Line, nextSteps, type PriceRules, quote } from '../../src/knowledge/index.ts'
import { type Activity, activitySchema, postageSchema } from '../../src/types/index.ts'
import { NOW, product } from './samples.ts'

const named = { name: '活动', say: '活动' }
const activity = (over: Record<string, unknown>): Activity =>
  activitySchema.parse({ id: 'a', ...named, ...over })
const lines = (...prices: number[]): Line[] =>
  prices.map((priceFen, i) => ({ product: product({ id: `P${i}`, priceFen }), quantity: 1 }))
const paid = (own: Line[], ...activities: Activity[]) => quote(own, { activities }, NOW)?.paidFen

const TIERS = activity({
  type: 'tiers',
  tiers: [
    { fromFen: 20000, minusFen: 2000, freeShipping: true },
    { fromFen: 30000, minusFen: 4000 },
  ],
})

describe('the price of a basket', () => {
  test('is that of today, not the one before', () => {
    expect(paid(lines(38000), activity({ type: 'tiers', tiers: [{ fromFen: 40000, minusFen: 5000 }] }))).toBe(
      38000,
    )
  })
  test('takes the highest tier reached, and each full sum where the tier counts again', () => {
    expect(paid(lines(19999), TIERS)).toBe(19999)
    expect(paid(lines(15000, 15000), TIERS)).toBe(26000)
    expect(
      paid(
        lines(61000),
        activity({ type: 'tiers', every: true, tiers: [{ fromFen: 20000, minusFen: 2000 }] }),
      ),
    ).toBe(55000)
  })
  test('gives the cheapest of each full group', () => {
    expect(paid(lines(3000, 1000, 2000, 900), activity({ type: 'buy_get', buy: 2, get: 1 }))).toBe(5900)
    expect(paid(lines(3000, 2001), activity({ type: 'second_piece', percent: 50 }))).toBe(3000 + 1001)
  })
  test('uses the best coupon alone, or all that go together', () => {
    const own = { type: 'coupon', fromFen: 10000 }
    const alone = activity({ ...own, id: 'c', minusFen: 1500 })
    const pair = [
      activity({ ...own, id: 'd', minusFen: 1000, stackable: true }),
      activity({ ...own, id: 'e', minusFen: 800, stackable: true }),
    ]
    expect(paid(lines(12000), alone, ...pair)).toBe(12000 - 1800)
    expect(paid(lines(12000), alone, pair[0]!)).toBe(12000 - 1500)
    expect(paid(lines(9000), alone, ...pair)).toBe(9000)
  })
  test('counts only the products of an activity, in its time', () => {
    const one = activity({ type: 'coupon', minusFen: 5000, products: { ids: ['P1'] } })
    expect(paid(lines(20000, 3000), one)).toBe(20000)
    expect(
      paid(
        lines(20000),
        activity({ type: 'coupon', minusFen: 500, validUntil: '2026-11-24T10:00:00+08:00' }),
      ),
    ).toBe(20000)
  })
  test('is none where a price is missing', () => {
    expect(quote(lines(0), { activities: [] }, NOW)).toBeNull()
  })
  test('brings gifts by what is paid', () => {
    const socks = activity({ type: 'gift', gift: '袜子', fromFen: 30000 })
    expect(quote(lines(29999), { activities: [socks] }, NOW)?.gifts).toEqual([])
    expect(quote(lines(30000), { activities: [socks] }, NOW)?.gifts).toHaveLength(1)
    expect(quote(lines(30000), { activities: [socks, TIERS] }, NOW)?.gifts).toEqual([])
  })
})

test.each([
  ['就买一个邮费要几块', true],
  ['单拍运费多少', true],
  ['几块邮费', true],
  ['还差多少免邮费', false],
  ['凑多少不用运费', false],
  ['要邮费吗', false],
])('what sending costs is asked, or what is missing until it is free: %s %s', (text, asked) => {
  expect(asksFee(text)).toBe(asked)
})

describe('postage', () => {
  const postage = postageSchema.parse({
    free: { fromFen: 9900, fromPieces: 3 },
    standard: { fen: 800 },
    regions: [
      {
        places: ['新疆', '西藏'],
        steps: { firstGrams: 1000, firstFen: 2000, nextGrams: 500, nextFen: 700 },
        free: false,
      },
      { places: ['海南'], fen: 1000, surchargeFen: 300 },
      { places: ['台湾'], excluded: true },
    ],
  })
  const cost = (own: Line[], place: string | null) =>
    quote(own, { activities: [], postage }, NOW, place)?.postage
  const heavy = (grams: number): Line[] => [{ product: product({ priceFen: 20000 }), quantity: 2, grams }]

  test.each([
    [5000, '浙江', 800],
    [9900, '浙江', 0],
    [9900, '海南海口', 300],
    [5000, '海南', 1300],
  ])('of %i fen to %s costs %i fen', (price, place, fen) => {
    expect(cost(lines(price), place)).toEqual({ known: true, fen, excluded: false })
  })
  test('goes by weight in steps that are begun', () => {
    expect(cost(heavy(500), '新疆')).toMatchObject({ fen: 2000 })
    expect(cost(heavy(501), '新疆')).toMatchObject({ fen: 2700 })
    expect(cost(lines(5000), '新疆')).toEqual({ known: false, missing: 'weight' })
  })
  test('is free from so many pieces on', () => {
    expect(cost(lines(100, 100, 100), '浙江')).toMatchObject({ fen: 0 })
  })
  test('asks where to, where it depends, and says what is not served', () => {
    expect(cost(lines(5000), null)).toEqual({ known: false, missing: 'place' })
    expect(cost(lines(5000), '台湾')).toEqual({ known: true, excluded: true })
    expect(quote(lines(5000), { activities: [] }, NOW)?.postage).toEqual({ known: false, missing: 'unknown' })
  })
  test('of places beyond the sea is only what the shop says of them', () => {
    expect(cost(lines(20000), '香港')).toEqual({ known: false, missing: 'unknown' })
    const named = {
      ...postage,
      regions: [{ places: ['港澳台'], fen: 3000, free: false, excluded: false, surchargeFen: 0 }],
    }
    const there = (place: string) =>
      quote(lines(20000), { activities: [], postage: named }, NOW, place)?.postage
    expect(there('香港')).toMatchObject({ fen: 3000 })
    expect(there('台湾台北')).toMatchObject({ fen: 3000 })
    expect(there('浙江')).toMatchObject({ fen: 0 })
  })
  test('of places that a shop calls by one name is the same', () => {
    const near = {
      ...postage,
      regions: [{ places: ['江浙沪'], fen: 500, free: false, excluded: false, surchargeFen: 0 }],
    }
    expect(quote(lines(5000), { activities: [], postage: near }, NOW, '江苏苏州')?.postage).toMatchObject({
      fen: 500,
    })
  })
  test('is freed by a tier', () => {
    expect(quote(lines(20000), { activities: [TIERS] }, NOW)).toMatchObject({
      paidFen: 18000,
      totalFen: 18000,
    })
  })
})

test('the next step is what is missing to it, nearest first', () => {
  const rules: PriceRules = {
    activities: [TIERS],
    postage: postageSchema.parse({ free: { fromFen: 18000, fromPieces: 2 }, standard: { fen: 600 } }),
  }
  expect(nextSteps(quote(lines(17000), rules, NOW)!, rules)).toMatchObject([
    { gain: 'postage', missingFen: 1000, missingPieces: 1 },
    { gain: 'minus', missingFen: 3000 },
  ])
})

const price = fc.integer({ min: 1, max: 50_000 })
const tier = fc.record({ fromFen: price, minusFen: fc.integer({ min: 1, max: 9000 }) })
const anyActivity = fc.oneof(
  fc.record({
    type: fc.constant('tiers'),
    tiers: fc.array(tier, { minLength: 1, maxLength: 3 }),
    every: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('buy_get'),
    buy: fc.integer({ min: 1, max: 3 }),
    get: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({ type: fc.constant('second_piece'), percent: fc.integer({ min: 0, max: 99 }) }),
  fc.record({ type: fc.constant('coupon'), minusFen: price, fromFen: price, stackable: fc.boolean() }),
)
const rulesOf = fc
  .array(anyActivity, { maxLength: 4 })
  .map((all) => all.map((each, i) => activity({ ...each, id: `a${i}` })))
const basket = fc.array(price, { minLength: 1, maxLength: 6 })

describe('for any rules and any basket', () => {
  test('parts and payment add up to the list, none below zero', () => {
    fc.assert(
      fc.property(basket, rulesOf, (prices, activities) => {
        const { listFen, parts, paidFen } = quote(lines(...prices), { activities }, NOW)!
        expect(paidFen + parts.reduce((sum, { minusFen }) => sum + minusFen, 0)).toBe(listFen)
        expect(paidFen).toBeGreaterThanOrEqual(0)
        for (const { minusFen } of parts) expect(minusFen).toBeGreaterThan(0)
      }),
    )
  })
  test('a rule gives no more than it says', () => {
    fc.assert(
      fc.property(basket, rulesOf, (prices, activities) => {
        for (const { activity: rule, minusFen } of quote(lines(...prices), { activities }, NOW)!.parts) {
          expect(minusFen).toBeLessThanOrEqual(mostOf(rule, prices))
        }
      }),
    )
  })
  // Of both kinds together it may: a piece that comes free can bring the sum below the threshold of a tier.
  test('one more piece never takes a reduction away, of rules on pieces or of rules on the sum', () => {
    const onPieces = (activity: Activity) => activity.type === 'buy_get' || activity.type === 'second_piece'
    fc.assert(
      fc.property(basket, price, rulesOf, fc.boolean(), (prices, more, all, ofPieces) => {
        const activities = all.filter((each) => onPieces(each) === ofPieces)
        const off = (own: number[]) => {
          const { listFen, paidFen } = quote(lines(...own), { activities }, NOW)!
          return listFen - paidFen
        }
        expect(off([...prices, more])).toBeGreaterThanOrEqual(off(prices))
      }),
    )
  })
  test('also where rules are for some of the products', () => {
    const scoped = (all: Activity[]) =>
      all.map((each, i) => ({
        ...each,
        products: { ids: [`P${i % 3}`, `P${(i + 1) % 3}`], categories: [], tags: [] },
      }))
    fc.assert(
      fc.property(basket, rulesOf, (prices, all) => {
        const activities = scoped(all)
        const { listFen, parts, paidFen } = quote(lines(...prices), { activities }, NOW)!
        expect(paidFen + parts.reduce((sum, { minusFen }) => sum + minusFen, 0)).toBe(listFen)
        for (const { activity: rule, minusFen } of parts)
          expect(minusFen).toBeLessThanOrEqual(mostOf(rule, prices))
      }),
    )
  })
  test('the order in which pieces lie in the basket does not matter', () => {
    fc.assert(
      fc.property(basket, rulesOf, (prices, activities) => {
        expect(paid(lines(...prices.toReversed()), ...activities)).toBe(paid(lines(...prices), ...activities))
      }),
    )
  })
})

function mostOf(rule: Activity, prices: readonly number[]): number {
  const sum = prices.reduce((total, each) => total + each, 0)
  if (rule.type === 'coupon') return sum >= rule.fromFen ? rule.minusFen : 0
  if (rule.type === 'tiers') {
    const reached = rule.tiers.filter(({ fromFen }) => fromFen <= sum)
    return Math.max(
      0,
      ...reached.map(({ fromFen, minusFen }) => minusFen * (rule.every ? Math.floor(sum / fromFen) : 1)),
    )
  }
  const dearest = [...prices].sort((a, b) => b - a)
  const [group, less] = rule.type === 'buy_get' ? [rule.buy + rule.get, rule.get] : [2, 1]
  const count = Math.floor(prices.length / group) * less
  return dearest.slice(0, count).reduce((total, each) => total + each, 0)
}
