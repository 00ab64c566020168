import { describe, expect, test } from 'vitest'
import { isOpen, nextOpening, workingMoment } from '../../src/knowledge/hours.ts'
import { localHour, localTime } from '../../src/knowledge/local-time.ts'
import { SHOP, shopWith } from '../planning/helpers.ts'

const at = (text: string) => Date.parse(text)
const SPLIT = shopWith({
  hours: {
    week: {
      fri: [
        ['09:00', '12:00'],
        ['13:30', '24:00'],
      ],
      sat: [['10:00', '18:00']],
    },
    holidays: [
      { from: '2026-10-01', until: '2026-10-07', name: '国庆' },
      { from: '2026-10-08', until: '2026-10-08', name: '值班', shifts: [['20:00', '21:00']] },
    ],
  },
})

describe('a shop is open', () => {
  test.each([
    ['before the first shift', '2026-11-20T08:59:00+08:00', false],
    ['as the first shift begins', '2026-11-20T09:00:00+08:00', true],
    ['between two shifts', '2026-11-20T12:00:00+08:00', false],
    ['to the end of the day', '2026-11-20T23:59:59+08:00', true],
    ['on a day without shifts', '2026-11-22T10:00:00+08:00', false],
    ['on a holiday', '2026-10-02T10:00:00+08:00', false],
    ['on a holiday with shifts of its own', '2026-10-08T20:30:00+08:00', true],
  ])('%s: %s is %s', (_, when, open) => {
    expect(isOpen(SPLIT, at(when))).toBe(open)
  })

  test('always, where it names no hours', () => {
    expect(isOpen(SHOP, at('2026-11-22T03:00:00+08:00'))).toBe(true)
    expect(nextOpening(SHOP, at('2026-11-22T03:00:00+08:00'))).toBeNull()
  })
})

describe('the next opening', () => {
  test('is later the same day, the next day, or days away', () => {
    expect(nextOpening(SPLIT, at('2026-11-20T12:30:00+08:00'))).toEqual({
      inDays: 0,
      time: '13:30',
      month: 11,
      day: 20,
    })
    expect(nextOpening(SPLIT, at('2026-11-21T02:00:00+08:00'))).toEqual({
      inDays: 0,
      time: '10:00',
      month: 11,
      day: 21,
    })
    expect(nextOpening(SPLIT, at('2026-11-21T19:00:00+08:00'))).toEqual({
      inDays: 6,
      time: '9:00',
      month: 11,
      day: 27,
    })
  })

  test('skips holidays', () => {
    expect(nextOpening(SPLIT, at('2026-09-30T10:00:00+08:00'))).toEqual({
      inDays: 8,
      time: '20:00',
      month: 10,
      day: 8,
    })
  })

  test('is none for a shop that never opens', () => {
    expect(nextOpening(shopWith({ hours: { week: {} } }), at('2026-11-21T19:00:00+08:00'))).toBeNull()
  })
})

test('the moment of a trial conversation is a working hour of the day, or of the next working day', () => {
  expect(workingMoment(SHOP, at('2026-11-21T03:17:00+08:00'))).toBe(at('2026-11-21T10:00:00+08:00'))
  expect(workingMoment(SPLIT, at('2026-11-22T23:00:00+08:00'))).toBe(at('2026-11-27T09:00:00+08:00'))
})

describe('the shop’s own clock', () => {
  test('is that of its timezone', () => {
    const now = at('2026-11-21T01:30:00Z')
    expect(localTime(now, 'Asia/Shanghai')).toEqual({
      day: '2026-11-21',
      weekday: 'sat',
      hour: 9,
      minutes: 570,
    })
    expect(localTime(now, 'America/New_York')).toEqual({
      day: '2026-11-20',
      weekday: 'fri',
      hour: 20,
      minutes: 1230,
    })
  })

  test('follows summer time from one quarter of an hour to the next', () => {
    expect(localHour(at('2026-03-29T00:59:00Z'), 'Europe/Berlin')).toBe(1)
    expect(localHour(at('2026-03-29T01:00:00Z'), 'Europe/Berlin')).toBe(3)
    expect(localHour(at('2026-03-29T00:59:00Z'), 'Europe/Berlin')).toBe(1)
  })
})
