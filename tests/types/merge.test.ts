import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeOrder, mergeProduct, type OrderUpdate, type Versioned } from '../../src/types/index.ts'

const update = fc.record(
  {
    id: fc.constant('o1'),
    status: fc.constantFrom('unpaid' as const, 'paid' as const, 'shipped' as const),
    amountFen: fc.nat(50),
    remark: fc.string({ maxLength: 2 }),
    updatedAt: fc.integer({ min: 0, max: 5 }).map((hour) => `2026-11-24T0${hour}:00:00Z`),
  },
  { requiredKeys: ['id', 'updatedAt'] },
)
const fold = (updates: readonly OrderUpdate[]) =>
  updates.reduce<Versioned<OrderUpdate> | null>((known, each) => mergeOrder(known, each, 0), null)

describe('parts of an order', () => {
  test('come to the same whatever the order in which they arrive', () => {
    fc.assert(
      fc.property(fc.array(update, { minLength: 1, maxLength: 6 }), fc.nat(), (updates, turn) => {
        const at = turn % updates.length
        const turned = [...updates.slice(at), ...updates.slice(0, at)].reverse()
        expect(fold(turned)).toEqual(fold(updates))
      }),
    )
  })

  test('that arrive again change nothing', () => {
    fc.assert(
      fc.property(fc.array(update, { minLength: 1, maxLength: 5 }), (updates) => {
        expect(fold([...updates, ...updates])).toEqual(fold(updates))
      }),
    )
  })

  test('never go backwards: what is older fills gaps alone', () => {
    const shipped = fold([{ id: 'o1', status: 'shipped', updatedAt: '2026-11-24T05:00:00Z' }])
    const late = mergeOrder(
      shipped,
      { id: 'o1', status: 'paid', remark: '急', updatedAt: '2026-11-24T04:00:00Z' },
      0,
    )
    expect(late.record).toMatchObject({
      status: 'shipped',
      remark: '急',
      updatedAt: '2026-11-24T05:00:00.000Z',
    })
  })
})

test('a part without a time of its own counts from when it came', () => {
  const known = mergeProduct(null, { id: 'p', priceFen: 100 }, 2000)
  expect(mergeProduct(known, { id: 'p', priceFen: 90 }, 1000).record.priceFen).toBe(100)
  expect(mergeProduct(known, { id: 'p', priceFen: 90 }, 3000).record.priceFen).toBe(90)
})
