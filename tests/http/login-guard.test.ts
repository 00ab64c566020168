import { describe, expect, it } from 'vitest'
import { LoginGuard } from '../../src/http/login-guard.ts'

function guardAfter(attempts: number, name = 'li', address = 'home'): LoginGuard {
  const guard = new LoginGuard()
  for (let attempt = 0; attempt < attempts; attempt++) guard.enter(name, address, 1000 * attempt)
  return guard
}

describe('an account at an address', () => {
  it('may be tried five times', () => {
    expect(guardAfter(4).enter('li', 'home', 4000)).toBe(0)
  })

  it('has to wait for the rest of the minute after the fifth', () => {
    expect(guardAfter(5).enter('li', 'home', 5000)).toBe(55)
  })

  it('is counted before anything is known of the password', () => {
    const guard = new LoginGuard()
    const waits = Array.from({ length: 2000 }, () => guard.enter('li', 'home', 0))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(5)
  })

  it('does not make other accounts or other addresses wait', () => {
    expect(guardAfter(5).enter('wang', 'home', 5000)).toBe(0)
    expect(guardAfter(5).enter('li', 'office', 5000)).toBe(0)
  })

  it('is free again once the minute is over, and after a success', () => {
    expect(guardAfter(5).enter('li', 'home', 60_000)).toBe(0)
    const guard = guardAfter(4)
    guard.succeeded('li', 'home')
    for (let attempt = 0; attempt < 5; attempt++) expect(guard.enter('li', 'home', 5000)).toBe(0)
  })
})

describe('a stranger', () => {
  it('finds no other account behind a blank or another spelling of the same name', () => {
    const guard = guardAfter(5)
    expect(guard.enter(' li ', 'home', 5000)).toBe(55)
    expect(guardAfter(5, '\u00e9').enter('e\u0301', 'home', 5000)).toBe(55)
  })

  it('at the same address, as behind a proxy, does not lock out the browser that was there before', () => {
    const guard = new LoginGuard()
    guard.enter('li', 'proxy', 0)
    guard.succeeded('li', 'proxy', 'her browser')
    for (let turn = 0; turn < 500; turn++) guard.enter('li', 'proxy', 1, `stranger-${turn}`)
    expect(guard.enter('li', 'proxy', 2)).toBeGreaterThan(0)
    expect(guard.enter('li', 'proxy', 2, 'her browser')).toBe(0)
    const waits = Array.from({ length: 9 }, () => guard.enter('li', 'proxy', 3, 'her browser'))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(4)
    expect(guard.enter('wang', 'proxy', 4, 'her browser')).toBe(0)
  })
})

describe('a guess from many places', () => {
  it('is bounded for the account, and does not lock out who was there before', () => {
    const guard = new LoginGuard()
    guard.enter('li', 'home', 0)
    guard.succeeded('li', 'home')
    const waits = Array.from({ length: 500 }, (_, turn) => guard.enter('li', `stranger-${turn}`, 1))
    expect(waits.filter((wait) => wait === 0).length).toBeLessThanOrEqual(50)
    expect(guard.enter('li', 'home', 2)).toBe(0)
  })

  it('is bounded for the address', () => {
    const guard = new LoginGuard()
    const waits = Array.from({ length: 500 }, (_, turn) => guard.enter(`name-${turn}`, 'stranger', 1))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(100)
  })
})
