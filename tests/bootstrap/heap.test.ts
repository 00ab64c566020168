import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { growWithWork } from '../../src/bootstrap/heap.ts'
import { Bus } from '../../src/desk/bus.ts'

const KEY = { shop: 'kangnai', channel: 'standard', conversationId: 'c1' }
const MINUTE = 60_000

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function watched() {
  const bus = new Bus()
  const said: string[] = []
  const stop = growWithWork(bus, (flag) => said.push(flag))
  return { said, stop, message: () => bus.emit('work', KEY) }
}

it('lets the memory grow while messages come, and keeps it small again after a quiet minute', () => {
  const { said, message } = watched()
  expect(said).toEqual([])
  message()
  message()
  expect(said).toEqual(['--no-optimize-for-size', '--heap-growing-percent=50'])
  vi.advanceTimersByTime(MINUTE - 1)
  message()
  vi.advanceTimersByTime(MINUTE - 1)
  expect(said).toHaveLength(2)
  vi.advanceTimersByTime(1)
  expect(said.slice(2)).toEqual(['--optimize-for-size', '--heap-growing-percent=0'])
  message()
  expect(said).toHaveLength(6)
})

it('says nothing more once it is stopped', () => {
  const { said, stop, message } = watched()
  message()
  stop()
  message()
  vi.advanceTimersByTime(MINUTE)
  expect(said).toHaveLength(2)
})
