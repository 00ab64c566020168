import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { startWorker } from '../../src/desk/work.ts'
import { postgresStore } from '../../src/store/postgres.ts'
import { makeBench } from '../desk/samples.ts'
import { type PostgresServer, startPostgres } from '../setup/postgres-server.ts'
import { delivery, keyFor, sampleMessage } from '../store/samples.ts'
import { scaled, TIMEOUT, tell } from './scale.ts'

const CONVERSATIONS = scaled(30, 1000)
const MESSAGES = scaled(6, 20)
/** Conversations that go on at the same time. */
const AT_ONCE = 20

let server: PostgresServer
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

/** A node with its worker on the shared database. */
async function startNode(url: string) {
  const bench = await makeBench()
  await bench.ctx.store.close()
  const store = await postgresStore(url)
  bench.ctx.store = store
  const worker = startWorker(bench.ctx)
  const stop = async () => {
    await worker.stop()
    await bench.remove()
  }
  return { bench, store, stop }
}

it('keeps every conversation in its order, whichever of two nodes takes a message in', {
  timeout: TIMEOUT,
}, async () => {
  const nodes = [await startNode(server.url), await startNode(server.url)] as const
  const at = nodes[0].bench.ctx.clock()
  const ids = Array.from({ length: CONVERSATIONS }, () => randomUUID())
  const texts = Array.from({ length: MESSAGES }, (_, i) => `第${i}句`)
  const talk = async (conversationId: string) => {
    for (const [i, text] of texts.entries()) {
      const { store, bench } = nodes[i % 2]!
      const said = sampleMessage({ conversationId, text, sentAt: at, receivedAt: at })
      expect(await store.receiveMessage(delivery(), said)).toEqual({ status: 'accepted' })
      bench.ctx.bus.emit('work', { shop: 'kangnai', channel: 'standard', conversationId })
    }
  }
  const waiting = [...ids]
  const talker = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await talk(id)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, talker))
  const { store } = nodes[0]
  const isQuiet = async () => expect((await store.backlog(at)).work.count).toBe(0)
  await vi.waitFor(isQuiet, { timeout: TIMEOUT / 2, interval: 200 })
  let [ordered, open] = [0, 0]
  for (const id of ids) {
    const drafts = (await store.drafts(keyFor(id))).filter(({ status }) => status === 'waiting')
    open += drafts.length
    if (drafts[0]?.text === `0: ${texts.join('\n')}`) ordered++
  }
  tell('order on two nodes', { conversations: CONVERSATIONS, messages: MESSAGES, ordered, open })
  expect({ ordered, open }).toEqual({ ordered: CONVERSATIONS, open: CONVERSATIONS })
  for (const { stop } of nodes) await stop()
})
