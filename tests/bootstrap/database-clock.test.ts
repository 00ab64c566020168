import { afterEach, expect, it, vi } from 'vitest'
import { databaseClock } from '../../src/bootstrap/database-clock.ts'

afterEach(() => vi.useRealTimers())

it('tells the same time on two machines whose clocks differ', async () => {
  let database = 1_000_000
  const store = { time: async () => database }
  const [here, there] = [{ at: 5 }, { at: 40_000 }]
  const clocks = [await databaseClock(store, () => here.at), await databaseClock(store, () => there.at)]
  for (const machine of [here, there]) machine.at += 500
  database += 500
  expect(clocks.map((clock) => clock.now())).toEqual([1_000_500, 1_000_500])
  for (const clock of clocks) clock.stop()
})

it('follows the database, and goes on while it is away', async () => {
  vi.useFakeTimers()
  const time = vi.fn(async () => 1000)
  const clock = await databaseClock({ time }, () => 0)
  time.mockRejectedValueOnce(new Error('away'))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(clock.now()).toBe(1000)
  time.mockResolvedValue(9000)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(clock.now()).toBe(9000)
  clock.stop()
})
