import { describe, expect, it } from 'vitest'
import { type ProductUpdate, productRecordSchema } from '../../src/types/index.ts'
import type { Subject } from './contract.ts'
import { delivery, keyFor, NOON, sampleMessage } from './samples.ts'

const shoe = (over: Partial<ProductUpdate> = {}): ProductUpdate => ({
  id: 'KN-1',
  title: '男士商务德比鞋',
  category: '男鞋/皮鞋',
  aliases: ['德比'],
  priceFen: 45900,
  ...over,
})
const demo = (id: string) => productRecordSchema.parse({ id, title: `样品${id}`, demo: true })

export function knowledgeBehaviour(subject: Subject): void {
  const here = () => subject.store.knowledge
  const there = () => subject.another.knowledge

  describe('products', () => {
    it('are kept whole, fields that nobody knows among them', async () => {
      await here().putProducts('kangnai', [{ ...shoe(), extra: { a: 1 } }], NOON)
      expect(await there().product('kangnai', 'KN-1')).toMatchObject({
        ...shoe(),
        shop: 'kangnai',
        extra: { a: 1 },
      })
      expect(await there().product('haidexin', 'KN-1')).toBeNull()
    })

    it('merge by time, field by field, whichever part comes first', async () => {
      await here().putProducts('kangnai', [shoe({ updatedAt: '2026-11-21T05:00:00Z' })], NOON)
      await there().putProducts(
        'kangnai',
        [{ id: 'KN-1', priceFen: 1, tags: ['商务'], updatedAt: '2026-11-21T04:00:00Z' }],
        NOON,
      )
      await there().putProducts(
        'kangnai',
        [{ id: 'KN-1', status: 'off_shelf', updatedAt: '2026-11-21T06:00:00Z' }],
        NOON,
      )
      expect(await here().product('kangnai', 'KN-1')).toMatchObject({
        priceFen: 45900,
        tags: ['商务'],
        status: 'off_shelf',
      })
    })

    it('lose nothing where two nodes bring parts at once', async () => {
      const parts = Array.from({ length: 8 }, (_, i) => ({ id: 'KN-1', [`field${i}`]: i }))
      await here().putProducts('kangnai', [shoe()], NOON)
      await Promise.all(
        parts.map((part, i) => (i % 2 ? here() : there()).putProducts('kangnai', [part], NOON)),
      )
      const stored = await here().product('kangnai', 'KN-1')
      for (let i = 0; i < parts.length; i++) expect(stored?.[`field${i}`]).toBe(i)
    })

    it('can not be told about without a title', async () => {
      await here().putProducts('kangnai', [{ id: 'KN-9', priceFen: 100 }], NOON)
      expect(await here().product('kangnai', 'KN-9')).toBeNull()
      await here().putProducts('kangnai', [{ id: 'KN-9', title: '袜子' }], NOON)
      expect(await here().product('kangnai', 'KN-9')).toMatchObject({ priceFen: 100 })
    })

    it('may stand twice in one delivery', async () => {
      await here().putProducts(
        'kangnai',
        [
          shoe({ updatedAt: '2026-11-21T05:00:00Z' }),
          shoe({ priceFen: 1, updatedAt: '2026-11-21T06:00:00Z' }),
        ],
        NOON,
      )
      expect(await here().product('kangnai', 'KN-1')).toMatchObject({ priceFen: 1 })
      expect(await here().countProducts('kangnai')).toBe(1)
    })

    it('are found by two characters of a name, the likeliest first, in their shop alone', async () => {
      const others = [
        shoe({ id: 'KN-2', title: '男士休闲乐福鞋', aliases: [] }),
        shoe({ id: 'KN-3', title: '女士短靴', aliases: [] }),
      ]
      await here().putProducts('kangnai', [shoe(), ...others], NOON)
      await here().putProducts('haidexin', [shoe({ id: 'HD-1', title: '德比灯' })], NOON)
      const found = async (words: string) =>
        (await there().findProducts('kangnai', words, 5)).map(({ product }) => product.id)
      expect(await found('德比')).toEqual(['KN-1'])
      expect((await found('那个乐福鞋有货吗'))[0]).toBe('KN-2')
      expect(await found('\'；drop "*')).toEqual([])
      expect(await found('')).toEqual([])
    })

    it('are found by the new name alone once it has changed', async () => {
      await here().putProducts('kangnai', [shoe({ updatedAt: '2026-11-21T05:00:00Z' })], NOON)
      await here().putProducts(
        'kangnai',
        [shoe({ title: '牛津皮鞋', aliases: [], updatedAt: '2026-11-21T06:00:00Z' })],
        NOON,
      )
      expect(await here().findProducts('kangnai', '德比', 5)).toEqual([])
      expect(await here().findProducts('kangnai', '牛津', 5)).toHaveLength(1)
    })

    it('of a category are those on sale', async () => {
      await here().putProducts(
        'kangnai',
        [shoe(), shoe({ id: 'KN-2', status: 'off_shelf' }), shoe({ id: 'KN-3', category: '女鞋' })],
        NOON,
      )
      expect((await here().productsInCategory('kangnai', '男鞋/皮鞋', 9)).map(({ id }) => id)).toEqual([
        'KN-1',
      ])
      expect((await here().productsInCategory('kangnai', null, 9)).map(({ id }) => id)).toEqual([
        'KN-1',
        'KN-3',
      ])
      expect(await here().productsInCategory('kangnai', null, 1)).toHaveLength(1)
    })

    it('for demonstration fill an empty shop once and go with the first real ones', async () => {
      expect(await here().seedProducts('kangnai', [demo('D1'), demo('D2')], NOON)).toBe(true)
      expect(await there().seedProducts('kangnai', [demo('D3')], NOON)).toBe(false)
      expect(await here().countProducts('kangnai')).toBe(2)
      await here().putProducts('kangnai', [shoe()], NOON)
      expect(await here().countProducts('kangnai')).toBe(1)
      expect(await here().findProducts('kangnai', '样品', 5)).toEqual([])
    })
  })

  describe('orders', () => {
    const order = { id: '1', customerId: 'u1', status: 'paid' as const, createdAt: '2026-11-20T04:00:00Z' }

    it('merge by time and never go back', async () => {
      await here().putOrders(
        'kangnai',
        [{ ...order, status: 'shipped', updatedAt: '2026-11-21T05:00:00Z' }],
        NOON,
      )
      await there().putOrders(
        'kangnai',
        [{ ...order, remark: '急', updatedAt: '2026-11-21T04:00:00Z' }],
        NOON,
      )
      expect(await here().order('kangnai', '1')).toMatchObject({ status: 'shipped', remark: '急' })
    })

    it('come with a delivery once, and leave work where their customer has a conversation', async () => {
      const told = { orders: [order], products: [shoe()], at: NOON, receivedAt: NOON }
      await subject.store.receiveMessage(delivery(), sampleMessage({ conversationId: 'c7' }))
      const [first] = await subject.store.takeWork(NOON, 1000, 9)
      const conversation = (await subject.store.conversation(keyFor('c7')))!
      const done = { conversation, events: [], draft: null, close: [], stopAutoSend: false, at: NOON }
      await subject.store.commitDraft({ workItemId: first!.id, ...done })
      const event = delivery({ id: 'e1' })
      expect(await subject.store.receiveRecords(event, told)).toEqual({ status: 'accepted' })
      expect(await subject.another.receiveRecords(event, told)).toEqual({ status: 'duplicate' })
      expect(await there().order('kangnai', '1')).toMatchObject({ status: 'paid' })
      expect(await there().product('kangnai', 'KN-1')).toMatchObject({ priceFen: 45900 })
      const work = await subject.store.takeWork(NOON, 1000, 9)
      expect(work).toMatchObject([{ kind: 'order', conversationId: 'c7' }])
    })

    it('tell when the shop last spoke of them, also where nothing was new', async () => {
      const part = { ...order, updatedAt: '2026-11-21T03:00:00Z' }
      await here().putOrders('kangnai', [part], NOON)
      await there().putOrders('kangnai', [part], NOON + 60_000)
      expect(await here().order('kangnai', '1')).toMatchObject({ seenAt: NOON + 60_000 })
    })

    it('of a customer come newest first, those of others not at all', async () => {
      const newer = { ...order, id: '2', createdAt: '2026-11-21T04:00:00Z' }
      await here().putOrders('kangnai', [order, newer, { ...order, id: '3', customerId: 'u2' }], NOON)
      expect((await here().ordersOf('kangnai', 'u1', 9)).map(({ id }) => id)).toEqual(['2', '1'])
      expect(await here().ordersOf('haidexin', 'u1', 9)).toEqual([])
    })

    it('can not be told about before customer and state are known', async () => {
      await here().putOrders('kangnai', [{ id: '7', amountFen: 100 }], NOON)
      expect(await here().order('kangnai', '7')).toBeNull()
    })
  })
}
