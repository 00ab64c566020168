import { describe, expect, test } from 'vitest'
import {
  alternativeTo,
  asksForAny,
  asksForNotice,
  asksForOwnSize,
  asksHowMany,
  colorsByStock,
  createCatalogue,
  factNamed,
  readWish,
  stockOf,
  stockOfSeveral,
} from '../../src/knowledge/index.ts'
import { HOUR, NOW, product } from './samples.ts'

const SHOE = product({
  skus: [
    { id: 'a', color: '黑色', size: '42', stock: 0 },
    { id: 'b', color: '黑色', size: '41', stock: 3 },
    { id: 'c', color: '深棕色', size: '42', stock: 5 },
  ],
})
const asked = (text: string, of = SHOE) => stockOf(of, readWish(text, of), NOW)

describe('stock', () => {
  test.each([
    ['黑的42还有没', 'none'],
    ['黑色41有吗', 'in_stock'],
    ['棕的42有货吗', 'in_stock'],
    ['42码有吗', 'choose'],
    ['黑色有吗', 'choose'],
  ])('%s: %s', (text, expected) => expect(asked(text).outcome).toBe(expected))

  test('tells how many are left of the variant that is named', () => {
    expect(factNamed(asked('黑色41有吗').facts, 'product.stock')?.value).toBe('3')
  })

  test('a colour or measure in the words goes before the one that was talked about', () => {
    const coat = product({
      skus: [
        { id: 'a', color: '燕麦色', size: '100g' },
        { id: 'b', color: '黑色', size: '50g' },
      ],
    })
    expect(readWish('那燕麦的呢', coat, { color: '黑色' }).color).toBe('燕麦色')
    expect(readWish('100克那个', coat).size).toBe('100g')
  })

  test.each([
    ['加绒的37还有吗', '黑色加绒'],
    ['驼色37有不', '驼色单里'],
    ['不加绒的还有吗', null],
    ['黑色的还有吗', null],
    ['单里的有吗', null],
    ['黑的单里37有吗', '黑色单里'],
    ['驼的呢', '驼色单里'],
  ])('a colour is called by how it begins or ends, where no other bears that: %s', (text, color) => {
    const boot = product({
      skus: ['黑色单里', '黑色加绒', '驼色单里'].map((made) => ({ id: made, color: made, size: '37' })),
    })
    expect(readWish(text, boot).color).toBe(color)
  })

  test.each([
    ['普通黑的42有吗', '黑色'],
    ['黑的加绒有吗', '黑色加绒'],
  ])('a short colour is meant before a longer one that begins so: %s', (text, color) => {
    const boot = product({
      skus: ['黑色', '黑色加绒'].map((made) => ({ id: made, color: made, size: '42' })),
    })
    expect(readWish(text, boot).color).toBe(color)
  })

  test.each([
    ['有我码不', true],
    ['我能穿的码还有吗', true],
    ['有合适的码吗', true],
    ['我穿什么码', false],
  ])('whether the size is there that suits who asks: %s', (text, isAsked) =>
    expect(asksForOwnSize(text)).toBe(isAsked),
  )

  test.each([
    ['还剩几个', true],
    ['黑的还有多少双?', true],
    ['有几个颜色', false],
    ['还有吗', false],
  ])('whether it is asked how many are left: %s', (text, isAsked) => expect(asksHowMany(text)).toBe(isAsked))

  test('tells what is there, where one part is open', () => {
    expect(factNamed(asked('42码有吗').facts, 'product.available')?.say).toBe('深棕色')
  })
  test('names a variant that is not made as such', () => {
    expect(stockOf(SHOE, { color: '红色', size: '42' }, NOW).outcome).toBe('not_made')
  })
  test('names the sizes of a colour that is not made in the wished one', () => {
    const apart = stockOf(SHOE, { color: '深棕色', size: '41' }, NOW)
    expect(apart.outcome).toBe('not_made_together')
    expect(factNamed(apart.facts, 'product.sizes')?.say).toBe('42')
  })
  test('tells of two variants which is there, where one may stand in for the other', () => {
    const told = stockOfSeveral('黑的42有吗没有的话棕的', SHOE, NOW)
    expect(told?.facts.map(({ say }) => say)).toEqual(['深棕色42', '黑色42'])
    expect(stockOfSeveral('黑的41 黑的42都有吗', SHOE, NOW)?.facts.map(({ say }) => say)).toEqual([
      '黑色41',
      '黑色42',
    ])
    expect(stockOfSeveral('黑的42有吗', SHOE, NOW)).toBeNull()
  })
  test('tells of each colour and size that are asked for together', () => {
    const boot = product({
      skus: [
        { id: 'a', color: '黑色', size: '37', stock: 2 },
        { id: 'b', color: '黑色', size: '38', stock: 3 },
        { id: 'c', color: '米色', size: '37', stock: 0 },
        { id: 'd', color: '米色', size: '38', stock: 5 },
      ],
    })
    const told = (text: string) => stockOfSeveral(text, boot, NOW)?.facts.map(({ say }) => say)
    expect(told('黑色还有没 米色还有没')).toEqual(['黑色、米色'])
    expect(told('37和38两个码都看下 黑米都要')).toEqual(['黑色37、38，米色38', '米色37'])
    expect(told('37跟38都有么')).toEqual(['黑色37、38，米色38', '米色37'])
    expect(told('米37黑37有不')).toEqual(['黑色37', '米色37'])
    expect(told('黑的不要了 米色38有吗')).toBeUndefined()
    expect(told('黑色37还是38合适')).toBeUndefined()
  })
  test('is no fact once it is old', () => {
    expect(stockOf(SHOE, { color: '黑色', size: '41' }, NOW + 24 * HOUR).outcome).toBe('stale')
  })
  test('is none of what is off the shelf', () => {
    expect(asked('黑色41有吗', product({ ...SHOE, status: 'off_shelf' })).outcome).toBe('off_shelf')
  })
})

