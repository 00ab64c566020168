import { describe, expect, test } from 'vitest'
import {
  activitiesNamed,
  compareVariants,
  giftsMeant,
  howToBuy,
  sentGrams,
  variantPrices,
  weightIn,
} from '../../src/knowledge/index.ts'
import { postageTerms } from '../../src/knowledge/price/postage.ts'
import {
  activitySchema,
  type ProductRecord,
  postageSchema,
  productRecordSchema,
} from '../../src/types/index.ts'
import { ATTRIBUTES } from './samples.ts'

const activity = (source: object) => activitySchema.parse({ name: '活动', say: '活动', ...source })
const CASES = activity({
  id: 'cases',
  type: 'buy_get',
  name: '手机壳买二送一',
  say: '手机壳买二送一',
  buy: 2,
  get: 1,
})
const SECOND = activity({
  id: 'second',
  type: 'second_piece',
  name: '第二件半价',
  say: '第二件半价',
  percent: 50,
})
const TEN = activity({
  id: 'ten',
  type: 'coupon',
  name: '10元券',
  say: '满99减10',
  minusFen: 1000,
  fromFen: 9900,
})
const TWENTY = activity({
  id: 'twenty',
  type: 'coupon',
  name: '20元券',
  say: '满199减20',
  minusFen: 2000,
  fromFen: 19900,
})
const BAG = activity({
  id: 'bag',
  type: 'gift',
  name: '赠品',
  say: '满800送收纳袋',
  gift: '羽绒服收纳袋一个',
  fromFen: 80000,
})
const SOCKS = activity({
  id: 'socks',
  type: 'gift',
  name: '袜子',
  say: '满300送袜子',
  gift: '袜子一双',
  fromFen: 30000,
})

describe('which activity is meant', () => {
  test('the coupon of the sum that is named, all where none is', () => {
    expect(activitiesNamed('那张20块的券呢', [TEN, TWENTY])).toEqual([TWENTY])
    expect(activitiesNamed('券在哪领', [TEN, TWENTY])).toEqual([TEN, TWENTY])
  })

  test('a gift is meant by its own name, another name means none of them', () => {
    expect(giftsMeant('买这个送收纳袋不', [BAG, SOCKS])).toEqual([BAG])
    expect(giftsMeant('买这个送雨伞吗', [BAG, SOCKS])).toEqual([])
    expect(giftsMeant('有赠品吗', [BAG, SOCKS])).toEqual([BAG, SOCKS])
  })
})

describe('how an activity is bought', () => {
  test('of two for one three are ordered together', () => {
    expect(howToBuy('买二送一要拍几个', [CASES, SECOND], null)).toMatchObject({
      pieces: 3,
      less: 1,
      counted: null,
    })
  })

  test('what the customer counts is not what the rule counts', () => {
    expect(howToBuy('买二送一我拍两个够吗', [CASES], null)).toMatchObject({ pieces: 3, counted: 2 })
  })

  test('of a second one for less two are ordered', () => {
    expect(howToBuy('第二件半价怎么算', [CASES, SECOND], null)).toMatchObject({
      pieces: 2,
      activity: { id: 'second' },
    })
  })

  test('words that mean no activity by pieces are left alone', () => {
    expect(howToBuy('券怎么领', [CASES, TEN], null)).toBeNull()
  })
})

const product = (more: Partial<ProductRecord>): ProductRecord => ({ id: 'p', title: '被子', ...more })

describe('what something weighs', () => {
  test.each([
    ['到新疆2公斤邮费多少', 2000],
    ['三斤的东西寄拉萨', 1500],
    ['寄拉萨运费多少', null],
    ['2公斤和3公斤各多少', null],
  ])('“%s” names %s grams', (text, grams) => {
    expect(weightIn(text, ATTRIBUTES)).toBe(grams)
  })

  test.each([
    ['3kg', 3000],
    ['600克', 600],
    ['约420克', null],
    ['单只420克', null],
    ['2-3kg', null],
  ])('a record of %s is computed with as %s', (weight, grams) => {
    expect(sentGrams(product({ attributes: { 重量: weight } }), ATTRIBUTES)).toBe(grams)
  })

  test('the weight that is sent goes before that of the thing', () => {
    expect(sentGrams(product({ attributes: { 重量: '1kg', 毛重: '1.4kg' } }), ATTRIBUTES)).toBe(1400)
  })
})

