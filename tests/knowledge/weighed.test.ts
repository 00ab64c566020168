import { describe, expect, test } from 'vitest'
import {
  adviseSize,
  bodyTold,
  choosesVariant,
  factNamed,
  readBody,
  sizesWeighed,
  weighSizes,
} from '../../src/knowledge/index.ts'
import { product } from './samples.ts'

const rows = [
  { size: '40', min: 246, max: 250 },
  { size: '41', min: 251, max: 255 },
  { size: '42', min: 256, max: 260 },
  { size: '43', min: 261, max: 265 },
]
const skus = rows.map(({ size }) => ({ id: size, color: '黑色', size, stock: 1 }))
const SHOE = product({ sizeChart: { by: 'footLengthMm', rows }, skus, fit: '标准码' })

/** What the size that is asked about is to who told `body` before. */
function weighed(body: string, text: string): string | null {
  const advice = adviseSize(SHOE, bodyTold(text, [body], SHOE))
  const answer = weighSizes(advice, sizesWeighed(text, SHOE), SHOE)
  return answer === null ? null : `${answer.outcome} ${factNamed(answer.facts, 'size.asked')?.value}`
}

describe('a size that is asked about beside what fits', () => {
  test.each([
    ['脚长254', '穿42会不会松', 'larger 42'],
    ['脚长254', '那拍41行吗', 'right 41'],
    ['脚长254', '40会挤吧', 'smaller 40'],
    ['脚长254', '40还是41', 'right 41'],
    ['脚长254', '42 41到底选哪个', 'right 41'],
    ['平时穿41.5', '要不要拍43', 'larger 43'],
    ['平时穿41.5', '拍41可以么', 'snug 41'],
    ['', '41.5的脚拍41会不会小', 'snug 41'],
  ])('%s, %s: %s', (body, text, expected) => expect(weighed(body, text)).toBe(expected))

  test.each(['平时穿42会大吗', '42有货吗', '160 55会紧吗', '拍41包邮吗'])('none in %s', (text) =>
    expect(sizesWeighed(text, SHOE)).toEqual([]),
  )

  test('is worn where nothing else is told', () =>
    expect(bodyTold('穿42会挤脚吗', [], SHOE).usual).toBe('42'))
})

test('the larger of two feet counts', () => {
  expect(readBody('左脚24右脚24.5').footMm).toBe(245)
  expect(readBody('一只脚25.5,一只25').footMm).toBe(255)
})

describe('who names a variant and no more', () => {
  test.each(['那黑色42', '好 那就黑42吧', '行,拍黑41', '还是43吧', '黑的41有货吗', '就40'])(
    'decides: %s',
    (text) => expect(choosesVariant(text, SHOE)).toBe(true),
  )
  test.each(['拍42可以吗', '黑的好吗', '41还是42', '不要42', '黑色显瘦吗', '平时42'])(
    'leaves it open: %s',
    (text) => expect(choosesVariant(text, SHOE)).toBe(false),
  )
})
