import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitClauses } from '../../src/nlu/questions/clauses.ts'

const split = (...tokens: string[]) => {
  const text = tokens.join('')
  return splitClauses(text, tokens).map(({ start, end }) => text.slice(start, end))
}

describe('cutting a message into clauses', () => {
  it('cuts at punctuation and spaces', () => {
    expect(split('有货', '吗', ',', '几天', '到')).toEqual(['有货吗,', '几天到'])
    expect(split('有', '发票', ' ', '包邮', '不')).toEqual(['有发票 ', '包邮不'])
  })

  it('cuts after a question particle without a mark', () => {
    expect(split('是', '正品', '吗', '能', '便宜', '吗')).toEqual(['是正品吗', '能便宜吗'])
  })

  it('does not take a word for a particle that only ends like one', () => {
    expect(split('用', '什么', '快递')).toEqual(['用什么快递'])
  })

  it('joins a stretch of a single letter to its neighbour', () => {
    expect(split('亲', ',', '包邮', '吗')).toEqual(['亲,包邮吗'])
  })

  it('covers every letter of the text, in order and without overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('有货', '吗', ',', '亲', ' ', '什么', '?', '呢')), (tokens) => {
        const text = tokens.join('')
        const clauses = splitClauses(text, tokens)
        clauses.forEach((clause, i) => {
          expect(clause.start).toBe(i === 0 ? 0 : clauses[i - 1]!.end)
          expect(clause.end).toBeGreaterThan(clause.start)
        })
        if (clauses.length > 0) expect(clauses.at(-1)!.end).toBe(text.length)
      }),
    )
  })
})
