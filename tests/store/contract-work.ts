import { describe, expect, it } from 'vitest'
import type { Subject } from './contract.ts'
import { C1, commit, delivery, NOON, sampleMessage } from './samples.ts'

async function receive(subject: Subject, conversationId: string, id?: string) {
  await subject.store.receiveMessage(delivery(), sampleMessage({ conversationId, ...(id ? { id } : {}) }))
}

const payloads = (items: { payload: string }[]) => items.map(({ payload }) => payload)

export function workBehaviour(subject: Subject): void {
  describe('work', () => {
    it('is counted from the moment it is acknowledged', async () => {
      await receive(subject, 'c1', 'm1')
      const waits = { work: { count: 1, oldestDueAt: NOON } }
      expect(await subject.another.backlog(NOON)).toMatchObject(waits)
      expect(await subject.store.messages(C1)).toHaveLength(1)
      expect(await subject.another.backlog(NOON)).toMatchObject(waits)
    })

    it('is handed out oldest first, up to the limit', async () => {
      for (const id of ['m1', 'm2', 'm3']) await receive(subject, `of-${id}`, id)
      expect(payloads(await subject.store.takeWork(NOON, 1000, 2))).toEqual(['m1', 'm2'])
      expect(payloads(await subject.store.takeWork(NOON, 1000, 2))).toEqual(['m3'])
    })

    it('is hidden while leased and handed out again when the lease has run out', async () => {
      await receive(subject, 'c1', 'm1')
      expect(await subject.store.takeWork(NOON, 1000, 10)).toMatchObject([{ attempts: 1 }])
      expect(await subject.another.takeWork(NOON + 999, 1000, 10)).toEqual([])
      expect(await subject.another.takeWork(NOON + 1000, 1000, 10)).toMatchObject([
        { payload: 'm1', attempts: 2 },
      ])
    })

    it('is kept by whoever is at it, and lost for good once the lease has run out', async () => {
      await receive(subject, 'c1', 'm1')
      const [item] = await subject.store.takeWork(NOON, 1000, 10)
      await subject.store.keepWork([item!.id], NOON + 900, 1000)
      expect(await subject.another.takeWork(NOON + 1500, 1000, 10)).toEqual([])
      await subject.store.keepWork([item!.id], NOON + 2000, 1000)
      expect(await subject.another.takeWork(NOON + 2000, 1000, 10)).toHaveLength(1)
    })

    it('is never handed out for two messages of one conversation at a time', async () => {
      for (const id of ['m1', 'm2']) await receive(subject, 'c1', id)
      const [first] = await subject.store.takeWork(NOON, 1000, 10)
      expect(first?.payload).toBe('m1')
      expect(await subject.another.takeWork(NOON, 1000, 10)).toEqual([])
      const conversation = await subject.store.conversation(C1)
      await commit(subject.store, first!.id, conversation!, null)
      expect(payloads(await subject.another.takeWork(NOON, 1000, 10))).toEqual(['m2'])
    })

    it('is never handed to two nodes that ask at the same time', async () => {
      for (let turn = 0; turn < 30; turn++) await receive(subject, `c${turn}`)
      const nodes = [subject.store, subject.another, subject.store, subject.another]
      const taken = (await Promise.all(nodes.map((node) => node.takeWork(NOON, 1000, 20)))).flat()
      expect(new Set(payloads(taken)).size).toBe(taken.length)
      const rest = await subject.store.takeWork(NOON, 1000, 100)
      expect(taken.length + rest.length).toBe(30)
    })

    it('that was given back comes again at its time and does not hold up the conversation', async () => {
      for (const id of ['m1', 'm2']) await receive(subject, 'c1', id)
      const [first] = await subject.store.takeWork(NOON, 1000, 10)
      await subject.store.returnWork(first!.id, NOON + 500, 'no model')
      const [second] = await subject.store.takeWork(NOON, 100, 10)
      expect(second?.payload).toBe('m2')
      expect(payloads(await subject.store.takeWork(NOON + 500, 1000, 1))).toEqual(['m1'])
    })
  })
}
