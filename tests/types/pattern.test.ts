import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePattern, compilePhrases, matchesPhrases } from '../../src/types/pattern.ts'

describe('phrases', () => {
  it('match alternatives, optional parts and gaps inside a clause', () => {
    const pattern = compilePattern('(转|找)…(人工|客服)吗?$')
    expect(pattern.test('帮我转一下人工')).toBe(true)
    expect(pattern.test('转了,人工')).toBe(false)
  })

  it('do not match inside what unless names', () => {
    const phrases = compilePhrases({ any: ['人工'], unless: ['人工皮'] })
    expect(matchesPhrases('人工皮还是真皮', phrases)).toBe(false)
    expect(matchesPhrases('人工皮?转人工', phrases)).toBe(true)
  })

  it.each(['(a|ab)*c', 'a+', '(?!a)b', '(?<=a)b', '(a)\\1', '.{0,200}', '(.{0,20}){5}', '(a'])(
    'refuse %s, for which a text can be written that takes longer than linear',
    (source) => {
      expect(() => compilePattern(source)).toThrow(SyntaxError)
    },
  )

  it('take a number of steps that grows with the text alone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('接', '接到', '接给', '转'),
        fc.integer({ min: 1, max: 400 }),
        (word, times) => {
          const pattern = compilePattern('转(接|接到|接给|给我){0,4}(人工|真人)')
          expect(pattern.test(word.repeat(times))).toBe(false)
        },
      ),
    )
  })
})
