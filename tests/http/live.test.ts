import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Harness, logIn, startHarness } from './harness.ts'

let server: Harness
beforeEach(async () => {
  server = await startHarness()
})
afterEach(() => server.close())

/** A page's open line; `next` resolves to the name of the next event. */
async function openLine(path: string) {
  const cookie = await logIn(server)
  const response = await server.app.request(path, { headers: { cookie } })
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  const next = async () => (await reader.read()).value?.match(/^event: (.+)$/m)?.[1]
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  expect(await next()).toBe('ready')
  return { next, hangUp: () => reader.cancel() }
}

it('tells a page that the queue has changed', async () => {
  const line = await openLine('/live')
  server.ctx.bus.emit('queue', { shop: 'kangnai' })
  expect(await line.next()).toBe('queue')
  await line.hangUp()
})

it('tells a page of changes in the conversation it shows and in no other', async () => {
  const line = await openLine('/live?shop=kangnai&conversation=c1')
  server.ctx.bus.emit('conversation', { shop: 'kangnai', channel: 'standard', conversationId: 'c2' })
  server.ctx.bus.emit('conversation', { shop: 'haidexin', channel: 'standard', conversationId: 'c1' })
  server.ctx.bus.emit('queue', { shop: 'kangnai' })
  expect(await line.next()).toBe('queue')
  server.ctx.bus.emit('conversation', { shop: 'kangnai', channel: 'standard', conversationId: 'c1' })
  expect(await line.next()).toBe('conversation')
  await line.hangUp()
})

it('goes on for others when one hangs up', async () => {
  const one = await openLine('/live')
  const other = await openLine('/live')
  await one.hangUp()
  server.ctx.bus.emit('queue', { shop: 'kangnai' })
  expect(await other.next()).toBe('queue')
  await other.hangUp()
})

it('is for agents alone', async () => {
  expect((await server.app.request('/live')).status).toBe(303)
})
