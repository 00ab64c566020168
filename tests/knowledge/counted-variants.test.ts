import { describe, expect, test } from 'vitest'
import { createCatalogue, packSaving, readBasket, variantCalled } from '../../src/knowledge/index.ts'
import { mentionedIn } from '../../src/knowledge/price/mentioned.ts'
import { product } from './samples.ts'

const sku = (color: string, size: string, priceFen?: number) => ({
  id: `${color}${size}`,
  color,
  size,
  stock: 3,
  ...(priceFen === undefined ? {} : { priceFen }),
})
const CASE = product({
  id: 'C',
  title: '静音登机箱',
  aliases: ['登机箱'],
  category: '箱包/旅行箱',
  skus: [sku('白色', '20寸'), sku('白色', '28寸'), sku('蓝色', '20寸'), sku('蓝色', '28寸')],
})
const SOCKET = product({
  id: 'S',
  title: '墙壁插座面板',
  aliases: ['墙壁插座'],
  category: '电工/插座',
  skus: [sku('白色', '五孔'), sku('白色', '五孔带USB'), sku('灰色', '五孔')],
})
const NIGHT = product({
  id: 'N',
  title: '磁吸小夜灯',
  aliases: ['小夜灯'],
  category: '灯具/夜灯',
  skus: [sku('白色', '单只装', 3500), sku('白色', '三只装', 9900), sku('粉色', '单只装', 3500)],
})
const SCARF = product({
  id: 'W',
  title: '羊绒围巾',
  aliases: ['羊绒围巾'],
  category: '配饰/围巾',
  skus: [sku('红色', ''), sku('驼色', '')],
})
const HAT = product({
  id: 'H',
  title: '贝雷帽',
  aliases: ['贝雷帽'],
  category: '配饰/帽子',
  skus: [sku('红色', '')],
})
const SHELF = createCatalogue([CASE, SOCKET, NIGHT, SCARF, HAT])

const lines = (text: string, of: typeof CASE | null, before: string[] = []) =>
  readBasket(text, of, SHELF, { talked: of, before }).map(
    ({ product: each, quantity, words }) =>
      `${quantity}×${of === null ? each.id : variantCalled(words, each)}`,
  )

describe('every variant is counted with its own number', () => {
  test.each([
    ['要3个白的28寸再要1个蓝的28寸', ['3×白色28寸', '1×蓝色28寸']],
    ['两个一起买白20蓝28减完多少', ['1×白色20寸', '1×蓝色28寸']],
    ['一白一蓝20寸的', ['1×白色20寸', '1×蓝色20寸']],
    ['那一个白一个蓝多钱', ['1×白色', '1×蓝色']],
    ['拿俩白的一蓝', ['2×白色', '1×蓝色']],
    ['白2蓝3一共多少', ['2×白色', '3×蓝色']],
    ['我要两个28寸一个白一个蓝', ['1×白色28寸', '1×蓝色28寸']],
    ['白色20寸一个28寸两个', ['1×白色20寸', '2×白色28寸']],
  ])('%s', (text, wanted) => expect(lines(text, CASE)).toEqual(wanted))

  test.each([
    ['带usb的白色要5个不带的3个', ['5×白色五孔带USB', '3×白色五孔']],
    ['白五孔10个灰五孔2个', ['10×白色五孔', '2×灰色五孔']],
    ['白色带usb2个灰色3个', ['2×白色五孔带USB', '3×灰色五孔带USB']],
  ])('told apart by what only one has: %s', (text, wanted) => expect(lines(text, SOCKET)).toEqual(wanted))

  test('as the variants that were named together before', () => {
    expect(lines('两个我都要一共多少', CASE, ['白20跟蓝28价钱一样不'])).toEqual(['1×白色20寸', '1×蓝色28寸'])
    // One each of what, nobody knows.
    expect(lines('各拿一个', CASE, ['几天到'])).toEqual([])
  })

  test.each(['没白的就蓝的吧一共多少', '白的用了1个月坏了蓝的呢', '白的或者蓝的一起多少'])(
    'and not where one is meant: %s',
    (text) => expect(lines(text, CASE)).toHaveLength(1),
  )
})

describe('several products called for short', () => {
  const mentioned = (text: string) =>
    mentionedIn(text, [], SHELF).map(({ product: { id }, words }) => `${id} ${words}`)
  test.each([
    ['红围巾加红帽子多少', ['W 红围巾', 'H 加红帽子多少']],
    ['红围巾红帽子多少', ['W 红围巾', 'H 红帽子多少']],
    ['要两条围巾一个帽子', ['W 要两条围巾', 'H 一个帽子']],
    ['围巾驼色两条帽子红色一个', ['W 围巾驼色两条', 'H 帽子红色一个']],
  ])('%s', (text, parts) => expect(mentioned(text)).toEqual(parts))
  test('and not where one is named by the other', () => expect(mentioned('围巾那个帽子的多少')).toEqual([]))
  test('one alone is no list', () => expect(mentioned('红围巾多少')).toEqual([]))
})

describe('a pack beside single pieces', () => {
  test('saves what so many single ones cost more', () => {
    const saved = packSaving('三个装比单买便宜多少', NIGHT)
    expect(saved?.facts.map(({ say }) => say)).toEqual(['三只装', '99元', '35元×3', '105元', '6元'])
  })
  test('saves nothing in a colour that is not made so', () => {
    expect(packSaving('粉色三只装划算吗', NIGHT)).toBeNull()
    expect(packSaving('划算吗', SCARF)).toBeNull()
  })
})
