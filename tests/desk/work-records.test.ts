import { describe, expect, it } from 'vitest'
import type { OrderUpdate, ProductUpdate } from '../../src/types/index.ts'
import { eachWithBench, sampleShop } from './samples.ts'
import { asks, worked } from './steps.ts'

const shoe = (over: Partial<ProductUpdate> = {}): ProductUpdate => ({
  id: 'KN-1',
  title: '男士商务德比鞋',
  category: '男鞋',
  priceFen: 45900,
  skus: [{ id: 'KN-1-42', size: '42', stock: 3 }],
  ...over,
})
const BOOT = shoe({ id: 'KN-2', title: '女士短靴' })
const order = (id: string, over: Partial<OrderUpdate> = {}): OrderUpdate => ({
  id,
  customerId: 'u1',
  status: 'paid',
  createdAt: '2026-11-20T04:00:00Z',
  items: [{ productId: 'KN-1', title: '男士商务德比鞋', quantity: 1 }],
  ...over,
})

describe('a turn is planned with the record of', () => {
  const bench = eachWithBench()
  const stocked = (...all: ProductUpdate[]) =>
    bench.ctx.store.knowledge.putProducts('kangnai', all, bench.ctx.clock())
  const ordered = (...all: OrderUpdate[]) =>
    bench.ctx.store.knowledge.putOrders('kangnai', all, bench.ctx.clock())
  const records = async (text: string, over: object = {}) => {
    await asks(bench, text, over)
    const input = bench.asked.at(-1)
    return { ...input?.records, circumstances: input?.circumstances }
  }

  it('the product whose card came with the message, whatever its words name', async () => {
    await stocked(shoe(), BOOT)
    const known = await records('短靴也看了，这双呢', { product: { id: 'KN-1', title: '' } })
    expect(known.product).toMatchObject({ id: 'KN-1', priceFen: 45900 })
    expect(known.circumstances?.product?.title).toBe('男士商务德比鞋')
  })

  it('the product whose card is attached, or whose page is linked', async () => {
    bench.useShop(sampleShop({}, { productUrl: 'https://shop.example/item?id={id}' }))
    await stocked(shoe(), BOOT)
    const attachments = [{ type: 'product', id: 'KN-2' }]
    expect((await records('', { attachments })).product?.id).toBe('KN-2')
    expect((await records('https://shop.example/item?id=KN-1 有吗')).product?.id).toBe('KN-1')
  })

  it('the product that words name, and from then on the same', async () => {
    await stocked(shoe(), BOOT)
    expect((await records('短靴有37吗')).product?.id).toBe('KN-2')
    expect((await records('会磨脚吗', { product: { id: 'KN-1', title: '' } })).product?.id).toBe('KN-1')
    expect((await records('多重')).product?.id).toBe('KN-1')
  })

  it('the products that came up before, be a card of another shown', async () => {
    await stocked(shoe(), BOOT)
    await records('会磨脚吗', { product: { id: 'KN-1', title: '' } })
    const known = await records('跟刚才那双一起多少', { product: { id: 'KN-2', title: '' } })
    expect(known.product?.id).toBe('KN-2')
    expect(known.shown?.map(({ id }) => id)).toEqual(['KN-1'])
  })

  it('two products that may be meant, as a choice', async () => {
    await stocked(shoe(), shoe({ id: 'KN-3', title: '男士商务牛津鞋' }))
    const known = await records('商务的多重')
    expect(known.product).toBeNull()
    expect(known.choice?.product).toEqual(['男士商务德比鞋', '男士商务牛津鞋'])
  })

  it('the customer’s only open order, and its product', async () => {
    await stocked(shoe(), BOOT)
    await ordered(order('1'), order('2', { status: 'closed' }), order('3', { customerId: 'u2' }))
    const known = await records('到哪了')
    expect(known.order?.id).toBe('1')
    expect(known.product?.id).toBe('KN-1')
    expect(known.circumstances).toMatchObject({ customerId: 'u1', order: { id: '1' } })
  })

  it('no product whose id shares digits with the number of an order', async () => {
    await stocked(shoe({ id: 'KN-2635', title: '短靴' }))
    const slots = [{ name: 'order_number', value: '26350017', text: '26350017', polarity: 'wanted' }]
    const { understand } = bench.ctx.understanding
    bench.ctx.understanding = {
      understand: async (...asked) => ({ ...(await understand(...asked)), slots }) as never,
    }
    expect((await records('订单26350017到哪了')).product).toBeNull()
  })

  it('none of several open orders, which are named by day and product', async () => {
    await ordered(order('1'), order('2', { createdAt: '2026-11-19T04:00:00Z' }))
    const known = await records('到哪了')
    expect(known.order).toBeNull()
    expect(known.choice?.order).toEqual(['11月20日男士商务德比鞋', '11月19日男士商务德比鞋'])
  })

  it('all that several open orders hold', async () => {
    await stocked(shoe(), BOOT)
    const items = [{ productId: 'KN-2', title: '女士短靴', quantity: 1 }]
    await ordered(order('1'), order('2', { items }), order('3', { customerId: 'u2' }))
    const known = await records('给我妈买的那双到哪了')
    expect(known.among?.map(({ id }) => id).sort()).toEqual(['1', '2'])
    expect(known.catalogue?.product('KN-1')?.title).toBe('男士商务德比鞋')
    expect(known.catalogue?.product('KN-2')?.title).toBe('女士短靴')
  })

  it('no order of another customer, also where the message brings it along', async () => {
    await ordered(order('3', { customerId: 'u2', status: 'shipped' }))
    const known = await records('到哪了', { order: { id: '3', status: 'paid' } })
    expect(known.order).toBeNull()
    expect(known.circumstances).toMatchObject({ customerId: 'u1', order: { customerId: 'u2' } })
  })

  it('something near, where the product may be out of stock', async () => {
    const none = shoe({ skus: [{ id: 'KN-1-42', size: '42', stock: 0 }], pairs: ['KN-9'] })
    await stocked(
      none,
      shoe({ id: 'KN-5', title: '乐福鞋' }),
      shoe({ id: 'KN-9', title: '鞋油', category: '护理' }),
    )
    const { plan } = bench.ctx.planner
    const wants = { order: false, near: true }
    bench.ctx.planner = { ...bench.ctx.planner, plan: (input) => ({ ...plan(input), wants }) }
    const { catalogue } = await records('42有吗', { product: { id: 'KN-1', title: '' } })
    expect(catalogue?.product('KN-5')?.title).toBe('乐福鞋')
    expect(catalogue?.product('KN-9')?.title).toBe('鞋油')
  })

  it('all that is on sale, where somebody wants to be shown something', async () => {
    await stocked(shoe(), shoe({ id: 'KN-5', title: '登山鞋' }), shoe({ id: 'KN-6', title: '乐福鞋' }))
    const { plan } = bench.ctx.planner
    const wants = { order: false, near: false, many: true }
    bench.ctx.planner = { ...bench.ctx.planner, plan: (input) => ({ ...plan(input), wants }) }
    const { catalogue } = await records('推荐一款登山鞋')
    expect(catalogue?.onSale().map(({ id }) => id)).toEqual(['KN-1', 'KN-5', 'KN-6'])
  })

  it('no order of the customer’s own, where the words name another one or another parcel', async () => {
    const shipments = [{ courier: '顺丰', trackingNo: 'SF1234567890', events: [] }]
    await ordered(order('1', { status: 'shipped', shipments }), order('3', { customerId: 'u2' }))
    expect((await records('sf1234567890到哪了')).order?.id).toBe('1')
    expect((await records('SF9999999999到哪了')).order).toBeNull()
    const slots = [{ name: 'order_number', value: '260312345678', text: '260312345678', polarity: 'wanted' }]
    const { understand } = bench.ctx.understanding
    bench.ctx.understanding = {
      understand: async (...asked) => ({ ...(await understand(...asked)), slots }) as never,
    }
    expect((await records('260312345678到哪了')).order).toBeNull()
  })

  it('no product where a link shows one that the shop does not have', async () => {
    bench.useShop(sampleShop({}, { productUrl: 'https://shop.example/item?id={id}' }))
    expect((await records('https://shop.example/item?id=KN-7 有吗')).unknown).toBe(false)
    await stocked(shoe())
    await records('这双', { product: { id: 'KN-1', title: '' } })
    const known = await records('https://shop.example/item?id=KN-7 有吗')
    expect(known).toMatchObject({ product: null, unknown: true })
  })

  it('no demonstration product on a production server', async () => {
    await bench.ctx.store.knowledge.seedProducts('kangnai', [{ ...shoe(), title: '样鞋' }], bench.ctx.clock())
    expect((await records('样鞋多重')).product?.id).toBe('KN-1')
    bench.ctx.hidesDemo = true
    expect((await records('样鞋多重')).product).toBeNull()
    expect((await records('多重', { product: { id: 'KN-1', title: '' } })).product).toBeNull()
    await worked(bench)
  })
})
