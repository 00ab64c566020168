import { describe, expect, test } from 'vitest'
import { readNumerals } from '../../src/types/numerals.ts'

const read = (text: string) =>
  readNumerals(text).map(({ start, end, value }) => [text.slice(start, end), value])

describe('readNumerals', () => {
  test.each([
    ['42', '42', 42],
    ['29.9', '29.9', 29.9],
    ['四十二', '四十二', 42],
    ['十五', '十五', 15],
    ['四二', '四二', 42],
    ['一百零五', '一百零五', 105],
    ['一百五', '一百五', 150],
    ['两百五', '两百五', 250],
    ['一千二', '一千二', 1200],
    ['一千八百八', '一千八百八', 1880],
    ['三万五', '三万五', 35000],
    ['一百二十五', '一百二十五', 125],
    ['3百', '3百', 300],
    ['1千2', '1千2', 1200],
    ['2万', '2万', 20000],
    ['壹佰', '壹佰', 100],
  ])('%s', (text, span, value) => expect(read(text)).toEqual([[span, value]]))

  test.each([
    ['三四天', '三四', 3],
    ['两三百', '两三百', 200],
    ['二三十', '二三十', 20],
    ['十几', '十几', 10],
    ['三百多块', '三百多', 300],
  ])('a range or an open number counts as its lower end: %s', (text, span, value) =>
    expect(read(text)).toEqual([[span, value]]),
  )

  test.each([
    ['六七天', 7],
    ['四五百', 500],
    ['二十三四', 24],
    ['两百三四', 240],
    ['三五个', 5],
    ['一百五', 150],
    ['二十多', 20],
  ])('and ends at its upper one: %s', (text, to) => expect(readNumerals(text)[0]?.to).toBe(to))

  test('the one of a pair is not swallowed by the sum before it', () => {
    expect(read('一百一双')).toEqual([
      ['一百', 100],
      ['一', 1],
    ])
    expect(read('五十一双')).toEqual([
      ['五十', 50],
      ['一', 1],
    ])
  })

  test.each(['零钱', '百分百', '千万', '万幸'])('no number: %s', (text) => expect(read(text)).toEqual([]))

  test('what follows 多 tells how much from 多少', () => {
    expect(read('20多少钱')).toEqual([['20', 20]])
    expect(read('20多件')).toEqual([['20多', 20]])
  })

  test('a digit after a Latin letter belongs to a name', () => {
    expect(readNumerals('r7').map(({ glued }) => glued)).toEqual([true])
    expect(readNumerals('7').map(({ glued }) => glued)).toEqual([false])
  })
})
