import { describe, expect, test } from 'vitest'
import { productRecordSchema } from '../../src/types/index.ts'
import { draftBeside, sku } from './beside-goods.ts'
import { said } from './helpers.ts'

const shoe = (fit: string) =>
  productRecordSchema.parse({
    id: 'A',
    title: '牛津鞋',
    category: '男鞋/皮鞋',
    priceFen: 40000,
    fit,
    skus: ['39', '40', '41', '42', '43'].map((size) => sku('黑色', size, 40000, 5)),
    sizeChart: {
      by: 'footLengthMm',
      rows: [39, 40, 41, 42, 43].map((size, i) => ({
        size: String(size),
        min: 241 + 5 * i,
        max: 245 + 5 * i,
      })),
    },
  })

const beside = (fit: string, ...turns: Parameters<typeof draftBeside>[1][number][]) =>
  draftBeside([shoe(fit)], turns)

describe('whether a size fits a foot that is told', () => {
  test.each([
    ['脚长24.7,穿得进39吗', '39码', '40码'],
    ['我爸脚26.2的 41挤不挤', '41码', '43码'],
    ['脚量了25.2厘米,43穿不穿得住', '43码', '41码'],
  ])('is one answer, by that size and the one that fits: %s', (text, asked, fitting) => {
    for (const turn of [text, said(text, 'size_advice')]) {
      const draft = beside('标准码', turn)
      expect(draft.decision).toBe('reply')
      expect(draft.text).toContain(asked)
      expect(draft.text).toContain(fitting)
      expect(draft.text).not.toContain('还有')
    }
  })
  test('is a yes where it is the one that fits', () => {
    expect(beside('标准码', '脚长25.6,42能穿不').text).toContain('42码')
    expect(beside('标准码', '脚长25.6,42能穿不').text).not.toMatch(/偏/)
  })
})

describe('which of two sizes to take of shoes that are cut otherwise', () => {
  test.each([
    ['偏大', '40码'],
    ['偏小', '42码'],
  ])('is one of them with how they are cut: %s', (fit, size) => {
    const draft = beside(fit, said('我平时41,拿40还是42', 'size_advice'))
    expect(draft.text).toContain(size)
    expect(draft.text).toContain(fit)
  })
  test.each(['你到底说41还是40', '那究竟40还是41啊', '所以最后拿41还是40'])(
    'stands with its reason when it is asked again: %s',
    (again) => {
      const draft = beside('偏大', said('平时41,买41还是40', 'size_advice'), again)
      expect(draft.decision).toBe('reply')
      expect(draft.text).toContain('40码')
      expect(draft.text).toContain('偏大')
    },
  )
})
