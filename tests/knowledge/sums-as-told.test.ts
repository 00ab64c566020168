import { describe, expect, test } from 'vitest'
import {
  addsMore,
  countIn,
  createCatalogue,
  readBasket,
  restated,
  variantPrices,
} from '../../src/knowledge/index.ts'
import { clausesOf } from '../../src/types/index.ts'
import { product } from './samples.ts'

const LAMP = product({
  id: 'L1',
  title: '吸顶灯',
  aliases: ['吸顶灯'],
  skus: [
    { id: 'a', color: '白色', size: '40cm', priceFen: 15900 },
    { id: 'b', color: '白色', size: '50cm', priceFen: 21900 },
    { id: 'c', color: '金边', size: '50cm', priceFen: 22900 },
  ],
})
const DESK = product({ id: 'L2', title: '护眼台灯', aliases: ['台灯'], priceFen: 12900 })
const CATALOGUE = createCatalogue([LAMP, DESK])
const told = (text: string) =>
  readBasket(text, LAMP, CATALOGUE).map((one) => `${one.product.id} ${one.quantity}`)

describe('how many are wanted', () => {
  test.each([
    ['两米床的四件套咋卖', null],
    ['拿两套四件套', 2],
    ['要半打大盒的', 6],
    ['我跟我姐各来一个 两个一起多少钱', 2],
    ['跟闺蜜一人背一个 俩算下来', 2],
    ['台灯俩一起咋卖', 2],
    ['半斤装的要三包', 3],
    ['这包多少钱', null],
    ['那五个呢', 5],
    ['那三个颜色好看', null],
    ['有两包纸那么大', null],
  ])('%s', (text, count) => expect(countIn(text)).toBe(count))

  test('what is wanted besides is told from what is wanted', () => {
    expect([addsMore('再加一条呢'), addsMore('那再来两个'), addsMore('加一条')]).toEqual([true, true, false])
  })
})

describe('what is bought together', () => {
  test.each([
    ['拍2个50cm的再加1个40cm的', ['L1 2', 'L1 1']],
    ['40cm一个50cm两个', ['L1 1', 'L1 2']],
    ['和那个台灯一块拍多少', ['L1 1', 'L2 1']],
    ['再配个台灯 台灯多少', ['L2 1']],
    ['吸顶灯再带一个台灯', ['L1 1', 'L2 1']],
    ['一个吸顶灯两个台灯', ['L1 1', 'L2 2']],
    ['吸顶灯一个台灯两个一共多少', ['L1 1', 'L2 2']],
    ['要两个吸顶灯', ['L1 2']],
    ['再加一个台灯一共多少', ['L1 1', 'L2 1']],
  ])('%s', (text, lines) => expect(told(text)).toEqual(lines))
})

test('prices that hang on colour and size are told by both', () => {
  expect(variantPrices(LAMP, LAMP.skus ?? [])).toBe('白色40cm 159元，白色50cm 219元，金边50cm 229元')
})

test.each([
  ['多少钱包邮吗', ['多少钱', '包邮吗']],
  ['还有货吗多少钱啊', ['还有货吗', '多少钱啊']],
  ['多少钱一双呀', ['多少钱一双呀']],
  ['啥价，有没有黑的', ['啥价', '有没有黑的']],
])('%s: a question ends where another begins', (text, clauses) => expect(clausesOf(text)).toEqual(clauses))

describe('what is added, counted again or wanted once each', () => {
  const beside = (text: string, shown: (typeof DESK)[] = []) =>
    readBasket(text, DESK, createCatalogue([DESK, SPOT]), { talked: DESK, shown }).map(
      ({ product: { id }, quantity }) => `${id} ${quantity}`,
    )
  const SPOT = product({ id: 'L3', title: '嵌入射灯', aliases: ['射灯'], priceFen: 3900 })

  test.each([
    ['这个再配一排射灯呢 6个黑的 一共多少', ['L2 1', 'L3 6']],
    ['这个再配个射灯 两个一起多少', ['L2 1', 'L3 1']],
  ])('%s', (text, lines) => expect(beside(text)).toEqual(lines))

  test('one each of two that came up is both of them, of a single one nobody can tell', () => {
    expect(beside('各拿一个多少钱', [SPOT])).toEqual(['L3 1', 'L2 1'])
    expect(beside('各拿一个多少钱')).toEqual([])
    expect(beside('我跟我姐各拿一个多少钱')).toEqual(['L2 1'])
  })

  test('the number that is told anew is that of the part that it names', () => {
    const picked = [DESK, SPOT].map((one) => ({ product: one, quantity: 2, words: '' }))
    const again = (text: string) => restated(text, picked)?.map(({ quantity }) => quantity) ?? null
    expect(again('那总共7个射灯再算算')).toEqual([2, 7])
    expect(again('改成3个台灯')).toEqual([3, 2])
    expect(again('总共4个灯')).toBeNull()
    expect(again('两样一共多少')).toBeNull()
  })
})