describe('the terms of a place', () => {
  const postage = postageSchema.parse({
    free: { fromFen: 9900 },
    standard: { fen: 800 },
    regions: [
      {
        places: ['新疆'],
        free: false,
        steps: { firstGrams: 1000, firstFen: 2000, nextGrams: 1000, nextFen: 1200 },
      },
      { places: ['海南'], surchargeFen: 300 },
      { places: ['台湾'], excluded: true },
    ],
  })

  test('are those of its region, of a city those of its province', () => {
    expect(postageTerms(postage, '新疆乌鲁木齐')).toMatchObject({
      mayBeFree: false,
      fen: null,
      steps: { firstFen: 2000 },
    })
    expect(postageTerms(postage, '海南')).toMatchObject({ mayBeFree: true, surchargeFen: 300, fen: 800 })
    expect(postageTerms(postage, '台湾')).toMatchObject({ excluded: true })
  })

  test('are unknown without a place where places differ', () => {
    expect(postageTerms(postage, null)).toBeNull()
  })
})

describe('two colours of a product', () => {
  const NOW = Date.parse('2026-11-25T15:00:00+08:00')
  const sku = (color: string, size: string, stock: number, priceFen = 45900) => ({
    id: color + size,
    color,
    size,
    stock,
    priceFen,
  })
  const shoe = product({
    skus: [sku('黑色', '42', 3), sku('黑色', '43', 1), sku('深棕色', '42', 0), sku('深棕色', '43', 2)],
  })
  const facts = (text: string, of = shoe) => {
    const answer = compareVariants(text, of, { now: NOW })
    return answer && [answer.outcome, Object.fromEntries(answer.facts.map(({ name, say }) => [name, say]))]
  }

  test('with something and without it differ by their prices', () => {
    const lined = productRecordSchema.parse({
      ...shoe,
      skus: [
        { id: '1', color: '黑色单里', size: '37', priceFen: 39900 },
        { id: '2', color: '黑色加绒', size: '37', priceFen: 43900 },
        { id: '3', color: '驼色单里', size: '37', priceFen: 39900 },
      ],
    })
    const [outcome, said] = facts('加绒的比不加绒的贵多少', lined) as [string, Record<string, string>]
    expect(outcome).toBe('differs_by')
    expect(said).toMatchObject({
      'first.title': '加绒',
      'second.title': '不加绒',
      'compare.difference': '40元',
    })
    const [, apart] = facts('加绒的比单里的贵多少', lined) as [string, Record<string, string>]
    expect(apart).toMatchObject({
      'first.title': '单里',
      'second.title': '加绒',
      'compare.difference': '40元',
    })
    expect(facts('不加绒的多少钱', lined)).toBeNull()
    expect(facts('防水的比不防水的贵多少', lined)).toBeNull()
  })
  test('differ by what the record writes of each, where all that differs is asked for', () => {
    const basin = productRecordSchema.parse({
      ...shoe,
      attributes: {
        按摩方式: '普通款手动滚轮，电动款自动滚轮',
        净重: '普通款4.5kg，电动款5.6kg',
        产地: '浙江',
      },
      skus: [
        { id: '1', color: '白色', size: '普通款', priceFen: 26900 },
        { id: '2', color: '白色', size: '电动款', priceFen: 36900 },
      ],
    })
    const [, said] = facts('普通款跟电动款有啥区别', basin) as [string, Record<string, string>]
    expect(said).toMatchObject({
      'first.points': '269元、按摩方式手动滚轮、净重4.5kg',
      'second.points': '369元、按摩方式自动滚轮、净重5.6kg',
    })
    const [, priced] = facts('电动款比普通款贵多少', basin) as [string, Record<string, string>]
    expect(priced).toMatchObject({ 'compare.difference': '100元' })
  })
  test('differ by what is left', () => {
    expect(facts('黑的和棕的哪个好')).toEqual([
      'differs',
      {
        'first.title': '黑色',
        'first.points': '有货',
        'second.title': '深棕色',
        'second.points': '有货（43）',
      },
    ])
  })

  test('that are alike in the record are for a person, with what is known', () => {
    const alike = product({ skus: [sku('黑色', '42', 3), sku('深棕色', '42', 5)] })
    expect(facts('黑的和棕的有啥区别', alike)?.[0]).toBe('variants_same')
  })

  test('say nothing of a stock that was counted long ago', () => {
    const old = { ...shoe, updatedAt: '2026-11-01T00:00:00+08:00' }
    expect(facts('黑的和棕的哪个好', old)?.[1]).not.toHaveProperty(
      ['first.points'],
      expect.stringContaining('有货'),
    )
  })

  test('one colour compares with nothing', () => {
    expect(facts('黑的好吗')).toBeNull()
  })
})

test('prices apart are told by what decides them', () => {
  const skus = [
    { id: 'a', color: '黑色', size: '42', priceFen: 45900 },
    { id: 'b', color: '黑色', size: '43', priceFen: 45900 },
    { id: 'c', color: '白色', size: '42', priceFen: 49900 },
  ]
  expect(variantPrices(product({ skus }), skus)).toBe('黑色 459元，白色 499元')
  expect(variantPrices(product({ skus }), skus.slice(0, 2))).toBeNull()
})
