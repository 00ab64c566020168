import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decidingWords, highlight } from '../../src/http/highlight.ts'

const marked = (text: string, words: string[]) =>
  highlight(text, words)
    .map((stretch) => (stretch.marked ? `[${stretch.text}]` : stretch.text))
    .join('')

it('marks every occurrence of a deciding word', () => {
  expect(marked('是正品吗，真的正品？', ['正品'])).toBe('是[正品]吗，真的[正品]？')
})

it('joins words that overlap or touch', () => {
  expect(marked('不优惠我就走了', ['不优', '优惠', '我'])).toBe('[不优惠我]就走了')
})

it('does not care for the case of Latin letters', () => {
  expect(marked('发EMS吗', ['ems'])).toBe('发[EMS]吗')
})

it('marks nothing for empty words', () => {
  expect(marked('正品', ['', ' '])).toBe('正品')
})

it('takes whole words for deciding ones, where there are some', () => {
  const why = [
    { text: '正品', weight: 2 },
    { text: '吗', weight: 1 },
    { text: '?', weight: 1 },
    { text: '便宜', weight: -1 },
  ]
  expect(decidingWords(why)).toEqual(['正品'])
})

it('makes do with single characters where there are no words, but not with digits', () => {
  expect(
    decidingWords([
      { text: '卖', weight: 1 },
      { text: '4', weight: 1 },
    ]),
  ).toEqual(['卖'])
})

it('gives back the whole text, whatever the words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, words) => {
      expect(
        highlight(text, words)
          .map((stretch) => stretch.text)
          .join(''),
      ).toBe(text)
    }),
  )
})
