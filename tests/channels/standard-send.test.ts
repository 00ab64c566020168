import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { standardChannel } from '../../src/channels/standard.ts'
import { SECRET } from './samples.ts'

const reply = {
  id: 'r1',
  conversationId: 'c1',
  text: '亲，是正品哦\n支持专柜验货',
  author: '小李',
  createdAt: 1_795_000_000_000,
}
const what = { id: 'r1', body: standardChannel.compose(reply) }
const never = new AbortController().signal

describe('a reply on its way out', () => {
  let server: Server
  let url: string
  let answer: { status: number; headers?: Record<string, string> }
  let taken: { request: IncomingMessage; body: string }[]

  beforeEach(async () => {
    taken = []
    answer = { status: 204 }
    server = createServer(async (request, response) => {
      const body = (await request.toArray()).join('')
      taken.push({ request, body })
      response.writeHead(answer.status, answer.headers).end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/replies`
  })
  afterEach(() => new Promise((resolve) => server.close(resolve)))

  const send = () => standardChannel.send(what, { url, secret: SECRET }, Date.now(), never)

  it('is given up when it is told to: nobody knows whether it arrived', async () => {
    server.removeAllListeners('request')
    const asked = new Promise((resolve) => server.once('request', resolve))
    const ending = new AbortController()
    const sent = standardChannel.send(what, { url, secret: SECRET }, Date.now(), ending.signal)
    await asked
    ending.abort(new Error('the server ended'))
    expect(await sent).toEqual({ result: 'unknown', message: 'the server ended' })
  })

  it('is verified by the reference implementation', async () => {
    expect(await send()).toEqual({ result: 'delivered' })
    const [{ request, body } = { request: null, body: '' }] = taken
    expect(request).toMatchObject({ method: 'POST', url: '/replies' })
    const verified = new Webhook(SECRET).verify(body, request?.headers as Record<string, string>)
    expect(verified).toMatchObject({
      type: 'message.reply',
      data: {
        conversationId: 'c1',
        replyId: 'r1',
        text: reply.text,
        bubbles: ['亲，是正品哦', '支持专柜验货'],
        sender: { id: '小李', role: 'agent' },
      },
    })
  })

  it('has arrived where the platform says that it has this id already', async () => {
    answer = { status: 409 }
    expect(await send()).toEqual({ result: 'delivered' })
  })

  it.each([
    ['7', 7000],
    [new Date(Date.now() + 60_000).toUTCString(), 60_000],
  ])('waits as long as the platform asks: %s', async (header, about) => {
    answer = { status: 429, headers: { 'retry-after': header } }
    const sent = await send()
    const { retryAfterMs } = sent as { retryAfterMs: number }
    expect(Math.abs(retryAfterMs - about)).toBeLessThan(2000)
  })

  it('may have arrived where the line is cut after it was sent', async () => {
    server.removeAllListeners('request')
    server.on('request', (request) => request.resume().on('end', () => request.socket.destroy()))
    expect(await send()).toMatchObject({ result: 'unknown' })
  })

  it('has the same id and the same bytes at every attempt', async () => {
    answer = { status: 503 }
    await send()
    await send()
    expect(taken.map(({ request }) => request.headers['webhook-id'])).toEqual(['r1', 'r1'])
    expect(taken[0]?.body).toBe(taken[1]?.body)
  })

  it.each([400, 401, 404, 410, 422])('is refused for good by %i', async (status) => {
    answer = { status }
    expect(await send()).toEqual({ result: 'refused', message: `the platform answered ${status}` })
  })

  it.each([408, 425, 429, 500, 502, 503])('may be tried again after %i', async (status) => {
    answer = { status }
    expect(await send()).toEqual({
      result: 'retry',
      message: `the platform answered ${status}`,
      retryAfterMs: null,
    })
  })

  it('does not follow the platform to another address', async () => {
    answer = { status: 307, headers: { location: url } }
    expect(await send()).toMatchObject({ result: 'retry' })
    expect(taken).toHaveLength(1)
  })

  it('may be tried again where nobody listens, and says so', async () => {
    await new Promise((resolve) => server.close(resolve))
    const closed = url
    const outcome = await standardChannel.send(what, { url: closed, secret: SECRET }, Date.now(), never)
    expect(outcome).toMatchObject({
      result: 'retry',
      message: expect.stringContaining('fetch failed'),
    })
  })
})
