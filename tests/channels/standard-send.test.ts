import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { standardChannel } from '../../src/channels/standard.ts'
import { SECRET } from './samples.ts'

const reply = { id: 'r1', conversationId: 'c1', text: '亲，是正品哦', createdAt: Date.now() }

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

  const send = () => standardChannel.send(reply, { url, secret: SECRET }, Date.now())

  it('is given up when it is told to, to be sent again', async () => {
    server.removeAllListeners('request')
    const asked = new Promise((resolve) => server.once('request', resolve))
    const ending = new AbortController()
    const sent = standardChannel.send(reply, { url, secret: SECRET }, Date.now(), ending.signal)
    await asked
    ending.abort(new Error('the server ended'))
    expect(await sent).toEqual({ ok: false, retry: true, message: 'the server ended' })
  })

  it('is verified by the reference implementation', async () => {
    expect(await send()).toEqual({ ok: true })
    const [{ request, body } = { request: null, body: '' }] = taken
    expect(request).toMatchObject({ method: 'POST', url: '/replies' })
    const verified = new Webhook(SECRET).verify(body, request?.headers as Record<string, string>)
    expect(verified).toMatchObject({
      type: 'message.reply',
      data: { conversationId: 'c1', messageId: 'r1', text: '亲，是正品哦' },
    })
  })

  it('has the same id at every attempt', async () => {
    answer = { status: 503 }
    await send()
    await send()
    expect(taken.map(({ request }) => request.headers['webhook-id'])).toEqual(['r1', 'r1'])
  })

  it.each([400, 401, 404, 410, 422])('is refused for good by %i', async (status) => {
    answer = { status }
    expect(await send()).toEqual({ ok: false, retry: false, message: `the platform answered ${status}` })
  })

  it.each([408, 425, 429, 500, 502, 503])('may be tried again after %i', async (status) => {
    answer = { status }
    expect(await send()).toEqual({ ok: false, retry: true, message: `the platform answered ${status}` })
  })

  it('does not follow the platform to another address', async () => {
    answer = { status: 307, headers: { location: url } }
    expect(await send()).toMatchObject({ ok: false, retry: true })
    expect(taken).toHaveLength(1)
  })

  it('may be tried again where nobody listens, and says so', async () => {
    const closed = 'http://127.0.0.1:1/'
    const outcome = await standardChannel.send(reply, { url: closed, secret: SECRET }, Date.now())
    expect(outcome).toMatchObject({
      ok: false,
      retry: true,
      message: expect.stringContaining('fetch failed'),
    })
  })
})