describe('the nearest to what is out of stock', () => {
  const size = (stock: number) => [{ id: 'x', color: '黑色', size: '42', stock }]
  const wish = { color: '黑色', size: '42' }
  const out = product({ skus: size(0), pairs: ['P2'] })
  const why = (...others: ReturnType<typeof product>[]) => {
    const found = alternativeTo(out, wish, createCatalogue([out, ...others]))
    return found === null ? null : `${found.why} ${found.product.id}`
  }

  test('is first the same product in another colour', () => {
    expect(alternativeTo(SHOE, wish, createCatalogue([SHOE]))).toMatchObject({
      why: 'color',
      sku: { id: 'c' },
    })
  })
  test('then what goes with it, then what is alike at a price within a fifth', () => {
    const pair = product({ id: 'P2', skus: size(1) })
    const near = product({ id: 'P3', priceFen: 46000, skus: size(1) })
    expect(why(pair, near)).toBe('pair P2')
    expect(why(near)).toBe('like P3')
    expect(why(product({ id: 'P3', priceFen: 60000, skus: size(1) }))).toBeNull()
    expect(why(product({ id: 'P3', priceFen: 46000, skus: size(0) }))).toBeNull()
  })
})

test('the colours of one size are told apart by what is left of that size', () => {
  expect(colorsByStock(SHOE, { now: NOW, size: '42' })).toEqual({ there: ['深棕色'], gone: ['黑色'] })
  expect(colorsByStock(SHOE, { now: NOW })).toBeNull()
})

test('many variants are listed by colour', () => {
  const sizes = ['38', '39', '40', '41', '42']
  const skus = ['黑色', '灰色'].flatMap((color) =>
    sizes.map((size) => ({
      id: color + size,
      color,
      size,
      stock: color === '灰色' && size === '40' ? 0 : 2,
    })),
  )
  expect(factNamed(asked('有货吗', product({ skus })).facts, 'product.available')?.say).toBe(
    '黑色38、39、40、41、42，灰色38、39、41、42',
  )
})

test('a time that is asked for is no other variant', () => {
  expect(asksForAny('什么时候补货')).toBe(false)
  expect(asksForAny('什么颜色有货')).toBe(true)
})

describe('what is asked of the stock besides', () => {
  test.each(['就这一双了吗', '只剩一双吗', '还剩几双', '灰的几双', '就剩一件了是吧', '是只有一套对吗'])(
    'how many are left: %s',
    (text) => expect(asksHowMany(text)).toBe(true),
  )
  test.each(['买几双送袜子', '有货吗'])('not how many: %s', (text) => expect(asksHowMany(text)).toBe(false))
  test('to be told once it is there, but not when that is', () => {
    expect(asksForNotice('来货了喊我一声')).toBe(true)
    expect(asksForNotice('多久补货告诉我一声')).toBe(false)
  })
})

test('a colour goes by the name of its hue where no other has it', () => {
  const navy = product({
    skus: [
      { id: 'a', color: '藏青', size: '42' },
      { id: 'b', color: '灰色', size: '42' },
    ],
  })
  expect(readWish('蓝色42有吗', navy)).toEqual({ color: '藏青', size: '42' })
  const blue = product({
    skus: [
      { id: 'a', color: '藏青', size: '42' },
      { id: 'b', color: '天蓝色', size: '42' },
    ],
  })
  expect(readWish('蓝色42有吗', blue).color).not.toBe('藏青')
})
