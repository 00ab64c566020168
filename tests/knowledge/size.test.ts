import { describe, expect, test } from 'vitest'
import { adviseSize, factNamed, readBody } from '../../src/knowledge/index.ts'
import { product } from './samples.ts'

describe('measures are read', () => {
  test.each([
    ['脚长25.5', { footMm: 255 }],
    ['我脚长255mm穿多大', { footMm: 255 }],
    ['脚25厘米半穿多大', { footMm: 255 }],
    ['160 55', { heightCm: 160, weightKg: 55 }],
    ['我160cm,55kg', { heightCm: 160, weightKg: 55 }],
    ['1米6 110斤', { heightCm: 160, weightKg: 55 }],
    ['1米65,体重120斤穿什么码', { heightCm: 165, weightKg: 60 }],
    ['身高175 体重140', { heightCm: 175, weightKg: 70 }],
    ['1.7米65公斤', { heightCm: 170, weightKg: 65 }],
    ['平时穿42码', { usual: '42' }],
    ['皮鞋穿41,这款拍多大', { usual: '41' }],
    ['平常都是37', { usual: '37' }],
    ['穿42有时候43', { usual: '42', usualToo: '43' }],
    ['穿42码', { usual: '42', usualToo: null }],
    ['我脚量出来23块7', { footMm: 237 }],
    ['24的脚买几码', { footMm: 240 }],
    ['128 27kg', { heightCm: 128, weightKg: 27 }],
    ['90 75kg', { heightCm: null, weightKg: 75 }],
    ['这双鞋23块7吗', { footMm: null }],
    ['有42的吗', { usual: null, footMm: null }],
  ])('%s', (text, expected) => expect(readBody(text)).toMatchObject(expected))
})

const rows = [
  { size: '41', min: 251, max: 255 },
  { size: '42', min: 257, max: 260 },
  { size: '43', min: 260, max: 265 },
]
const SHOE = product({ sizeChart: { by: 'footLengthMm', rows }, fit: '偏小' })
const BY_BODY = product({
  sizeChart: {
    by: 'heightWeight',
    rows: [
      { size: 'M', heightCm: [155, 163], weightKg: [45, 52] },
      { size: 'L', heightCm: [160, 168], weightKg: [52, 60] },
    ],
  },
})

function advised(text: string, of = SHOE) {
  const { outcome, facts } = adviseSize(of, readBody(text))
  return `${outcome} ${factNamed(facts, 'product.size')?.value ?? factNamed(facts, 'size.missing')?.value ?? ''}`.trim()
}

describe('a size', () => {
  test.each([
    ['脚长25.5', 'size 41'],
    ['脚长256mm', 'between 42'],
    ['脚长260mm', 'between 43'],
    ['脚长280mm', 'outside'],
    ['平时穿42码', 'size 43'],
    ['平时穿43码', 'outside'],
    ['我该穿多大', 'ask foot_length'],
  ])('for %s is %s', (text, expected) => expect(advised(text)).toBe(expected))

  test.each([
    ['160 50', 'size M'],
    ['我160cm,55kg,穿什么合适', 'size L'],
    ['160 52', 'between L'],
    ['身高160穿多大', 'ask weight'],
    ['体重50公斤', 'ask height'],
    ['190 90', 'outside'],
  ])('by the body for %s is %s', (text, expected) => expect(advised(text, BY_BODY)).toBe(expected))

  test('is not told where nothing tells it', () => {
    expect(advised('脚长255mm', product())).toBe('no_chart')
    expect(advised('平时穿42', product())).toBe('no_chart')
  })
})

describe('two sizes that are worn as often', () => {
  const made = (...sizes: string[]) =>
    product({ skus: sizes.map((size) => ({ id: size, size })), fit: '标准码' })

  test('are each told for which wish', () => {
    expect(advised('穿41有时候42', made('41', '42', '43'))).toBe('between 42')
  })

  test('are one where one size serves both', () => {
    expect(advised('穿42有时候43', made('40-41', '42-43'))).toBe('size 42-43')
  })
})
