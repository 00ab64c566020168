import { randomBytes } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { startWorker } from '../../src/desk/work.ts'
import { postgresStore } from '../../src/store/postgres.ts'
import { makeBench } from '../desk/samples.ts'
import { makeDatabase } from './databases.ts'
import { collected, delivery, sampleMessage } from './samples.ts'

/** A node with its worker on a shared database. */
async function startNode(url: string) {
  const bench = await makeBench()
  const store = await postgresStore(url)
  bench.ctx.store = store
  const worker = startWorker(bench.ctx)
  const stop = async () => {
    await worker.stop()
    await store.close()
    await bench.remove()
  }
  return { bench, store, stop }
}

it('two nodes on one PostgreSQL answer every message once and none of a burst apart', async () => {
  const { url, drop } = await makeDatabase()
  const nodes = [await startNode(url), await startNode(url)]
  const conversations = Array.from({ length: 15 }, () => randomBytes(4).toString('hex'))
  const at = nodes[0]!.bench.ctx.clock()
  for (let turn = 0; turn < 4; turn++) {
    const node = nodes[turn % 2]!
    const said = conversations.map((conversationId) =>
      sampleMessage({ conversationId, text: `第${turn}句`, sentAt: at, receivedAt: at }),
    )
    await Promise.all(said.map((message) => node.store.receiveMessage(delivery(), message)))
    node.bench.ctx.bus.emit('work', { shop: 'kangnai', channel: 'standard', conversationId: '' })
  }
  const { store } = nodes[0]!
  await vi.waitFor(
    async () => {
      const waiting = await store.queue(null, 100)
      const texts = waiting.map(({ draft }) => draft.text)
      expect(texts).toEqual(conversations.map(() => '0: 第0句\n第1句\n第2句\n第3句'))
    },
    { timeout: 15_000 },
  )
  const drafts = await collected(store.exportDrafts(null))
  const open = drafts.filter(({ status }) => status === 'waiting')
  expect(new Set(open.map(({ conversationId }) => conversationId)).size).toBe(15)
  expect(drafts.every(({ status }) => status === 'waiting' || status === 'superseded')).toBe(true)
  for (const { stop } of nodes) await stop()
  await drop()
})
