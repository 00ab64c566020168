import { describe, expect, it } from 'vitest'
import { UnavailableError } from '../../src/errors.ts'
import type { Subject } from './contract.ts'
import { collected, delivery, drafted, sampleMessage } from './samples.ts'

export function exportBehaviour(subject: Subject): void {
  describe('exports', () => {
    it('hold every message, over more than one page', async () => {
      const ids = Array.from({ length: 1203 }, (_, turn) => `m${turn}`)
      // Not all at once: what waits too long for a connection is refused.
      for (let from = 0; from < ids.length; from += 100) {
        const some = ids.slice(from, from + 100)
        await Promise.all(some.map((id) => subject.store.receiveMessage(delivery(), sampleMessage({ id }))))
      }
      const exported = await collected(subject.another.exportMessages('kangnai'))
      expect(exported.map(({ id }) => id).sort()).toEqual(ids.sort())
    })

    it('hold one shop or all', async () => {
      const { draft } = await drafted(subject.store)
      await drafted(subject.store, { shop: 'haidexin' })
      expect(await collected(subject.store.exportDrafts('kangnai'))).toEqual([draft])
      expect(await collected(subject.store.exportDrafts(null))).toHaveLength(2)
      expect(await collected(subject.store.exportMessages('haidexin'))).toHaveLength(1)
    })
  })

  describe('a store that is closed', () => {
    it('says that it is unavailable', async () => {
      await subject.store.ping()
      await subject.store.close()
      await expect(subject.store.ping()).rejects.toThrow(UnavailableError)
      await expect(subject.store.receiveMessage(delivery(), sampleMessage())).rejects.toThrow(
        UnavailableError,
      )
    })
  })
}
