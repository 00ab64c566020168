import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keyFor } from '../store/samples.ts'
import { AGENT, type Harness, logIn, SAME_ORIGIN, startHarness } from './harness.ts'
import { answered, bargaining } from './scenes.ts'
import { type Scene, seed } from './seed.ts'

let server: Harness
beforeEach(async () => {
  server = await startHarness()
})
afterEach(() => server.close())

const put = (scene: Scene) => seed(server.ctx.store, server.time.now, scene)

interface Call {
  method?: string
  token?: string
  body?: unknown
  headers?: Record<string, string>
}

async function call(path: string, { method = 'GET', token, body, headers = {} }: Call = {}) {
  const response = await server.app.request(path, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { response, status: response.status, json: text === '' ? null : JSON.parse(text) }
}

async function token(): Promise<string> {
  return (await call('/api/session', { method: 'POST', body: AGENT })).json.token
}

describe('a session', () => {
  it('is opened with name and password and sets no cookie', async () => {
    const { response, status, json } = await call('/api/session', { method: 'POST', body: AGENT })
    expect(status).toBe(200)
    expect(json).toEqual({
      token: expect.any(String),
      expiresAt: server.time.now + 12 * 3600_000,
      agent: '小李',
    })
    expect(response.headers.get('set-cookie')).toBeNull()
  })

  it('is refused with problem details', async () => {
    const body = { ...AGENT, password: 'wrong' }
    const { response, json } = await call('/api/session', { method: 'POST', body })
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(json).toEqual({
      type: 'about:blank',
      title: 'unauthorized',
      status: 401,
      detail: 'wrong name or password',
    })
  })

  it('makes a name wait after five failures', async () => {
    const body = { ...AGENT, password: 'wrong' }
    for (let failure = 0; failure < 5; failure++) await call('/api/session', { method: 'POST', body })
    const { response, status } = await call('/api/session', { method: 'POST', body: AGENT })
    expect(status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('60')
  })

  it('ends when it is deleted', async () => {
    const own = await token()
    expect((await call('/api/session', { method: 'DELETE', token: own })).status).toBe(204)
    expect((await call('/api/queue', { token: own })).status).toBe(401)
  })

  it.each(['/api/queue', '/api/shops', '/api/drafts/x', '/api/nowhere'])('is needed for %s', async (path) => {
    const { status, response } = await call(path)
    expect(status).toBe(401)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })
})

describe('the queue', () => {
  it('lists what waits, with the version to decide on', async () => {
    const draft = await put(answered)
    const { json } = await call('/api/queue', { token: await token() })
    expect(json.conversations).toMatchObject([
      {
        shop: 'kangnai',
        conversationId: 'c-authentic',
        draftId: draft.id,
        version: 1,
        decision: 'reply',
        intents: [{ id: 'authenticity', title: '正品保证' }],
        waitingSince: server.time.now - 24_000,
      },
    ])
  })

  it('of a shop that is not there is not found', async () => {
    expect((await call('/api/queue?shop=nobody', { token: await token() })).status).toBe(404)
  })
})

describe('a conversation', () => {
  it('comes with messages, draft and why, phone numbers masked', async () => {
    await put(bargaining)
    const { json } = await call('/api/conversations/kangnai/c-bargain', { token: await token() })
    expect(json.messages.map((message: { from: string }) => message.from)).toEqual([
      'customer',
      'agent',
      'customer',
    ])
    expect(json.draft.handoff.candidates).toHaveLength(3)
    expect(JSON.stringify(json)).not.toContain('13812345678')
  })

  it('that is not there is not found', async () => {
    expect((await call('/api/conversations/kangnai/none', { token: await token() })).status).toBe(404)
  })
})

describe('a draft', () => {
  it('is sent with its words or with others', async () => {
    const draft = await put(answered)
    const own = await token()
    const body = { version: draft.version, text: '亲，是正品哦' }
    const { status, json } = await call(`/api/drafts/${draft.id}/send`, { method: 'POST', token: own, body })
    expect([status, json]).toEqual([200, { status: 'sent' }])
    expect((await server.ctx.store.outboxFor(keyFor('c-authentic')))[0]?.text).toBe('亲，是正品哦')
    expect((await call(`/api/drafts/${draft.id}`, { token: own })).json.status).toBe('sent')
  })

  it.each([
    ['handover', 'handed_over'],
    ['dismiss', 'dismissed'],
  ])('can be closed by %s', async (verb, status) => {
    const draft = await put(answered)
    const body = { version: draft.version, intent: 'out_of_scope' }
    const { json } = await call(`/api/drafts/${draft.id}/${verb}`, {
      method: 'POST',
      token: await token(),
      body,
    })
    expect(json).toEqual({ status, version: 2 })
    expect((await server.ctx.store.draft(draft.id))?.status).toBe(status)
  })

  it('that has changed meanwhile is a conflict', async () => {
    const draft = await put(answered)
    const body = { version: draft.version + 1, text: '亲' }
    const { status } = await call(`/api/drafts/${draft.id}/send`, {
      method: 'POST',
      token: await token(),
      body,
    })
    expect(status).toBe(409)
  })

  it('that is not there is not found', async () => {
    const body = { version: 1, text: '亲' }
    const { status } = await call('/api/drafts/none/send', { method: 'POST', token: await token(), body })
    expect(status).toBe(404)
  })

  it.each([
    ['no version', { text: '亲' }, 'version'],
    ['no words', { version: 1, text: '  ' }, 'text'],
    ['too many words', { version: 1, text: '亲'.repeat(4001) }, 'text'],
    ['an unknown intent', { version: 1, text: '亲', intent: 'weather' }, 'intent'],
  ])('is not sent with %s', async (_, body, field) => {
    const draft = await put(answered)
    const { status, json } = await call(`/api/drafts/${draft.id}/send`, {
      method: 'POST',
      token: await token(),
      body,
    })
    expect(status).toBe(400)
    expect(json.detail).toContain(`${field}:`)
    expect((await server.ctx.store.draft(draft.id))?.status).toBe('waiting')
  })

  it('is not sent by malformed JSON', async () => {
    const draft = await put(answered)
    const own = await token()
    const send = { method: 'POST', token: own, body: '{"version":' }
    const { status, response } = await call(`/api/drafts/${draft.id}/send`, send)
    expect(status).toBe(400)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  it('is not sent by a page of another site that rides on the cookie', async () => {
    const draft = await put(answered)
    const cookie = await logIn(server)
    const send = (headers: Record<string, string>) =>
      call(`/api/drafts/${draft.id}/send`, {
        method: 'POST',
        body: { version: 1, text: '亲' },
        headers: { cookie, ...headers },
      })
    expect((await send({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await send({})).status).toBe(403)
    expect((await send(SAME_ORIGIN)).status).toBe(200)
  })

  it('is not read from a body of more than 64 kB', async () => {
    const body = { version: 1, text: 'x'.repeat(70_000) }
    const { status } = await call('/api/drafts/x/send', { method: 'POST', token: await token(), body })
    expect(status).toBe(413)
  })
})

describe('replies that did not arrive', () => {
  const failed = { state: 'refused', at: 1, error: 'the platform answered 410' } as const

  async function refused() {
    const own = await token()
    const draft = await put(answered)
    await call(`/api/drafts/${draft.id}/send`, {
      method: 'POST',
      token: own,
      body: { version: draft.version, text: '好' },
    })
    const [reply] = await server.ctx.store.outboxFor(keyFor('c-authentic'))
    await server.ctx.store.settleOutbox(reply!.id, failed)
    return { own, id: reply!.id }
  }

  it('are listed, with every attempt', async () => {
    const { own, id } = await refused()
    const { json } = await call('/api/failed-replies?shop=kangnai', { token: own })
    expect(json.replies).toMatchObject([
      { id, state: 'refused', lastError: failed.error, nextAttemptAt: null },
    ])
    expect((await call(`/api/replies/${id}`, { token: own })).json).toMatchObject({
      author: '小李',
      log: [{ at: 1, state: 'refused', message: failed.error }],
    })
  })

  it('are sent again, once asked', async () => {
    const { own, id } = await refused()
    const again = () => call(`/api/replies/${id}/resend`, { method: 'POST', token: own })
    expect((await again()).json).toEqual({ status: 'queued' })
    expect((await again()).status).toBe(409)
    expect((await call('/api/failed-replies', { token: own })).json.replies).toEqual([])
  })

  it('are settled by a person who saw them at the platform', async () => {
    const { own, id } = await refused()
    const seen = () => call(`/api/replies/${id}/confirm`, { method: 'POST', token: own })
    expect((await seen()).json).toEqual({ status: 'delivered' })
    expect((await seen()).status).toBe(409)
    expect((await call('/api/replies/none/confirm', { method: 'POST', token: own })).status).toBe(404)
  })
})

describe('the content', () => {
  it('names shops and intents as agents know them', async () => {
    const own = await token()
    const { shops } = (await call('/api/shops', { token: own })).json
    expect(shops[0]).toEqual({ id: 'kangnai', name: '康奈官方旗舰店', goods: '鞋子' })
    const { intents } = (await call('/api/intents', { token: own })).json
    expect(intents).toHaveLength(33)
    expect(intents[0]).toEqual({
      id: 'authenticity',
      title: '正品保证',
      kinds: [{ name: 'genuine', title: '是不是正品' }],
    })
  })
})

describe('the description', () => {
  it('tells of every operation what it takes and answers', async () => {
    const { json } = await call('/openapi.json')
    expect(json.openapi).toBe('3.1.0')
    expect(Object.keys(json.paths)).toEqual(
      expect.arrayContaining(['/api/conversations', '/api/conversations/{shop}/{id}', '/api/session']),
    )
    const described = Object.values(json.paths).flatMap((path) => Object.values(path as object))
    for (const operation of described)
      expect(operation).toMatchObject({ summary: expect.any(String), responses: { 401: {} } })
    const send = json.paths['/api/drafts/{id}/send'].post
    expect(send.requestBody.content['application/json'].schema.required).toEqual(['version', 'text'])
    expect(Object.keys(send.responses).sort()).toEqual(['200', '400', '401', '403', '404', '409'])
  })

  it('has a page that loads everything from here', async () => {
    const response = await server.app.request('/docs')
    const page = await response.text()
    for (const [, address] of page.matchAll(/(?:src|href)="([^"]+)"/g)) expect(address).toMatch(/^\/assets\//)
    expect(response.headers.get('content-security-policy')).toContain("style-src 'self' 'unsafe-inline'")
  })
})
