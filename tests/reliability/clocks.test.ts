import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type PostgresServer, startPostgres } from '../setup/postgres-server.ts'
import { says, startNode } from './nodes.ts'
import { MANNERS, startFakePlatform } from './platforms.ts'
import { scaled, TIMEOUT, tell } from './scale.ts'

const MESSAGES = scaled(20, 500)
const AHEAD_MS = 40_000

let server: PostgresServer
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

it('sends nothing twice where the clocks of two nodes are 40 seconds apart, however slow the platform', {
  timeout: TIMEOUT,
}, async () => {
  // While an answer is waited for, the other node looks for replies that nobody is at.
  const platform = await startFakePlatform(MANNERS.slow)
  const nodes = [
    await startNode(server.url, platform.replyUrl),
    await startNode(server.url, platform.replyUrl, { clockAheadMs: AHEAD_MS }),
  ]
  const ids = await Promise.all(
    Array.from({ length: MESSAGES }, (_, i) => says(nodes[i % 2]!, randomUUID(), '是正品吗')),
  )
  expect(ids).not.toContain(null)
  const answered = () => new Set(platform.got.map(({ conversationId }) => conversationId)).size
  await vi.waitFor(() => expect(answered()).toBe(MESSAGES), { timeout: TIMEOUT / 2, interval: 200 })
  for (const node of nodes) await node.end()
  const counts = {
    messages: MESSAGES,
    replies: new Set(platform.got.map(({ id }) => id)).size,
    attempts: platform.got.length,
  }
  tell('clocks 40 s apart', counts)
  expect(counts).toEqual({ messages: MESSAGES, replies: MESSAGES, attempts: MESSAGES })
  await platform.close()
})
