import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FeatureTable } from '../../src/nlu/linear/feature-table.ts'

describe('the feature table', () => {
  it('numbers each hash once, in the order of arrival', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffffffff })), (hashes) => {
        const table = new FeatureTable(1)
        const distinct = [...new Set(hashes)]
        for (const hash of hashes) table.add(hash)
        expect(table.size).toBe(distinct.length)
        distinct.forEach((hash, column) => {
          expect(table.get(hash)).toBe(column)
        })
        expect([...table.hashes()]).toEqual(distinct)
      }),
    )
  })

  it('knows nothing of what was not added', () => {
    const table = FeatureTable.of(Uint32Array.of(1, 17, 33, 0x80000001))
    expect(table.get(49)).toBe(-1)
    expect(table.get(0)).toBe(-1)
  })

  it('holds the hash 0 like any other', () => {
    expect(FeatureTable.of(Uint32Array.of(0)).get(0)).toBe(0)
  })
})
