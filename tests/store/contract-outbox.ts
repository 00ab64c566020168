import { describe, expect, it } from 'vitest'
import type { Subject } from './contract.ts'
import { C1, drafted, keyFor, LANE, NOON, outboxItem } from './samples.ts'

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
      expect(await subject.store.takeOutbox(LANE, NOON - 1, 1000, 10)).toEqual([])
      expect(await subject.store.takeOutbox(LANE, NOON, 1000, 10)).toMatchObject([{ id: 'r1', attempts: 1 }])
      expect(await subject.another.takeOutbox(LANE, NOON + 999, 1000, 10)).toEqual([])
      expect(await subject.another.takeOutbox(LANE, NOON + 1000, 1000, 10)).toMatchObject([
        { id: 'r1', attempts: 2 },
      ])
    })

    it('keeps the replies of a conversation in order until each is settled', async () => {
      for (const id of ['r1', 'r2']) await reply(subject, id)
      await reply(subject, 'r3', 'c2')
      expect(ids(await subject.store.takeOutbox(LANE, NOON, 1000, 10))).toEqual(['r1', 'r3'])
      await subject.store.settleOutbox('r1', {
        state: 'queued',
        at: NOON,
        retryAt: NOON + 5000,
        error: '503',
      })
      expect(ids(await subject.store.takeOutbox(LANE, NOON + 100, 1000, 10))).toEqual([])
      expect(ids(await subject.store.takeOutbox(LANE, NOON + 5000, 1000, 10))).toEqual(['r1', 'r3'])
      await subject.store.settleOutbox('r1', { state: 'delivered', at: NOON + 5001 })
      expect(ids(await subject.store.takeOutbox(LANE, NOON + 5002, 1000, 10))).toEqual(['r2'])
    })

    it('is never handed to two nodes that ask at the same time', async () => {
      for (let turn = 0; turn < 10; turn++) await reply(subject, `r${turn}`, `c${turn}`)
      const nodes = [subject.store, subject.another, subject.store, subject.another]
      const taken = (await Promise.all(nodes.map((node) => node.takeOutbox(LANE, NOON, 1000, 10)))).flat()
      expect(ids(taken).sort()).toEqual(ids(taken).filter((id, at, all) => all.indexOf(id) === at))
      expect(taken.length).toBeGreaterThan(0)
    })

    it('tells what has become of a reply, and every attempt', async () => {
      for (const id of ['r1', 'r2', 'r3']) await reply(subject, id)
      const { store } = subject
      await store.settleOutbox('r1', { state: 'queued', at: NOON, error: '503', retryAt: NOON + 5 })
      await store.settleOutbox('r1', { state: 'delivered', at: NOON + 9 })
      await store.settleOutbox('r2', { state: 'refused', at: NOON, error: '410' })
      await store.settleOutbox('r3', { state: 'unknown', at: NOON, error: 'cut', retryAt: NOON + 60_000 })
      expect(await subject.another.outboxFor(C1)).toMatchObject([
        { id: 'r1', deliveredAt: NOON + 9, state: 'delivered', lastError: null },
        { id: 'r2', deliveredAt: null, state: 'refused', lastError: '410' },
        { id: 'r3', deliveredAt: null, state: 'unknown', lastError: 'cut', nextAttemptAt: NOON + 60_000 },
      ])
      expect(await subject.another.attemptsOf('r1')).toEqual([
        { at: NOON, state: 'queued', message: '503' },
        { at: NOON + 9, state: 'delivered', message: null },
      ])
      expect(ids(await store.takeOutbox(LANE, NOON + 60_000, 1000, 10))).toEqual(['r3'])
    })

    it('keeps what is delivered delivered, whatever a node says that comes late', async () => {
      await reply(subject, 'r1')
      await subject.store.settleOutbox('r1', { state: 'delivered', at: NOON })
      await subject.another.settleOutbox('r1', { state: 'refused', at: NOON + 1, error: '404' })
      expect(await subject.store.reply('r1')).toMatchObject({ state: 'delivered' })
    })

    it('fixes the bytes of a reply once', async () => {
      await reply(subject, 'r1')
      expect(await subject.store.fixBody('r1', 'first')).toBe('first')
      expect(await subject.another.fixBody('r1', 'second')).toBe('first')
    })

    it('lists those that did not arrive, and gives them another day', async () => {
      for (const id of ['r1', 'r2', 'r3']) await reply(subject, id, id)
      for (const state of ['refused', 'failed'] as const) {
        await subject.store.settleOutbox(state === 'refused' ? 'r1' : 'r2', { state, at: NOON, error: 'x' })
      }
      expect(ids(await subject.another.troubledReplies(['kangnai'], 10))).toEqual(['r2', 'r1'])
      expect(await subject.another.troubledReplies(['haidexin'], 10)).toEqual([])
      expect(await subject.store.resend('r1', NOON + 5)).toBe(true)
      expect(await subject.store.resend('r3', NOON + 5)).toBe(false)
      expect(await subject.store.reply('r1')).toMatchObject({
        state: 'queued',
        attempts: 0,
        firstAttemptAt: null,
      })
      expect(await subject.store.backlog(NOON + 5)).toMatchObject({
        outbox: { count: 2, oldestDueAt: NOON },
        troubled: 1,
      })
    })

    it('names the lanes in which something is due, and hands out one at a time', async () => {
      await reply(subject, 'r1')
      const other = keyFor('c1', { shop: 'haidexin' })
      const { draft } = await drafted(subject.store, other)
      await subject.store.commitReview({
        draftId: draft.id,
        version: 1,
        status: 'sent',
        agent: '小李',
        at: NOON,
        outbox: outboxItem(draft, { id: 'r2' }),
        correction: null,
        events: [],
        stopAutoSend: false,
      })
      const lanes = await subject.store.dueLanes(NOON)
      expect(lanes.map(({ shop }) => shop).sort()).toEqual(['haidexin', 'kangnai'])
      expect(ids(await subject.store.takeOutbox(LANE, NOON, 1000, 10))).toEqual(['r1'])
    })

    it('asks the database for the time', async () => {
      expect(Math.abs((await subject.store.time()) - Date.now())).toBeLessThan(5000)
    })
  })
}
