import { Hono } from 'hono'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { NO_PRESSURE } from '../../src/desk/pressure.ts'
import { UnstorableError } from '../../src/errors.ts'
import { webhooks } from '../../src/http/webhooks.ts'
import { messageBody, NOW, signedHeaders } from '../channels/samples.ts'
import { eachWithBench } from '../desk/samples.ts'
import { C1 } from '../store/samples.ts'

const PATH = '/webhooks/kangnai/standard'

describe('the webhook', () => {
  const bench = eachWithBench()
  let app: Hono
  beforeEach(() => {
    app = new Hono().route('/', webhooks(bench.ctx).routes)
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

  it('refuses what no database takes once, not again and again', async () => {
    let deep = '1'
    for (let level = 0; level < 5000; level++) deep = `[${deep}]`
    const nested = messageBody().replace(
      '"attachments":[]',
      `"attachments":[{"type":"image","deep":${deep}}]`,
    )
    await expectProblem(await post(nested, signedHeaders(nested)), 400, 'nested')
    const { store } = bench.ctx
    const fail = () => Promise.reject(new UnstorableError('database: invalid byte sequence'))
    bench.ctx.store = Object.assign(Object.create(store), { receiveMessage: fail })
    await expectProblem(await post(messageBody()), 400, 'no database')
    bench.ctx.store = store
  })

  it.each([
    ['conversationId', '..', 'folder'],
    ['messageId', '\ud800', 'surrogate'],
    ['conversationId', 'a\0b', 'null character'],
  ])('says why %s may not be %j', async (name, id, words) => {
    const body = messageBody({ [name]: id })
    await expectProblem(await post(body, signedHeaders(body)), 400, words)
  })

  it('counts characters, not halves of them', async () => {
    const fitting = messageBody({ text: '😀'.repeat(4000) })
    expect((await post(fitting, signedHeaders(fitting))).status).toBe(202)
    const over = messageBody({ messageId: 'm2', text: '😀'.repeat(4001) })
    await expectProblem(await post(over, signedHeaders(over, { id: 'd2' })), 413, '4000')
  })

  it('keeps half a character out of the text', async () => {
    const body = messageBody({ text: '正品\ud800吗' })
    expect((await post(body, signedHeaders(body))).status).toBe(202)
    expect(await bench.ctx.store.messages(C1)).toMatchObject([{ text: '正品\ufffd吗' }])
  })

  it('takes no message in while too many wait to be planned, and answers to strangers all the same', async () => {
    const pressure = { ...NO_PRESSURE, work: 3000 }
    app = new Hono().route('/', webhooks({ ...bench.ctx, pressure: () => pressure }).routes)
    const response = await post(messageBody())
    expect(response.headers.get('retry-after')).toBe('5')
    await expectProblem(response, 503, 'again')
    await expectProblem(await post(messageBody(), {}), 401, 'missing')
    pressure.work = 10
    expect((await post(messageBody())).status).toBe(202)
  })

  it('takes genuine deliveries while thousands of strangers hold half a body', async () => {
    const endless = () => new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(9)) })
    const half = () =>
      app.request(PATH, { method: 'POST', body: endless(), duplex: 'half' } as RequestInit & {
        duplex: 'half'
      })
    const held = Array.from({ length: 2500 }, half)
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, turn) => {
        const body = messageBody({ messageId: `m${turn}` })
        return post(body, signedHeaders(body, { id: `d${turn}` }))
      }),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202))
    const refused = (await Promise.all(held)).map(({ status }) => status)
    expect(refused.every((status) => status === 408 || status === 429)).toBe(true)
  })

  it('answers 429 to more deliveries than it can hold, and goes on afterwards', async () => {
    const release: (() => void)[] = []
    const { store } = bench.ctx
    const stuck = () => new Promise((resolve) => release.push(() => resolve({ status: 'accepted' })))
    bench.ctx.store = Object.assign(Object.create(store), { receiveMessage: stuck })
    const body = messageBody()
    const held = Array.from({ length: 2000 }, () => post(body))
    await vi.waitFor(() => expect(release).toHaveLength(2000), { timeout: 20_000 })
    const refused = await post(body)
    expect(refused.headers.get('retry-after')).toBe('1')
    await expectProblem(refused, 429, 'again')
    for (const end of release) end()
    await Promise.all(held)
    bench.ctx.store = store
    expect((await post(body)).status).toBe(202)
  })
})
