import { describe, expect, it } from 'vitest'
import { clockWords, waitLevel, waitWords } from '../../src/http/time.ts'

describe('a wait', () => {
  it.each([
    [0, '0 秒'],
    [59.9, '59 秒'],
    [60, '1 分 0 秒'],
    [3599, '59 分 59 秒'],
    [3600, '1 小时 0 分'],
    [90_000, '1 天 1 小时'],
    [-3, '0 秒'],
  ])('of %d seconds reads %s', (seconds, words) => {
    expect(waitWords(seconds)).toBe(words)
  })

  it('presses after a minute and is late after the three minutes that platforms allow', () => {
    expect([59, 60, 179, 180].map(waitLevel)).toEqual(['calm', 'soon', 'soon', 'late'])
  })
})

describe('a time', () => {
  const now = Date.parse('2026-11-21T08:00:00Z')

  it('of today is the time of day in the shop’s time zone', () => {
    expect(clockWords(Date.parse('2026-11-21T07:05:00Z'), now, 'Asia/Shanghai')).toBe('15:05')
  })

  it('of another day in the shop’s time zone bears its date', () => {
    expect(clockWords(Date.parse('2026-11-20T15:59:00Z'), now, 'Asia/Shanghai')).toBe('11/20 23:59')
  })
})
