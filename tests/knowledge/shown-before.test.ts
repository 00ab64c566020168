import { describe, expect, test } from 'vitest'
import { bothMeant, pointedBackAt } from '../../src/knowledge/catalogue/shown-before.ts'
import { whichProduct } from '../../src/knowledge/catalogue/which-product.ts'
import {
  comparedIn,
  compareProducts,
  createCatalogue,
  namesProductAlone,
  readBasket,
} from '../../src/knowledge/index.ts'
import { ATTRIBUTES, product } from './samples.ts'

const TOTE = product({ id: 'T', title: '帆布托特包', aliases: ['托特包'], priceFen: 16_800 })
const PACK = product({ id: 'P', title: '商务电脑双肩包', aliases: ['双肩包'], priceFen: 21_900 })
const SCARF = product({ id: 'S', title: '羊毛围巾', aliases: ['围巾'], priceFen: 8900 })
const SHOP = createCatalogue([TOTE, PACK, SCARF])

describe('what came up before', () => {
  test.each([
    ['刚才那个双肩的 插水杯的兜有几个', PACK],
    ['前面那个多重', TOTE],
    ['上一款什么皮', TOTE],
  ])('is pointed back at: %s', (text, meant) => {
    expect(pointedBackAt(text, [PACK, TOTE])?.id).toBe(meant.id)
  })
  test.each(['这个多重', '刚才下单了', '那个双肩的呢'])('is not meant by %s', (text) => {
    expect(pointedBackAt(text, [PACK, TOTE])).toBeNull()
  })
  test('is meant together with what is talked about', () => {
    const both = (text: string) => bothMeant(text, SCARF, [PACK, TOTE])?.map(({ id }) => id) ?? null
    expect(both('两个一起多少')).toEqual(['T', 'S'])
    expect(both('俩哪个轻')).toEqual(['T', 'S'])
    expect(both('跟刚才那个双肩包一起呢')).toEqual(['P', 'S'])
    expect(both('两个多少钱')).toBeNull()
    expect(bothMeant('两个一起多少', SCARF, [])).toBeNull()
  })
})

test('words turn back to it, but not where a sum or a comparison is of both', () => {
  const which = (text: string) => whichProduct({ text, last: 'S', shown: [PACK, SCARF] }, SHOP)
  expect(which('刚才那个几斤')).toMatchObject({ outcome: 'one', product: { id: 'P' } })
  expect(which('跟刚才那个一起几斤')).toMatchObject({ outcome: 'one', product: { id: 'S' } })
})

test('part of a name turns to another product only where it is pointed at', () => {
  const which = (text: string) => whichProduct({ text, last: 'T' }, SHOP)
  expect(which('放14寸电脑可以吧')).toMatchObject({ product: { id: 'T' } })
  expect(which('那个电脑的呢')).toMatchObject({ product: { id: 'P' } })
  expect(which('双肩包多重')).toMatchObject({ product: { id: 'P' } })
})

test('a sum takes it along', () => {
  const basket = (text: string, shown = [TOTE], before: string[] = []) =>
    readBasket(text, SCARF, SHOP, { talked: TOTE, shown, before }).map(
      ({ product: { id }, quantity }) => `${id}×${quantity}`,
    )
  expect(basket('两个一起多少')).toEqual(['T×1', 'S×1'])
  expect(basket('再带条羊毛围巾呢')).toEqual(['T×1', 'S×1'])
  expect(basket('行,再带条羊毛围巾一共多少')).toEqual(['T×1', 'S×1'])
  expect(basket('再带条羊毛围巾呢', [PACK, TOTE])).toEqual([])
  expect(basket('再带条羊毛围巾呢', [PACK, TOTE], ['两个一起多少'])).toEqual(['P×1', 'T×1', 'S×1'])
  expect(basket('再带条羊毛围巾呢', [PACK, TOTE], ['还有那个一起多少'])).toEqual([])
})

test('two that came up are compared', () => {
  const compared = (text: string) =>
    comparedIn(text, SHOP, SCARF, [], [TOTE])?.map(({ product: { id } }) => id) ?? null
  expect(compared('俩哪个轻')).toEqual(['T', 'S'])
  expect(compared('两个一起')).toBeNull()
  expect(compared('跟双肩包比哪个重')).toEqual(['S', 'P'])
  expect(compared('跟双肩包一起多少钱')).toBeNull()
})

test('by what the words name they are compared, not by what else bears that name', () => {
  const bag = (id: string, 容量: string) => ({
    product: product({ id, title: id, category: '女包', attributes: { 重量: '0.8kg', 容量 } }),
    name: id,
    words: '',
  })
  const { facts } = compareProducts('哪个容量大', [bag('A', '24L'), bag('B', '16L')], ATTRIBUTES)
  expect(facts.map(({ say }) => say)).toEqual(['A', '24L', 'B', '16L'])
})

test('a product is named alone by a part of its name, or pointed at', () => {
  expect(namesProductAlone('这个呢', SCARF)).toBe(true)
  expect(namesProductAlone('那围巾呢', SCARF)).toBe(true)
  expect(namesProductAlone('围巾多长', SCARF)).toBe(false)
})

describe('a part of the goods that the shop also sells', () => {
  const lamps = createCatalogue([
    product({ id: 'L', title: '北欧餐厅吊灯', category: '灯具', attributes: {}, skus: [] }),
    product({
      id: 'B',
      title: 'LED灯泡',
      category: '光源',
      aliases: ['灯泡'],
      attributes: {},
      skus: [],
    }),
    product({
      id: 'S',
      title: '智能墙壁开关',
      category: '配件',
      aliases: ['开关'],
      attributes: {},
      skus: [],
    }),
  ])
  const which = (text: string) => whichProduct({ text, last: 'L' }, lamps)

  test.each(['带灯泡不', '灯泡带不带', '自带的灯泡亮吗', '灯泡坏了自己换得了不', '是按开关吗'])(
    'leaves the talk with them: %s',
    (text) => {
      expect(which(text)).toMatchObject({ outcome: 'one', product: { id: 'L' } })
    },
  )
  test.each(['灯泡多少钱', '再带个灯泡', '开关有白的吗'])('is meant itself otherwise: %s', (text) => {
    expect(which(text)).not.toMatchObject({ product: { id: 'L' } })
  })
})
