import { once } from 'node:events'
import { connect } from 'node:net'
import { Hono } from 'hono'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Listening, listen } from '../../src/http/listen.ts'
import { webhooks } from '../../src/http/webhooks.ts'
import { messageBody, NOW, signedHeaders } from '../channels/samples.ts'
import { eachWithBench } from '../desk/samples.ts'
import { C1 } from '../store/samples.ts'

const PATH = '/webhooks/kangnai/standard'

describe('a delivery that comes over the line', () => {
  const bench = eachWithBench()
  let app: Hono
  let server: Listening
  let direct = 0
  beforeEach(async () => {
    const made = webhooks(bench.ctx)
    app = new Hono().route('/', made.routes)
    direct = 0
    server = await listen(
      Object.assign(app, {
        direct: (...both: Parameters<typeof made.direct>) => made.direct(...both) && ++direct > 0,
      }),
      { host: '127.0.0.1', port: 0 },
    )
  })
  afterEach(() => server.close())

  const post = (body: string | ReadableStream, headers: Record<string, string>, path = PATH) =>
    fetch(`${server.url}${path}`, { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

  /** The head of a request with a body of so many bytes, of which `begun` is sent. */
  async function begin(length: number, begun: string) {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    await once(socket, 'connect')
    socket.write(`POST ${PATH} HTTP/1.1\r\nhost: here\r\ncontent-length: ${length}\r\n\r\n${begun}`)
    return socket
  }

  it('takes the short way and is stored', async () => {
    const response = await post(messageBody(), signedHeaders(messageBody()))
    expect(response.status).toBe(202)
    expect(await response.json()).toEqual({ status: 'accepted' })
    expect(await bench.ctx.store.messages(C1)).toHaveLength(1)
    expect(direct).toBe(1)
  })

  it.each([
    ['a wrong signature', messageBody(), signedHeaders('other'), PATH],
    ['none', messageBody(), {}, PATH],
    ['a stale one', messageBody(), signedHeaders(messageBody(), { at: NOW - 301_000 }), PATH],
    ['no JSON', '{', signedHeaders('{'), PATH],
    ['nothing', '', signedHeaders(''), PATH],
    ['an unknown shop', messageBody(), signedHeaders(messageBody()), '/webhooks/nobody/standard'],
    ['a name in other characters', messageBody(), signedHeaders(messageBody()), '/webhooks/%00/standard'],
    ['too much', 'x'.repeat(256 * 1024 + 1), {}, PATH],
    ['two signatures in one header', messageBody(), twoSignatures(), PATH],
  ])('is answered as on the long way: %s', async (_, body, headers, path) => {
    const [short, long] = [
      await post(body, headers, path),
      await app.request(path, { method: 'POST', body, headers }),
    ]
    const type = (response: Response) => response.headers.get('content-type')
    // What was stored by the one is a duplicate to the other.
    const status = long.status === 200 ? 202 : long.status
    expect([short.status, type(short)]).toEqual([status, type(long)])
    if (status !== 202) expect(await short.text()).toBe(await long.text())
  })

  it('goes the long way where its length is not announced', async () => {
    const body = messageBody()
    const stream = new Blob([body]).stream()
    expect((await post(stream, signedHeaders(body))).status).toBe(202)
    expect(direct).toBe(0)
  })

  it('is put together of what comes in pieces', async () => {
    const body = messageBody({ text: '破了'.repeat(1500) })
    const headers = Object.entries(signedHeaders(body)).map(([name, value]) => `${name}: ${value}\r\n`)
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    const bytes = Buffer.from(body)
    socket.write(
      `POST ${PATH} HTTP/1.1\r\nhost: here\r\n${headers.join('')}content-length: ${bytes.length}\r\n\r\n`,
    )
    for (let at = 0; at < bytes.length; at += 2000) {
      socket.write(bytes.subarray(at, at + 2000))
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toContain('HTTP/1.1 202')
    socket.destroy()
  })

  it('is given up where the body comes too slowly, and its connection with it', async () => {
    const socket = await begin(100, 'half')
    const heard: Buffer[] = []
    socket.on('data', (chunk) => heard.push(chunk))
    await once(socket, 'close')
    expect(Buffer.concat(heard).toString()).toMatch(/^HTTP\/1\.1 408[\s\S]*too slowly/)
  }, 10_000)

  it('is forgotten where the sender goes away in the middle', async () => {
    const socket = await begin(100, 'half')
    socket.destroy()
    expect((await post(messageBody(), signedHeaders(messageBody()))).status).toBe(202)
    expect(bench.log).toEqual([])
  })
})

function twoSignatures(): Record<string, string> {
  const headers = signedHeaders(messageBody())
  return { ...headers, 'webhook-signature': `v1,AAAA ${headers['webhook-signature']}` }
}
