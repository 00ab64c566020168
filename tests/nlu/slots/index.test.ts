import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Slot } from '../../../src/types/prediction.ts'
import { slotsOf } from './find.ts'

const written = (slots: Slot[]) => slots.map(({ name, value, text }) => [name, value, text])

/** Pieces that slots are made of, so that random strings hold many of them. */
const piece = fc.constantFrom(
  ...[
    '4',
    '1',
    '42',
    '0',
    '138',
    '12345678',
    '.',
    '5',
    '-',
    '/',
    '¥',
    '码',
    '号',
    '块',
    '元',
    '毛',
    '天',
    '周',
  ],
  ...[
    '一',
    '两',
    '三',
    '五',
    '十',
    '百',
    '千',
    '万',
    '零',
    '半',
    '多',
    '几',
    '个',
    '双',
    '件',
    '月',
    '底',
    '小时',
  ],
  ...[
    '到',
    '发',
    '北京',
    '朝阳',
    '区',
    '温州',
    '顺丰',
    'sf',
    'EMS',
    'xxxl',
    '黑',
    '色',
    '的',
    '[数字x]',
    '[金额x]',
  ],
  ...[' ', ',', '。', '😀', '\u200b', '順豐', '４', '昨', '便宜', '换', 'yuantong', '拍', '年', '日'],
)
const message = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
)

describe('findSlots', () => {
  test('finds several kinds in one message, in its order', () => {
    expect(written(slotsOf('到南京发中通 黑色42码两双 200块'))).toEqual([
      ['place', '江苏南京', '南京'],
      ['courier', '中通', '中通'],
      ['color', '黑色', '黑色'],
      ['size', '42', '42码'],
      ['count', '2', '两双'],
      ['amount', '20000', '200块'],
    ])
  })

  test('spans point into the message as it was written', () => {
    expect(slotsOf('發順豐，要４２码 😀')).toEqual([
      { name: 'courier', value: '顺丰', text: '順豐', start: 1, end: 3, polarity: 'wanted' },
      { name: 'size', value: '42', text: '４２码', start: 5, end: 8, polarity: 'wanted' },
    ])
  })

  test('a span covers the whole slang word that was read as another', () => {
    expect(written(slotsOf('发sf还是yuantong'))).toEqual([
      ['courier', '顺丰', 'sf'],
      ['courier', '圆通', 'yuantong'],
    ])
  })

  test('a span covers letters that normalisation dropped', () => {
    expect(written(slotsOf('要XXXL的'))).toEqual([['size', 'XXXL', 'XXXL']])
  })

  test.each(['[数字x]码还有吗', '退款[金额x]到账没', '[订单x]帮我看看', '电话[电话x]', '[数字x]月[数字x]号'])(
    'privacy placeholders are no slots: %s',
    (text) => expect(slotsOf(text)).toEqual([]),
  )

  test.each(['这鞋是正品吗', '', '    ', '一起拍可以一起发吗', '万一不合适怎么办', '千万别发错'])(
    'nothing is found in %j',
    (text) => expect(slotsOf(text)).toEqual([]),
  )

  test('any text: spans lie inside it, in order, and hold the text they say', () => {
    fc.assert(
      fc.property(message, (text) => {
        let last = 0
        for (const slot of slotsOf(text)) {
          expect(slot.start).toBeGreaterThanOrEqual(last)
          expect(slot.end).toBeGreaterThan(slot.start)
          expect(slot.end).toBeLessThanOrEqual(text.length)
          expect(slot.text).toBe(text.slice(slot.start, slot.end))
          expect(slot.value).not.toBe('')
          last = slot.start
        }
      }),
      { numRuns: 3000, seed: 1 },
    )
  })

  test('any text: slots of one kind never overlap', () => {
    fc.assert(
      fc.property(message, (text) => {
        const ends = new Map<string, number>()
        for (const { name, start, end } of slotsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(ends.get(name) ?? 0)
          ends.set(name, end)
        }
      }),
      { numRuns: 3000, seed: 2 },
    )
  })

  test('any text: numbers in values are finite', () => {
    fc.assert(
      fc.property(message, (text) => {
        const counted = slotsOf(text).filter(({ name }) => ['amount', 'count', 'duration'].includes(name))
        for (const { value } of counted) expect(Number.isFinite(Number(value))).toBe(true)
      }),
      { numRuns: 1000, seed: 3 },
    )
  })
})
