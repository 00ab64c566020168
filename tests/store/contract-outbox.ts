import { describe, expect, it } from 'vitest'
import type { Subject } from './contract.ts'
import { C1, drafted, NOON, outboxItem } from './samples.ts'

/** Leaves a reply of the conversation in the outbox. */
async function reply(subject: Subject, id: string, conversationId = 'c1') {
  const { draft } = await drafted(subject.store, { conversationId })
  await subject.store.commitReview({
    draftId: draft.id,
    version: 1,
    status: 'sent',
    agent: '小李',
    at: NOON,
    outbox: outboxItem(draft, { id }),
    correction: null,
    events: [],
    stopAutoSend: false,
  })
}

const ids = (items: { id: string }[]) => items.map(({ id }) => id)

export function outboxBehaviour(subject: Subject): void {
  describe('the outbox', () => {
    it('hands out what is due and hides it while leased', async () => {
      await reply(subject, 'r1')
      expect(await subject.store.takeOutbox(NOON - 1, 1000, 10)).toEqual([])
      expect(await subject.store.takeOutbox(NOON, 1000, 10)).toMatchObject([{ id: 'r1', attempts: 1 }])
      expect(await subject.another.takeOutbox(NOON + 999, 1000, 10)).toEqual([])
      expect(await subject.another.takeOutbox(NOON + 1000, 1000, 10)).toMatchObject([
        { id: 'r1', attempts: 2 },
      ])
    })

    it('keeps the replies of a conversation in order until each is settled', async () => {
      for (const id of ['r1', 'r2']) await reply(subject, id)
      await reply(subject, 'r3', 'c2')
      expect(ids(await subject.store.takeOutbox(NOON, 1000, 10))).toEqual(['r1', 'r3'])
      await subject.store.settleOutbox('r1', { retryAt: NOON + 5000, error: '503' })
      expect(ids(await subject.store.takeOutbox(NOON + 100, 1000, 10))).toEqual([])
      expect(ids(await subject.store.takeOutbox(NOON + 5000, 1000, 10))).toEqual(['r1', 'r3'])
      await subject.store.settleOutbox('r1', { deliveredAt: NOON + 5001 })
      expect(ids(await subject.store.takeOutbox(NOON + 5002, 1000, 10))).toEqual(['r2'])
    })

    it('is never handed to two nodes that ask at the same time', async () => {
      for (let turn = 0; turn < 10; turn++) await reply(subject, `r${turn}`, `c${turn}`)
      const nodes = [subject.store, subject.another, subject.store, subject.another]
      const taken = (await Promise.all(nodes.map((node) => node.takeOutbox(NOON, 1000, 10)))).flat()
      expect(ids(taken).sort()).toEqual(ids(taken).filter((id, at, all) => all.indexOf(id) === at))
      expect(taken.length).toBeGreaterThan(0)
    })

    it('tells what has become of a reply', async () => {
      for (const id of ['r1', 'r2', 'r3']) await reply(subject, id)
      await subject.store.settleOutbox('r1', { deliveredAt: NOON + 9 })
      await subject.store.settleOutbox('r2', { failed: '410 Gone' })
      await subject.store.settleOutbox('r3', { retryAt: NOON + 60_000, error: '503' })
      expect(await subject.another.outboxFor(C1)).toMatchObject([
        { id: 'r1', deliveredAt: NOON + 9, failed: false, lastError: null },
        { id: 'r2', deliveredAt: null, failed: true, lastError: '410 Gone' },
        { id: 'r3', deliveredAt: null, failed: false, lastError: '503', nextAttemptAt: NOON + 60_000 },
      ])
      expect(ids(await subject.store.takeOutbox(NOON + 60_000, 1000, 10))).toEqual(['r3'])
    })
  })
}
