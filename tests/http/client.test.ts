import { hc } from 'hono/client'
import { expect, expectTypeOf, it } from 'vitest'
import type { Api } from '../../src/http/api/index.ts'
import type { DeskConversation } from '../../src/http/schemas-desk.ts'
import { AGENT, startHarness } from './harness.ts'
import { answered } from './scenes.ts'
import { seed } from './seed.ts'

it('is spoken to by a client that is checked against the routes', async () => {
  const server = await startHarness()
  const session = await server.app.request('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(AGENT),
  })
  const { token } = (await session.json()) as { token: string }
  const fetch = (path: string | URL | Request, init?: RequestInit) => server.app.request(String(path), init)
  const headers = { authorization: `Bearer ${token}` }
  const client = hc<Api>('http://desk', { headers, fetch: fetch as typeof globalThis.fetch })
  await seed(server.ctx.store, server.time.now, answered)

  const list = await client.api.conversations.$get({ query: { view: 'review', limit: '5' } })
  if (!list.ok) throw new Error('refused')
  const { conversations } = await list.json()
  expect(conversations[0]?.conversationId).toBe('c-authentic')

  const param = { shop: 'kangnai', id: 'c-authentic' }
  const shown = await client.api.conversations[':shop'][':id'].$get({ param, query: {} })
  if (!shown.ok) throw new Error('refused')
  const view = await shown.json()
  expectTypeOf(view.labels).toEqualTypeOf<DeskConversation['labels']>()
  const seen = view.messages.map(({ id }) => id)
  const json = { text: '在的', seen }
  const sent = await client.api.conversations[':shop'][':id'].replies.$post({ param, query: {}, json })
  expect(sent.status).toBe(200)
  await server.close()
})
