import { describe, expect, test } from 'vitest'
import { fitAsked, readBody } from '../../src/knowledge/index.ts'
import { product } from './samples.ts'

describe('how the sizes turn out', () => {
  test.each(['码子正不正', '偏码不', '跟平时一样拍吗', '偏大还是偏小'])('is asked by %s', (text) => {
    expect(fitAsked(text, product({ fit: '偏大' }))).toBe('fit_large')
    expect(fitAsked(text, product({ fit: '标准码' }))).toBe('fit_true')
  })

  test('is not told where nobody asks for it, or the record does not tell', () => {
    expect(fitAsked('我穿多大的', product({ fit: '偏小' }))).toBe(null)
    expect(fitAsked('码子正不正', product({}))).toBe('fit_untold')
  })
})

test('a foot’s length may stand behind more than one word', () => {
  expect(readBody('量了脚长正好190 买几码').footMm).toBe(190)
  expect(readBody('脚量了大概255').footMm).toBe(255)
})
