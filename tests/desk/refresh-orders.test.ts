import { describe, expect, it } from 'vitest'
import type { OrderDesk, Told } from '../../src/channels/channel.ts'
import type { OrderUpdate } from '../../src/types/index.ts'
import { eachWithBench, sampleShop } from './samples.ts'
import { asks, lastDraft } from './steps.ts'

const MINUTE = 60_000
const order = (over: Partial<OrderUpdate> = {}): OrderUpdate => ({
  id: '1',
  customerId: 'u1',
  status: 'paid',
  createdAt: '2026-11-20T04:00:00Z',
  ...over,
})

describe('the order desk', () => {
  const bench = eachWithBench()
  let asked: string[] = []
  let tells: OrderUpdate[] | null = []

  /** A shop with a desk, and turns that ask for an order. */
  function withDesk() {
    asked = []
    const told = (what: string): Promise<Told | null> => {
      asked.push(what)
      return Promise.resolve(tells === null ? null : { orders: tells, at: bench.ctx.clock() })
    }
    const desk: OrderDesk = {
      ordersOf: (_, customerId) => told(`customer ${customerId}`),
      order: (_, id) => told(`order ${id}`),
    }
    bench.ctx.orderDesk = desk
    bench.useShop(sampleShop({}, { orderDesk: 'https://erp.example/desk' }))
    const { plan } = bench.ctx.planner
    bench.ctx.planner = {
      ...bench.ctx.planner,
      plan: (input) => {
        const wants = { order: input.predictions.some((one) => one?.text.includes('到哪')), near: false }
        return { ...plan(input), wants }
      },
    }
  }
  const record = () => bench.asked.at(-1)?.records?.order

  it('is asked for the customer’s orders where the store knows none, and what it tells is kept', async () => {
    withDesk()
    tells = [order({ status: 'shipped' })]
    await asks(bench, '到哪了')
    expect(asked).toEqual(['customer u1'])
    expect(record()).toMatchObject({ id: '1', status: 'shipped' })
    expect(await bench.ctx.store.knowledge.order('kangnai', '1')).toMatchObject({ status: 'shipped' })
  })

  it('is not asked where the turn is about no order, or the order is fresh', async () => {
    withDesk()
    await asks(bench, '正品吗')
    await bench.ctx.store.knowledge.putOrders('kangnai', [order()], bench.ctx.clock())
    bench.pass(9 * MINUTE)
    await asks(bench, '到哪了')
    expect(asked).toEqual([])
  })

  it('is asked again for an order that was told of more than ten minutes ago', async () => {
    withDesk()
    await bench.ctx.store.knowledge.putOrders('kangnai', [order()], bench.ctx.clock())
    bench.pass(11 * MINUTE)
    tells = [order({ status: 'shipped' })]
    await asks(bench, '到哪了')
    expect(asked).toEqual(['order 1'])
    expect(record()).toMatchObject({ status: 'shipped', seenAt: bench.ctx.clock() })
  })

  it('gives no answer: what is known is used as it is', async () => {
    withDesk()
    await bench.ctx.store.knowledge.putOrders('kangnai', [order()], bench.ctx.clock())
    bench.pass(11 * MINUTE)
    tells = null
    await asks(bench, '到哪了')
    expect(record()).toMatchObject({ status: 'paid' })
    expect((await lastDraft(bench)).status).toBe('waiting')
  })

  it('tells of another customer’s order: nothing of it is used', async () => {
    withDesk()
    tells = [order({ customerId: 'u2', status: 'shipped' })]
    await asks(bench, '到哪了', { order: { id: '1', status: 'paid' } })
    expect(asked).toEqual(['order 1'])
    expect(record()).toBeNull()
    expect(bench.asked.at(-1)?.circumstances.order?.customerId).toBe('u2')
  })

  it('is not asked for an order that is known to be another customer’s', async () => {
    withDesk()
    await bench.ctx.store.knowledge.putOrders('kangnai', [order({ customerId: 'u2' })], bench.ctx.clock())
    await asks(bench, '到哪了', { order: { id: '1', status: 'paid' } })
    expect(asked).toEqual([])
    expect(record()).toBeNull()
  })
})
