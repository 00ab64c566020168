import { describe, expect, it } from 'vitest'
import { Lanes } from '../../src/desk/lanes.ts'

const A = { shop: 'a', channel: 'standard' }
const B = { shop: 'b', channel: 'standard' }

function failing(lanes: Lanes, times: number, now = 0): void {
  for (let turn = 0; turn < times; turn++) {
    lanes.begin(A)
    lanes.end(A, false, now)
  }
}

describe('lanes', () => {
  it('have room for sixteen attempts each', () => {
    const lanes = new Lanes()
    for (let turn = 0; turn < 16; turn++) lanes.begin(A)
    expect(lanes.free(A, 0)).toBe(0)
    expect(lanes.free(B, 0)).toBe(16)
    lanes.end(A, true, 0)
    expect(lanes.free(A, 0)).toBe(1)
  })

  it('leave a platform alone that does not answer, and try it with one reply after a pause', () => {
    const lanes = new Lanes()
    failing(lanes, 5)
    expect(lanes.free(A, 1999)).toBe(0)
    expect(lanes.free(A, 2000)).toBe(1)
    lanes.begin(A)
    expect(lanes.free(A, 2000)).toBe(0)
    lanes.end(A, false, 2000)
    expect(lanes.free(A, 5999)).toBe(0)
    expect(lanes.free(A, 6000)).toBe(1)
  })

  it('open wide again with the first answer', () => {
    const lanes = new Lanes()
    failing(lanes, 9)
    lanes.begin(A)
    lanes.end(A, true, 0)
    expect(lanes.free(A, 0)).toBe(16)
  })

  it('never pause for longer than a minute', () => {
    const lanes = new Lanes()
    failing(lanes, 40)
    expect(lanes.free(A, 60_000)).toBe(1)
  })
})
