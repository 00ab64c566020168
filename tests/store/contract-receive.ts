import { describe, expect, it } from 'vitest'
import type { Subject } from './contract.ts'
import { delivery, drafted, NOON, sampleMessage } from './samples.ts'

export function receiveBehaviour(subject: Subject): void {
  describe('receiving', () => {
    it('keeps every part of a message', async () => {
      const message = sampleMessage({
        text: '破了😭 看图\n"怎么办"',
        attachments: [{ type: 'image', url: 'https://img.example/1.jpg', width: 3 }],
        order: { id: 'o1', status: 'paid', amountFen: 45900 },
        product: { id: 'p1', title: '男鞋' },
      })
      expect(await subject.store.receiveMessage(delivery(), message)).toEqual({ status: 'accepted' })
      expect(await subject.another.messages('kangnai', 'c1')).toEqual([{ ...message, recalled: false }])
    })

    it('begins a conversation', async () => {
      await subject.store.receiveMessage(delivery(), sampleMessage({ text: '在吗' }))
      expect(await subject.store.conversation('kangnai', 'c1')).toEqual({
        id: 'c1',
        shop: 'kangnai',
        channel: 'standard',
        customerName: '王女士',
        version: 1,
        lastMessageAt: NOON,
        lastText: '在吗',
        order: null,
        product: null,
      })
    })

    it('recognises a delivery it has seen', async () => {
      const [first, message] = [delivery(), sampleMessage()]
      await subject.store.receiveMessage(first, message)
      expect(await subject.another.receiveMessage(first, message)).toEqual({ status: 'duplicate' })
      expect(await subject.store.messages('kangnai', 'c1')).toHaveLength(1)
      expect(await subject.store.takeWork(NOON, 1000, 10)).toHaveLength(1)
    })

    it('reports a known delivery id with another body as a conflict', async () => {
      await subject.store.receiveMessage(delivery({ id: 'd1', bodyHash: 'a' }), sampleMessage({ id: 'm1' }))
      const answer = await subject.store.receiveMessage(
        delivery({ id: 'd1', bodyHash: 'b' }),
        sampleMessage({ id: 'm2' }),
      )
      expect(answer).toEqual({ status: 'conflict' })
      expect(await subject.store.messages('kangnai', 'c1')).toHaveLength(1)
    })

    it('takes a known message under a new delivery id for a duplicate and changes nothing', async () => {
      const message = sampleMessage({ id: 'm1', text: '第一' })
      await subject.store.receiveMessage(delivery(), message)
      const again = await subject.store.receiveMessage(delivery(), { ...message, text: '第二' })
      expect(again).toEqual({ status: 'duplicate' })
      expect(await subject.store.conversation('kangnai', 'c1')).toMatchObject({ lastText: '第一' })
      expect(await subject.store.takeWork(NOON, 1000, 10)).toHaveLength(1)
    })

    it('tells message ids of other shops and channels apart', async () => {
      for (const place of [{ shop: 'a' }, { shop: 'b' }, { shop: 'a', channel: 'other' }]) {
        const message = sampleMessage({ id: 'm1', ...place })
        expect(await subject.store.receiveMessage(delivery(place), message)).toEqual({ status: 'accepted' })
      }
    })

    it('stores one of many equal deliveries that come at once to two nodes', async () => {
      const [same, message] = [delivery(), sampleMessage()]
      const nodes = Array.from({ length: 20 }, (_, turn) => (turn % 2 ? subject.store : subject.another))
      const answers = await Promise.all(nodes.map((node) => node.receiveMessage(same, message)))
      expect(answers.filter(({ status }) => status === 'accepted')).toHaveLength(1)
      expect(answers.filter(({ status }) => status === 'duplicate')).toHaveLength(19)
      expect(await subject.store.takeWork(NOON, 1000, 10)).toHaveLength(1)
    })

    it('fails a message that can not be stored without harm to those beside it', async () => {
      const bad = sampleMessage({ text: null as unknown as string })
      const all = [sampleMessage(), bad, sampleMessage()]
      const answers = await Promise.allSettled(
        all.map((each) => subject.store.receiveMessage(delivery(), each)),
      )
      expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await subject.another.messages('kangnai', 'c1')).toHaveLength(2)
    })

    it('remembers the last order and product, and the last words of the customer', async () => {
      const order = { id: 'o1', status: 'paid' }
      await subject.store.receiveMessage(
        delivery(),
        sampleMessage({ order, product: { id: 'p', title: '鞋' } }),
      )
      await subject.store.receiveMessage(delivery(), sampleMessage({ text: '几天到' }))
      const agent = sampleMessage({ text: '亲', sender: { id: 'a1', role: 'agent', name: '小李' } })
      await subject.store.receiveMessage(delivery(), { ...agent, receivedAt: NOON + 5 })
      expect(await subject.store.conversation('kangnai', 'c1')).toMatchObject({
        order,
        product: { id: 'p', title: '鞋' },
        lastText: '几天到',
        lastMessageAt: NOON + 5,
        customerName: '王女士',
      })
    })
  })

  describe('the log of a conversation', () => {
    it('holds messages of customers and agents, none of the platform’s own', async () => {
      for (const role of ['customer', 'agent', 'system'] as const)
        await subject.store.receiveMessage(
          delivery(),
          sampleMessage({ id: role, text: role, sender: { id: role, role, name: '小李' } }),
        )
      expect(await subject.another.events('kangnai', 'c1')).toEqual([
        {
          type: 'message',
          id: 'customer',
          at: NOON,
          text: 'customer',
          attachments: [],
          product: null,
          order: null,
        },
        { type: 'agent_message', id: 'agent', at: NOON, text: 'agent', author: '小李', replyId: null },
      ])
    })

    it('holds each message once, however often it was delivered', async () => {
      const message = sampleMessage()
      for (let time = 0; time < 3; time++) await subject.store.receiveMessage(delivery(), message)
      expect(await subject.store.events('kangnai', 'c1')).toHaveLength(1)
    })

    it('holds recalls and what became of an order', async () => {
      await subject.store.receiveMessage(delivery(), sampleMessage({ id: 'm1' }))
      await subject.store.receiveRecall(delivery(), 'c1', 'm1', NOON + 1)
      const order = { id: 'o1', status: 'paid' }
      const place = { shop: 'kangnai', channel: 'standard', conversationId: 'c1' }
      await subject.store.receiveOrder(delivery(), { ...place, order, product: null, at: NOON + 2 })
      expect(await subject.store.events('kangnai', 'c1')).toMatchObject([
        { type: 'message', id: 'm1' },
        { type: 'recall', messageId: 'm1', at: NOON + 1 },
        { type: 'order', order, at: NOON + 2 },
      ])
    })

    it('is that of one conversation of one shop', async () => {
      await subject.store.receiveMessage(delivery(), sampleMessage())
      await subject.store.receiveMessage(delivery(), sampleMessage({ conversationId: 'c2' }))
      await subject.store.receiveMessage(delivery({ shop: 'other' }), sampleMessage({ shop: 'other' }))
      expect(await subject.store.events('kangnai', 'c1')).toHaveLength(1)
    })
  })

  describe('a recall', () => {
    it('marks the message, voids the draft that waits on it and leaves work', async () => {
      const { message, draft } = await drafted(subject.store)
      const answer = await subject.store.receiveRecall(delivery(), 'c1', message.id, NOON + 1)
      expect(answer).toEqual({ status: 'accepted' })
      expect(await subject.store.messages('kangnai', 'c1')).toMatchObject([{ recalled: true }])
      expect(await subject.store.draft(draft.id)).toMatchObject({
        status: 'void',
        closedAt: NOON + 1,
        version: 2,
      })
      expect(await subject.store.takeWork(NOON + 1, 1000, 10)).toMatchObject([{ payload: message.id }])
    })

    it('leaves drafts on other messages and closed drafts alone', async () => {
      const first = await drafted(subject.store)
      const second = await drafted(subject.store)
      await subject.store.receiveRecall(delivery(), 'c1', second.message.id, NOON)
      expect(await subject.store.draft(first.draft.id)).toMatchObject({ status: 'waiting' })
    })

    it('holds for a message that comes after it', async () => {
      await subject.store.receiveRecall(delivery(), 'c1', 'm1', NOON)
      await subject.store.receiveMessage(delivery(), sampleMessage({ id: 'm1' }))
      expect(await subject.store.messages('kangnai', 'c1')).toMatchObject([{ recalled: true }])
    })

    it('is recognised when it comes twice', async () => {
      const same = delivery()
      await subject.store.receiveRecall(same, 'c1', 'm1', NOON)
      expect(await subject.store.receiveRecall(same, 'c1', 'm1', NOON)).toEqual({ status: 'duplicate' })
    })
  })

  describe('an order event', () => {
    const event = {
      shop: 'kangnai',
      channel: 'standard',
      conversationId: 'c1',
      order: { id: 'o1', status: 'unpaid' },
      product: null,
      at: NOON,
    }

    it('is kept as work and as the order of its conversation', async () => {
      await subject.store.receiveMessage(delivery(), sampleMessage({ product: { id: 'p', title: '鞋' } }))
      await subject.store.takeWork(NOON, 0, 10)
      expect(await subject.store.receiveOrder(delivery(), event)).toEqual({ status: 'accepted' })
      expect(await subject.store.conversation('kangnai', 'c1')).toMatchObject({
        order: event.order,
        product: { id: 'p', title: '鞋' },
      })
    })

    it('can begin a conversation, and comes once', async () => {
      const same = delivery()
      await subject.store.receiveOrder(same, event)
      expect(await subject.store.receiveOrder(same, event)).toEqual({ status: 'duplicate' })
      const [item, ...others] = await subject.store.takeWork(NOON, 1000, 10)
      expect(others).toEqual([])
      expect(item).toMatchObject({ kind: 'order', shop: 'kangnai', conversationId: 'c1' })
      expect(JSON.parse(item?.payload ?? '')).toEqual(event)
    })
  })
}
