import { describe, expect, test } from 'vitest'
import {
  entryQuoted,
  namesVariantAlone,
  readBasket,
  sizeIn,
  stretchOf,
  withoutVariants,
} from '../../src/knowledge/index.ts'
import { product } from './samples.ts'

const sku = (color: string, size: string) => ({ id: `${color}${size}`, color, size })
const BAG = product({
  attributes: { 重量: '小号约680克,大号约820克', 年级: '小号1-3年级,大号4-6年级', 面料: '尼龙' },
  skus: [sku('粉色', '小号'), sku('蓝色', '大号')],
})
const BOX = product({
  attributes: { 外尺寸: '30L 44×31×25cm,60L 56×40×32cm' },
  skus: [sku('灰色', '30L'), sku('灰色', '60L')],
})
const HEATER = product({ skus: [sku('白色', '机械款'), sku('白色', '遥控款')] })
const TILES = product({ skus: [sku('彩色', '60片'), sku('彩色', '100片')] })

describe('a variant that is named and nothing else', () => {
  test.each([
    ['大号的嘞', BAG],
    ['那粉色的呢', BAG],
    ['60的呢', BOX],
    ['遥控的呢', HEATER],
  ])('%s', (text, of) => expect(namesVariantAlone(text, of)).toBe(true))

  test.each([
    ['大号多重', BAG],
    ['粉色好看吗', BAG],
    ['还有吗', BAG],
    ['那呢', BOX],
  ])('is not all of %s', (text, of) => expect(namesVariantAlone(text, of)).toBe(false))
})

test('a size is called by what it is called in short, and not by what is said to be missing', () => {
  expect(sizeIn('遥控的多少钱', HEATER, null)).toBe('遥控款')
  expect(sizeIn('不带遥控的多少钱', HEATER, null)).toBe(null)
})

test('what a size is called by counts no goods', () => {
  const counted = (text: string) => readBasket(text, TILES, null).map(({ quantity }) => quantity)
  expect(counted('60片的多少钱')).toEqual([1])
  expect(counted('60片的来两盒多少钱')).toEqual([2])
})

test('of a value that tells sizes apart only the stretch of the size that is named is told', () => {
  expect(stretchOf('小号1-3年级,大号4-6年级', '大号是几年级的', BAG)).toBe('大号4-6年级')
  expect(stretchOf('小号1-3年级,大号4-6年级', '几年级的', BAG)).toBe(null)
  expect(stretchOf('尼龙', '大号什么料', BAG)).toBe(null)
  expect(stretchOf(BOX.attributes!.外尺寸!, '60的多大', BOX)).toBe('60L 56×40×32cm')
})

test('what was asked of one variant can be asked of another', () => {
  expect(withoutVariants('小号的多重', BAG)).toBe('多重')
  expect(withoutVariants('42的多重', product({ skus: [sku('黑色', '42')] }))).toBe('多重')
  expect(withoutVariants('多重', BAG)).toBe('多重')
})

test('the entry that the shop quoted last is known by its words', () => {
  expect(entryQuoted('资料上重量写的是小号约680克。', BAG)).toBe('重量')
  expect(entryQuoted('面料是尼龙。', BAG)).toBe('面料')
  expect(entryQuoted('好的，马上给您看', BAG)).toBe(null)
})
