import { describe, expect, test } from 'vitest'
import { adviseEach, bodiesTold, saySize } from '../../src/knowledge/index.ts'
import { NOW, product } from './samples.ts'

const rows = ['40', '41', '42', '43'].map((size, i) => ({ size, min: 246 + 5 * i, max: 250 + 5 * i }))
const skus = rows.map(({ size }) => ({ id: size, color: '黑色', size, stock: size === '40' ? 0 : 3 }))
const SHOE = product({ sizeChart: { by: 'footLengthMm', rows }, skus, fit: '标准码' })
const COAT = product({
  sizeChart: {
    by: 'heightWeight',
    rows: [
      { size: 'M', heightCm: [155, 168], weightKg: [48, 60] },
      { size: 'L', heightCm: [169, 182], weightKg: [61, 76] },
    ],
  },
})

/** What is told of each person. */
const told = (text: string, earlier: string[] = [], goods = SHOE) =>
  bodiesTold(text, earlier, goods).map(({ footMm, heightCm, weightKg, usual }) =>
    [footMm, heightCm, weightKg, usual].filter((each) => each !== null).join('/'),
  )

describe('several people of whom one message tells', () => {
  test.each([
    ['一个脚长251一个259 各穿几码', '251 259'],
    ['我脚长25.1 我老公25.9 分别多大', '251 259'],
    ['一个脚长25一个26 都要拿几码', '250 260'],
    ['我儿子25厘米 我26厘米 怎么选', '250 260'],
    ['哥哥252，弟弟257，要买多大的', '252 257'],
    ['大的25.2小的24.7', '252 247'],
    ['我25.2 他25.9 穿几码', '252 259'],
    ['25.1和25.9分别穿几码', '251 259'],
    ['我爸穿41 我老公穿43 分别拍多大', '41 43'],
    ['三双 我25.2 我爸25.7 我哥26.2 各几码', '252 257 262'],
  ])('have each their own: %s', (text, expected) => expect(told(text).join(' ')).toBe(expected))

  test('have each a height and a weight', () => {
    expect(told('我老公176 72kg，我爸166 55公斤 各拿什么码', [], COAT)).toEqual(['176/72', '166/55'])
    expect(told('我1米65 110斤 我姐1米6 98斤 拿多大', [], COAT)).toEqual(['165/55', '160/49'])
  })

  test('may have been told before a size is asked for each', () => {
    expect(told('那各拿几码', ['一个脚长251', '一个259'])).toEqual(['251', '259'])
    expect(told('那拿几码', ['一个脚长251', '一个259'])).toEqual([])
  })
})

describe('one person is one', () => {
  test.each([
    '脚长25.1或者25.3穿几码',
    '脚长250-255穿几码',
    '左脚251右脚254 穿多大',
    '我左脚251 我右脚254 穿多大',
    '一只脚251 一只脚254',
    '一个脚25.1一个脚25.4 拍多大',
    '我的脚一个25.1一个25.4',
    '量了两次 一个25.1一个25.3',
    '我脚长25.1 我平时穿41',
    '我儿子脚长25.1 他平时穿41',
    '我老公脚长25.1 我给他拍42行吗',
    '我脚长25.4 我朋友脚长25穿40 我该几码',
    '我脚长25.1 我要2双 我老公27号生日',
  ])('%s', (text) => expect(told(text)).toEqual([]))

  test('whose height and weight stand apart', () => {
    expect(told('我178 73kg 拿什么码', [], COAT)).toEqual([])
    expect(told('我身高178 我体重73kg', [], COAT)).toEqual([])
    expect(told('我老公178 他73kg', [], COAT)).toEqual([])
  })

  test('nobody is told a size where a piece of somebody is missing', () =>
    expect(told('我165 55kg 我妈158 分别几码', [], COAT)).toEqual([]))
})

describe('the sizes of several people', () => {
  const says = (text: string) => {
    const wish = { color: null, now: NOW, maxAgeMinutes: 1440 }
    const answer = adviseEach(SHOE, bodiesTold(text, [], SHOE), wish)
    return [answer?.outcome, ...(answer?.facts.map(({ say }) => say) ?? [])]
  }

  test('are told in their order, with what each rests on', () =>
    expect(says('一个脚长262一个251')).toEqual(['each', '脚长262mm拍43码，脚长251mm拍41码']))

  test('are said once where they are equal', () =>
    expect(says('一个脚长251一个253')).toEqual(['each', '脚长251mm和脚长253mm都拍41码']))

  test('say that one is gone, and how the other of two would be', () => {
    expect(says('一个脚长248一个253')[1]).toBe('脚长248mm拍40码（暂时没货），脚长253mm拍41码')
    expect(says('一个脚长25.05一个25.8')[1]).toBe('脚长250.5mm拍41码（40码偏紧），脚长258mm拍42码')
  })

  test('leave whom the chart does not reach to a person', () => {
    expect(says('一个脚长290一个253')).toEqual(['each_outside', '脚长253mm拍41码', '脚长290mm'])
    expect(says('一个脚长290一个300')).toEqual([undefined])
  })
})

test('a length is no number of a size', () => {
  expect(['41', 'XL', '105cm', '均码'].map(saySize)).toEqual(['41码', 'XL码', '105cm', '均码'])
})
