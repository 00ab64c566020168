import { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import { webhookRoutes } from '../../src/http/webhooks.ts'
import { messageBody, NOW, signedHeaders } from '../channels/samples.ts'
import { eachWithBench } from '../desk/samples.ts'
import { C1 } from '../store/samples.ts'

const PATH = '/webhooks/kangnai/standard'

describe('the webhook', () => {
  const bench = eachWithBench()
  let app: Hono
  beforeEach(() => {
    app = new Hono().route('/', webhookRoutes(bench.ctx))
  })

  const post = (body: string, headers: Record<string, string> = signedHeaders(body), path = PATH) =>
    app.request(path, { method: 'POST', body, headers })

  async function expectProblem(response: Response, status: number, words: string): Promise<void> {
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: expect.any(String),
      status,
      detail: expect.stringContaining(words),
    })
  }

  it('accepts a signed message once it is stored', async () => {
    const response = await post(messageBody())
    expect(response.status).toBe(202)
    expect(await response.json()).toEqual({ status: 'accepted' })
    expect(await bench.ctx.store.messages(C1)).toHaveLength(1)
  })

  it('recognises what it has stored, by delivery and by message', async () => {
    await post(messageBody())
    const again = await post(messageBody())
    expect(again.status).toBe(200)
    expect(await again.json()).toEqual({ status: 'duplicate' })
    const anew = await post(messageBody(), signedHeaders(messageBody(), { id: 'd2' }))
    expect(anew.status).toBe(200)
  })

  it('answers 409 to a known delivery with another body', async () => {
    await post(messageBody())
    await expectProblem(await post(messageBody({ messageId: 'm2' })), 409, 'another body')
  })

  it('answers 400 to what it does not understand, and says where', async () => {
    await expectProblem(await post('{'), 400, 'JSON')
    await expectProblem(await post(''), 400, 'JSON')
    await expectProblem(await post(messageBody({ text: '' })), 400, 'body.data.text')
  })

  it('answers 405 to anything but POST', async () => {
    const response = await app.request(PATH)
    expect(response.headers.get('allow')).toBe('POST')
    await expectProblem(response, 405, 'POST')
  })

  it('answers 401 to a wrong or stale signature, and to none', async () => {
    await expectProblem(await post(messageBody(), signedHeaders('other')), 401, 'signature')
    const stale = signedHeaders(messageBody(), { at: NOW - 301_000 })
    await expectProblem(await post(messageBody(), stale), 401, 'five minutes')
    await expectProblem(await post(messageBody(), {}), 401, 'missing')
  })

  it('answers 404 for an unknown shop or channel', async () => {
    await expectProblem(await post(messageBody(), undefined, '/webhooks/nobody/standard'), 404, 'nobody')
    await expectProblem(await post(messageBody(), undefined, '/webhooks/kangnai/pigeon'), 404, 'pigeon')
  })

  it('answers 413 to a text over 4,000 characters', async () => {
    const body = messageBody({ text: '好'.repeat(10_000) })
    await expectProblem(await post(body, signedHeaders(body)), 413, '4000')
  })

  it('answers 413 to a body over 256 kB, announced or not', async () => {
    const body = 'x'.repeat(256 * 1024 + 1)
    await expectProblem(await post(body), 413, '256 kB')
    await expectProblem(await post(body, { 'content-length': String(body.length) }), 413, '256 kB')
  })

  it('reads no further than the limit', async () => {
    let read = 0
    const endless = new ReadableStream({
      pull(controller) {
        read += 64 * 1024
        controller.enqueue(new Uint8Array(64 * 1024))
      },
    })
    const init = { method: 'POST', body: endless, duplex: 'half' as const }
    await expectProblem(await app.request(PATH, init), 413, '256 kB')
    expect(read).toBeLessThan(512 * 1024)
  })

  it('takes a body of just 256 kB', async () => {
    const fitting = messageBody({ filler: 'x'.repeat(200_000) })
    expect((await post(fitting)).status).toBe(202)
    const announced = { ...signedHeaders(fitting, { id: 'd2' }), 'content-length': String(fitting.length) }
    expect((await post(fitting, announced)).status).toBe(200)
  })

  it('answers 503 while the database is away, and says when to come again', async () => {
    await bench.ctx.store.close()
    const response = await post(messageBody())
    expect(response.headers.get('retry-after')).toBe('1')
    await expectProblem(response, 503, 'again')
    expect(bench.log).toEqual(['a delivery could not be stored'])
  })

  it('answers 429 to more deliveries than it can hold, and goes on afterwards', async () => {
    const release: (() => void)[] = []
    const { store } = bench.ctx
    const stuck = () => new Promise((resolve) => release.push(() => resolve({ status: 'accepted' })))
    bench.ctx.store = Object.assign(Object.create(store), { receiveMessage: stuck })
    const body = messageBody()
    const held = Array.from({ length: 2000 }, () => post(body))
    const refused = await post(body)
    expect(refused.headers.get('retry-after')).toBe('1')
    await expectProblem(refused, 429, 'again')
    while (release.length < 2000) await new Promise((resolve) => setImmediate(resolve))
    for (const end of release) end()
    await Promise.all(held)
    bench.ctx.store = store
    expect((await post(body)).status).toBe(202)
  })
})
