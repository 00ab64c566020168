import { describe, expect, it } from 'vitest'
import type { Draft, ReviewCommit } from '../../src/store/store.ts'
import type { ConversationEvent } from '../../src/types/index.ts'
import type { Subject } from './contract.ts'
import { C1, delivery, drafted, keyFor, NOON, outboxItem, sampleMessage } from './samples.ts'

const events = async (subject: Subject, afterSeq = 0) =>
  (await subject.another.eventsOf(C1, afterSeq)).map(({ event }) => event)

const sent = (draft: Draft, happened: ConversationEvent[]): ReviewCommit => ({
  draftId: draft.id,
  version: 1,
  status: 'sent',
  agent: '小李',
  at: NOON,
  outbox: outboxItem(draft),
  correction: null,
  events: happened,
  stopAutoSend: false,
})

export function eventBehaviour(subject: Subject): void {
  describe('the log of a conversation', () => {
    it('holds what was written by customers and agents, and nothing of the system', async () => {
      const customer = sampleMessage({ id: 'm1', sentAt: NOON - 9, product: { id: 'p', title: '鞋' } })
      const agent = sampleMessage({ id: 'm2', sender: { id: 'a', role: 'agent' }, replyId: 'r1' })
      const system = sampleMessage({ id: 'm3', sender: { id: 's', role: 'system' } })
      for (const each of [customer, agent, system]) await subject.store.receiveMessage(delivery(), each)
      expect(await events(subject)).toMatchObject([
        { type: 'message', id: 'm1', at: NOON - 9, text: customer.text, product: { id: 'p' }, order: null },
        { type: 'agent_message', id: 'm2', author: 'a', replyId: 'r1' },
      ])
    })

    it('holds what a decision on a draft means, with the reply it sends, and nothing where it came too late', async () => {
      const { message, draft } = await drafted(subject.store)
      const said = { type: 'reply' as const, at: NOON + 7, id: 'r1', text: '亲，正品', author: '小李' }
      const reply = { ...said, draftId: draft.id, messageIds: [message.id], effects: draft.plan.effects }
      for (const node of [subject.store, subject.another]) await node.commitReview(sent(draft, [reply]))
      expect((await events(subject)).slice(1)).toEqual([reply])
    })

    it('holds what was understood, with the draft made of it', async () => {
      const message = sampleMessage()
      await subject.store.receiveMessage(delivery(), message)
      const [item] = await subject.store.takeWork(NOON, 1000, 1)
      const conversation = (await subject.store.conversation(C1))!
      const understood = { type: 'dismissal' as const, at: NOON, messageIds: [message.id], by: 'engine' }
      await subject.store.commitDraft({
        workItemId: item!.id,
        conversation,
        events: [understood],
        draft: null,
        close: [],
        stopAutoSend: false,
        at: NOON,
      })
      expect((await events(subject)).at(-1)).toEqual(understood)
    })

    it('holds recalls, edits, orders, products and who took over', async () => {
      const { message, draft } = await drafted(subject.store)
      const edited = { ...message, text: '改了', sentAt: NOON + 1 }
      await subject.store.commitReview(sent(draft, [{ type: 'handoff', at: NOON + 5, by: '小李' }]))
      await subject.store.receiveEdit(delivery(), edited)
      await subject.store.receiveRecall(delivery(), 'c1', message.id, NOON + 2)
      const [order, product] = [
        { id: 'o', status: 'paid' },
        { id: 'p', title: '鞋' },
      ]
      await subject.store.receiveOrder(delivery(), { ...C1, order, product, at: NOON + 3 })
      expect((await events(subject)).slice(1)).toEqual([
        { type: 'handoff', at: NOON + 5, by: '小李' },
        { type: 'edit', at: NOON + 1, messageId: message.id, text: '改了' },
        { type: 'recall', at: NOON + 2, messageId: message.id },
        { type: 'order', at: NOON + 3, order },
        { type: 'product', at: NOON + 3, product },
      ])
    })

    it('is read from any number on, and belongs to one conversation', async () => {
      await subject.store.appendEvents(C1, [{ type: 'assignment', at: NOON, agent: '小李' }], NOON)
      await subject.store.appendEvents(keyFor('c2'), [{ type: 'assignment', at: NOON, agent: '小王' }], NOON)
      const [first] = await subject.store.eventsOf(C1, 0)
      await subject.store.appendEvents(C1, [{ type: 'assignment', at: NOON + 1, agent: null }], NOON)
      expect(first).toMatchObject({ event: { agent: '小李' }, receivedAt: NOON })
      expect(await events(subject, first?.seq)).toEqual([{ type: 'assignment', at: NOON + 1, agent: null }])
    })

    it('leaves nothing behind of what was not stored', async () => {
      const bad = sampleMessage({ text: null as unknown as string })
      await subject.store.receiveMessage(delivery(), bad).catch(() => {})
      expect(await events(subject)).toEqual([])
    })
  })
}
