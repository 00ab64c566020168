import { describe, expect, it } from 'vitest'
import { NEW_STATE } from '../../src/conversation/index.ts'
import { groundsOf } from '../../src/planning/grounds.ts'
import { sceneOf } from '../../src/planning/scene.ts'
import { orderRecordSchema, type PlannedResponse, productRecordSchema } from '../../src/types/index.ts'
import { CIRCUMSTANCES, NOW, SHOP } from './helpers.ts'

const MINUTE = 60_000
const words = (facts: Record<string, string>) => [{ facts } as unknown as PlannedResponse]
const order = (seenAt: number) =>
  orderRecordSchema.parse({ id: 'O1', customerId: 'u1', status: 'shipped', seenAt })
const product = productRecordSchema.parse({ id: 'P1', title: '德比鞋', updatedAt: '2026-11-21T01:00:00Z' })

function facts(seenAt: number) {
  const records = { product, order: order(seenAt), catalogue: null }
  const scene = sceneOf({ shop: SHOP, state: NEW_STATE, circumstances: CIRCUMSTANCES, records })
  const said = { 'order.parcel.place': '杭州', 'product.value': '牛皮', dispatch: '48小时内' }
  return groundsOf(words(said), scene).facts
}

describe('what a draft quotes', () => {
  it('is told with the record it is from and from when', () => {
    expect(facts(NOW - MINUTE)).toEqual([
      { name: 'order.parcel.place', say: '杭州', source: 'order O1', at: NOW - MINUTE, stale: false },
      {
        name: 'product.value',
        say: '牛皮',
        source: 'product P1',
        at: Date.parse('2026-11-21T01:00:00Z'),
        stale: false,
      },
      { name: 'dispatch', say: '48小时内', source: 'shop shoes', at: null, stale: false },
    ])
  })
  it('is stale ten minutes after the shop told of the order', () => {
    expect(facts(NOW - 10 * MINUTE)[0]?.stale).toBe(false)
    expect(facts(NOW - 11 * MINUTE)[0]?.stale).toBe(true)
  })
})
