import { expect, it } from 'vitest'
import { LoginGuard } from '../../src/http/login-guard.ts'

function guardAfter(failures: number): LoginGuard {
  const guard = new LoginGuard()
  for (let failure = 0; failure < failures; failure++) guard.failed('li', 1000 * failure)
  return guard
}

it('lets a name try again after four failures', () => {
  expect(guardAfter(4).waitSeconds('li', 4000)).toBe(0)
})

it('makes a name wait for the rest of the minute after the fifth', () => {
  expect(guardAfter(5).waitSeconds('li', 5000)).toBe(55)
})

it('does not make other names wait', () => {
  expect(guardAfter(5).waitSeconds('wang', 5000)).toBe(0)
})

it('forgets failures once the minute is over', () => {
  const guard = guardAfter(5)
  expect(guard.waitSeconds('li', 60_000)).toBe(0)
  guard.failed('li', 60_000)
  expect(guard.waitSeconds('li', 60_001)).toBe(0)
})

it('forgets failures after a success', () => {
  const guard = guardAfter(5)
  guard.succeeded('li')
  expect(guard.waitSeconds('li', 5000)).toBe(0)
})
