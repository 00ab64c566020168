import { expect, it } from 'vitest'
import { base32, codeOf, factorUri, newFactor, stepOf } from '../../src/desk/access/totp.ts'

/** RFC 6238, appendix B, with the last six of its eight digits; RFC 4648, section 10. */
const SECRET = base32(Buffer.from('12345678901234567890'))

it.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('makes the code of the standard for second %d', (seconds, code) => {
  expect(codeOf(SECRET, Math.floor(seconds / 30))).toBe(code)
})

it('takes the code of the step before and after, and no other', () => {
  const now = 1_111_111_111_000
  const step = Math.floor(now / 30_000)
  const taken = [-2, -1, 0, 1, 2].map((away) => stepOf(SECRET, codeOf(SECRET, step + away), now))
  expect(taken).toEqual([null, step - 1, step, step + 1, null])
  expect(stepOf(SECRET, '', now)).toBeNull()
  expect(stepOf(SECRET, `${codeOf(SECRET, step)} `, now)).toBeNull()
})

it('writes keys as authenticator apps read them', () => {
  expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
  expect(newFactor()).toMatch(/^[A-Z2-7]{32}$/)
  expect(factorUri('ABC', '小李')).toBe(
    'otpauth://totp/%E9%A6%96%E7%AD%94%3A%E5%B0%8F%E6%9D%8E?secret=ABC&issuer=%E9%A6%96%E7%AD%94&digits=6&period=30',
  )
})
