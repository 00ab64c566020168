import { describe, expect, it } from 'vitest'
import type { Subject } from './contract.ts'
import { C1, delivery, drafted, keyFor, NOON, sampleMessage } from './samples.ts'

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
      expect(await subject.another.messages(C1)).toEqual([{ ...message, recalled: false }])
    })

    it('begins a conversation', async () => {
      await subject.store.receiveMessage(delivery(), sampleMessage({ text: '在吗' }))
      expect(await subject.store.conversation(C1)).toEqual({
        id: 'c1',
        shop: 'kangnai',
        channel: 'standard',
        customerName: '王女士',
        customerId: 'u1',
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
      expect(await subject.store.messages(C1)).toHaveLength(1)
      expect(await subject.store.takeWork(NOON, 1000, 10)).toHaveLength(1)
    })

    it('reports a known delivery id with another body as a conflict', async () => {
      await subject.store.receiveMessage(delivery({ id: 'd1', bodyHash: 'a' }), sampleMessage({ id: 'm1' }))
      const answer = await subject.store.receiveMessage(
        delivery({ id: 'd1', bodyHash: 'b' }),
        sampleMessage({ id: 'm2' }),
      )
      expect(answer).toEqual({ status: 'conflict' })
      expect(await subject.store.messages(C1)).toHaveLength(1)
    })

    it('takes a known message under a new delivery id for a duplicate and changes nothing', async () => {
      const message = sampleMessage({ id: 'm1', text: '第一' })
      await subject.store.receiveMessage(delivery(), message)
      expect(await subject.store.receiveMessage(delivery(), message)).toEqual({ status: 'duplicate' })
      expect(await subject.store.takeWork(NOON, 1000, 10)).toHaveLength(1)
    })

    it('knows a message by its conversation: two that begin with the same id are both kept', async () => {
      for (const conversationId of ['c1', 'c2']) {
        const message = sampleMessage({ id: '1', conversationId })
        expect(await subject.store.receiveMessage(delivery(), message)).toEqual({ status: 'accepted' })
      }
      expect(await subject.store.takeWork(NOON, 1000, 10)).toHaveLength(2)
      expect(await subject.another.messages(keyFor('c2'))).toHaveLength(1)
    })

    it('keeps conversations of one id on two channels apart', async () => {
      const other = keyFor('c1', { channel: 'other' })
      await subject.store.receiveMessage(delivery(), sampleMessage({ text: '甲' }))
      await subject.store.receiveMessage(delivery(other), sampleMessage({ ...other, text: '乙' }))
      expect(await subject.another.conversation(C1)).toMatchObject({ lastText: '甲' })
      expect(await subject.another.conversation(other)).toMatchObject({ lastText: '乙', channel: 'other' })
      expect(await subject.another.messages(other)).toMatchObject([{ text: '乙' }])
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
      expect(await subject.another.messages(C1)).toHaveLength(2)
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
      expect(await subject.store.conversation(C1)).toMatchObject({
        order,
        product: { id: 'p', title: '鞋' },
        lastText: '几天到',
        lastMessageAt: NOON + 5,
        customerName: '王女士',
      })
    })
  })

  describe('an edit', () => {
    it('is the same message with another text: its draft is void and work is left', async () => {
      const { message, draft } = await drafted(subject.store, { text: '42码有货吗' })
      const text = '43码什么时候发货'
      const edited = { ...message, text, receivedAt: NOON + 9 }
      expect(await subject.store.receiveMessage(delivery(), edited)).toEqual({ status: 'accepted' })
      expect(await subject.another.messages(C1)).toMatchObject([{ text, receivedAt: NOON }])
      expect(await subject.another.conversation(C1)).toMatchObject({ lastText: text })
      expect(await subject.store.draft(draft.id)).toMatchObject({ status: 'void', closedAt: NOON + 9 })
      expect(await subject.store.takeWork(NOON + 9, 1000, 10)).toMatchObject([{ payload: message.id }])
    })

    it('says so once', async () => {
      const message = sampleMessage()
      await subject.store.receiveMessage(delivery(), message)
      const edited = { ...message, text: '有货吗' }
      expect(await subject.store.receiveEdit(delivery(), edited)).toEqual({ status: 'accepted' })
      expect(await subject.store.receiveEdit(delivery(), edited)).toEqual({ status: 'duplicate' })
    })

    it('holds where the message it changes comes after it', async () => {
      const message = sampleMessage({ id: 'm1', text: '第一' })
      await subject.store.receiveEdit(delivery(), { ...message, text: '第二', sentAt: NOON + 5 })
      expect(await subject.store.receiveMessage(delivery(), message)).toEqual({ status: 'duplicate' })
      expect(await subject.store.messages(C1)).toMatchObject([{ text: '第二' }])
    })

    it('does not reach a message of the same id in another conversation', async () => {
      for (const conversationId of ['c1', 'c2']) {
        await subject.store.receiveMessage(delivery(), sampleMessage({ id: '1', conversationId, text: '甲' }))
      }
      await subject.store.receiveEdit(delivery(), sampleMessage({ id: '1', text: '乙' }))
      expect(await subject.store.messages(keyFor('c2'))).toMatchObject([{ text: '甲' }])
    })
  })

  describe('a recall', () => {
    it('belongs to its conversation, also where it overtakes its message', async () => {
      await subject.store.receiveRecall(delivery(), 'c2', '1', NOON)
      await subject.store.receiveMessage(delivery(), sampleMessage({ id: '1' }))
      await subject.store.receiveMessage(delivery(), sampleMessage({ id: '1', conversationId: 'c2' }))
      expect(await subject.store.messages(C1)).toMatchObject([{ recalled: false }])
      expect(await subject.store.messages(keyFor('c2'))).toMatchObject([{ recalled: true }])
    })

    it('marks the message, voids the draft that waits on it and leaves work', async () => {
      const { message, draft } = await drafted(subject.store)
      const answer = await subject.store.receiveRecall(delivery(), 'c1', message.id, NOON + 1)
      expect(answer).toEqual({ status: 'accepted' })
      expect(await subject.store.messages(C1)).toMatchObject([{ recalled: true }])
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
      expect(await subject.store.messages(C1)).toMatchObject([{ recalled: true }])
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
      expect(await subject.store.conversation(C1)).toMatchObject({
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
