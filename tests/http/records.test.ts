import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { conversationView } from '../../src/http/views/conversation.ts'
import { keyFor, sampleDraft, samplePlan } from '../store/samples.ts'
import { type Harness, startHarness } from './harness.ts'
import { answered } from './scenes.ts'
import { seed } from './seed.ts'

const MINUTE = 60_000

describe('beside a draft stand', () => {
  let server: Harness
  beforeEach(async () => {
    server = await startHarness()
  })
  afterEach(() => server.close())

  const KEY = keyFor('c-authentic')
  const ORDER = {
    id: 'o1',
    customerId: 'u1',
    status: 'shipped' as const,
    amountFen: 45900,
    receiver: { name: '王女士', phone: '13800138000', address: '浙江省温州市鹿城区1号' },
    items: [{ productId: 'p1', title: '德比鞋', quantity: 1 }],
    shipments: [
      {
        courier: '中通',
        trackingNo: '731',
        events: [{ at: '2026-11-21T03:00:00Z', place: '温州', text: '派件员 13912345678 正在派件' }],
      },
    ],
  }

  /** A conversation whose draft quotes the order, as its customer or another sees it. */
  async function shown(owner: string | null = null) {
    const { ctx, time } = server
    await seed(ctx.store, time.now, answered)
    const conversation = await ctx.store.conversation(KEY)
    const customerId = owner ?? conversation?.customerId ?? ''
    await ctx.store.knowledge.putOrders('kangnai', [{ ...ORDER, customerId }], time.now)
    const product = {
      id: 'p1',
      title: '德比鞋',
      attributes: { 鞋面材质: '头层牛皮' },
      skus: [{ id: 's', stock: 3 }],
    }
    await ctx.store.knowledge.putProducts('kangnai', [product], time.now)
    return conversation!
  }
  const draftOf = (facts: object[]) =>
    sampleDraft({
      conversationId: 'c-authentic',
      plan: samplePlan({ grounds: { productId: 'p1', orderId: 'o1', facts: facts as never } }),
    })
  async function view(facts: object[] = []) {
    const [draft] = await server.ctx.store.drafts(KEY)
    const { store } = server.ctx
    const drafts = async () => [{ ...draftOf(facts), id: draft!.id }]
    const ctx = {
      ...server.ctx,
      store: new Proxy(store, { get: (all, name) => (name === 'drafts' ? drafts : all[name as never]) }),
    }
    return (await conversationView(ctx, KEY))!
  }

  it('the product with price, stock and attributes, and the order with its parcel', async () => {
    await shown()
    const { product, order } = await view()
    expect(product).toMatchObject({ id: 'p1', record: { stock: 3, attributes: { 鞋面材质: '头层牛皮' } } })
    expect(order).toMatchObject({
      status: 'shipped',
      amountFen: 45900,
      record: { items: [{ title: '德比鞋' }], shipments: [{ courier: '中通' }], stale: false },
    })
  })

  it('no address and no telephone', async () => {
    await shown()
    expect(JSON.stringify(await view())).not.toMatch(/13800138000|13912345678|鹿城/)
  })

  it('nothing of another customer’s order', async () => {
    await shown('somebody else')
    expect(JSON.stringify((await view()).order)).not.toMatch(/45900|德比鞋|中通/)
  })

  it('the facts that it quotes, with source and time, and whether they may have changed', async () => {
    await shown()
    const fact = {
      name: 'order.parcel.place',
      say: '温州',
      source: 'order o1',
      at: server.time.now,
      stale: true,
    }
    expect((await view([fact])).draft?.facts).toEqual([fact])
    server.time.now += 11 * MINUTE
    expect((await view()).order?.record?.stale).toBe(true)
  })
})
