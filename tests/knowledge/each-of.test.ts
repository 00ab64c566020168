import { describe, expect, test } from 'vitest'
import { createCatalogue, readBasket } from '../../src/knowledge/index.ts'
import { product } from './samples.ts'

const sku = (color: string, size: string) => ({ id: `${color}${size}`, color, size, stock: 3 })
const SHOE = product({
  id: 'S',
  title: '网面休闲鞋',
  aliases: ['网面鞋'],
  skus: [sku('灰色', '41'), sku('灰色', '42'), sku('藏青色', '41'), sku('藏青色', '42')],
})
const LAMP = product({
  id: 'L',
  title: '护眼台灯',
  aliases: ['台灯'],
  category: '灯具/台灯',
  skus: [sku('蓝色', ''), sku('藏蓝色', '')],
})
const CATALOGUE = createCatalogue([SHOE, LAMP])
const basket = (text: string, of: typeof SHOE | null = SHOE) =>
  readBasket(text, of, CATALOGUE).map(({ product: { id }, quantity }) => `${id}${quantity}`)

describe('the number that the words end on', () => {
  test('is that of all where so many things are named', () => {
    expect(basket('网面鞋加台灯 两样总共多少钱', null)).toEqual(['S1', 'L1'])
    expect(basket('网面鞋加台灯两个', null)).toEqual(['S1', 'L2'])
  })

  test('may stand before each size', () => {
    expect(basket('我一双41我爸一双42 一起多少钱')).toEqual(['S1', 'S1'])
    expect(basket('两双一起呢 一双41一双42')).toEqual(['S1', 'S1'])
  })
})

describe('so many of each', () => {
  test.each([
    ['灰的藏青的各要一双总共多少钱', ['S1', 'S1']],
    ['灰的和藏青的各来两双一共多少', ['S2', 'S2']],
    ['灰的两双藏青的一双多少钱', ['S2', 'S1']],
    ['两个颜色各一双多少钱', ['S1', 'S1']],
    ['41和42各一双多少钱', ['S1', 'S1']],
    ['三个颜色各一双多少钱', ['S3']],
  ])('of one product: %s', (text, wanted) => {
    expect(basket(text)).toEqual(wanted)
  })

  test.each([
    ['网面鞋和台灯各两个多少钱', ['S2', 'L2']],
    ['网面鞋跟台灯一样来三个多少钱', ['S3', 'L3']],
    ['网面鞋一双和台灯两个多少钱', ['S1', 'L2']],
  ])('of several: %s', (text, wanted) => {
    expect(basket(text, null)).toEqual(wanted)
  })

  test.each([
    ['灰的和藏青的一样贵吗', ['S1']],
    ['灰的藏青的三双多少钱', ['S3']],
  ])('is not read where nobody says how many of each: %s', (text, wanted) => {
    expect(basket(text)).toEqual(wanted)
  })

  test('藏蓝 names no 蓝 besides', () => {
    expect(basket('藏蓝的两个多少钱', LAMP)).toEqual(['L2'])
  })
})
