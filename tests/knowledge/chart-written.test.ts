import { describe, expect, test } from 'vitest'
import { adviseSize, factNamed, readBody } from '../../src/knowledge/index.ts'
import { product } from './samples.ts'

const made = (advice: Record<string, string>, ...sizes: string[]) =>
  product({ attributes: advice, skus: sizes.map((size) => ({ id: size, size })) })
const SWEATER = made({ 尺码建议: 'S 85-100斤 M 100-115斤 L 115-130斤 XL 130-145斤' }, 'S', 'M', 'L', 'XL')
const HOODIE = made({ 尺码推荐: 'M:45-52kg;L:53-60kg' }, 'M', 'L')
const ROMPER = made({ 尺码建议: '66码适合身高60-66cm;73码适合67-73cm;80码适合74-80cm' }, '73', '80')
const advised = (of: typeof SWEATER, text: string) => {
  const { outcome, facts } = adviseSize(of, readBody(text))
  return `${outcome} ${factNamed(facts, 'product.size')?.value ?? factNamed(facts, 'size.missing')?.value ?? ''}`.trim()
}

describe('a size chart that is written into an attribute', () => {
  test.each([
    ['一米六二 118斤 穿多大', SWEATER, 'size L'],
    ['163 118斤穿啥码', HOODIE, 'size L'],
    ['8个月 72厘米 穿多大', ROMPER, 'size 73'],
  ])('advises by what is told: %s', (text, of, expected) => expect(advised(of, text)).toBe(expected))

  test('lets choose on the border of two, and asks for what is missing', () => {
    expect(advised(SWEATER, '身高160 体重100斤')).toBe('between M')
    expect(advised(SWEATER, '穿多大')).toBe('ask weight')
    expect(advised(ROMPER, '多大的码')).toBe('ask height')
  })

  test('does not reach beyond its rows, nor to sizes that are not made', () => {
    expect(advised(SWEATER, '身高180 体重180斤')).toBe('outside')
    expect(advised(ROMPER, '身高65cm')).toBe('outside')
  })

  test('is none where an entry tells of the goods and not of whom they fit', () => {
    expect(advised(made({ 衣长: 'M 60-64cm,L 65-67cm' }, 'M', 'L'), '162 59kg')).toBe('no_chart')
  })
})
