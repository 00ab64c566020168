import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { backoff, startLoop } from '../../src/desk/work-loop.ts'

describe('a loop', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function counting(more: number) {
    const faults: unknown[] = []
    let runs = 0
    const step = async () => {
      runs++
      if (runs === 100) throw new Error('away')
      return runs <= more
    }
    return { loop: startLoop(step, 1000, (fault) => faults.push(fault)), runs: () => runs, faults }
  }
  const settle = () => vi.advanceTimersByTimeAsync(0)

  it('goes on while there is more, then once a period', async () => {
    const { loop, runs } = counting(3)
    await settle()
    expect(runs()).toBe(4)
    await vi.advanceTimersByTimeAsync(999)
    expect(runs()).toBe(4)
    await vi.advanceTimersByTimeAsync(1)
    expect(runs()).toBe(5)
    await loop.stop()
  })

  it('begins at once when it is woken, also while a step is under way', async () => {
    const { loop, runs } = counting(0)
    loop.wake()
    await settle()
    expect(runs()).toBe(2)
    loop.wake()
    await settle()
    expect(runs()).toBe(3)
    await loop.stop()
  })

  it('reports a fault and tries again after the period', async () => {
    const { loop, runs, faults } = counting(99)
    await settle()
    expect(faults).toHaveLength(1)
    expect(runs()).toBe(100)
    await vi.advanceTimersByTimeAsync(1000)
    expect(runs()).toBe(101)
    await loop.stop()
  })

  it('does nothing after it was stopped', async () => {
    const { loop, runs } = counting(0)
    await settle()
    await loop.stop()
    await vi.advanceTimersByTimeAsync(5000)
    expect(runs()).toBe(1)
  })
})

it('backs off twice as long each time, up to the longest', () => {
  const waits = [0, 1, 2, 3, 4, 5, 60].map((attempts) => backoff(attempts, 5, 50))
  expect(waits).toEqual([5, 5, 10, 20, 40, 50, 50])
})
