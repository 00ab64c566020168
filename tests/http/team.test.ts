import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addUser } from '../../src/desk/access/users.ts'
import { delivery, sampleMessage } from '../store/samples.ts'
import { caller } from './calls.ts'
import { type Harness, startHarness } from './harness.ts'
import { answered, morning } from './scenes.ts'
import { seed } from './seed.ts'

const CHIEF = { name: '主管', password: 'a third long password' }

let server: Harness
let call: Awaited<ReturnType<typeof caller>>
let chief: Awaited<ReturnType<typeof caller>>
beforeEach(async () => {
  server = await startHarness()
  await addUser(server.ctx, { ...CHIEF, role: 'supervisor', shops: ['kangnai', 'mengtianqin', 'haidexin'] })
  call = await caller(server)
  chief = await caller(server, CHIEF)
})
afterEach(() => server.close())

const put = (scene = answered) => seed(server.ctx.store, server.time.now, scene)

describe('the search', () => {
  it('finds messages and customers, masked and page by page', async () => {
    const write = (text: string) =>
      server.ctx.store.receiveMessage(
        delivery(),
        sampleMessage({ text, sender: { id: 'u', role: 'customer', name: '王正品' } }),
      )
    for (const text of ['是正品吗', '正品我的电话13812345678', '有货吗']) await write(text)
    const first = (await call('/search?q=正品&limit=1')).json
    expect(first).toMatchObject({
      total: 2,
      hits: [{ text: '正品我的电话138****5678', conversationId: 'c1', messageId: expect.any(String) }],
      customers: [{ customer: '王正品' }],
    })
    const next = (await call(`/search?q=正品&limit=1&cursor=${first.cursor}`)).json
    expect([next.hits[0].text, next.cursor, next.customers]).toEqual(['是正品吗', null, []])
    expect((await call('/search?q=正品&shop=nobody')).status).toBe(404)
    expect((await call('/search?q=%20')).status).toBe(400)
  })
})

describe('phrases', () => {
  it('are those of the scripts, and those that supervisors add', async () => {
    const phrase = { shop: 'kangnai', title: '问好', text: '亲，在的' }
    expect((await call('/phrases', { method: 'POST', body: phrase })).status).toBe(403)
    const { id } = (await chief('/phrases', { method: 'POST', body: phrase })).json
    expect((await call('/phrases?shop=kangnai')).json.phrases).toEqual([
      { id, title: '问好', text: '亲，在的', intent: null, own: true },
      {
        id: 'a#0',
        title: '正品保证',
        text: '康奈官方旗舰店正品',
        intent: { id: 'authenticity', title: '正品保证' },
        own: false,
      },
    ])
    expect((await call(`/phrases/${id}`, { method: 'DELETE' })).status).toBe(403)
    expect((await chief(`/phrases/${id}`, { method: 'DELETE' })).status).toBe(200)
    expect((await chief(`/phrases/${id}`, { method: 'DELETE' })).status).toBe(404)
  })

  it('are looked at while they are written, with the name of the rule', async () => {
    const advice = async (text: string) =>
      (await call('/style', { method: 'POST', body: { text, shop: 'kangnai' } })).json.advice
    expect(await advice('！！')).toEqual([{ rule: 'shouting', title: '标点连用', start: 0, end: 2 }])
    expect(await advice('亲，在的')).toEqual([])
  })
})

describe('the division of work', () => {
  it('is followed by the list, until the time of a conversation is over', async () => {
    await put()
    const { store } = server.ctx
    const draft = (
      await store.desk.list(
        { view: 'review', shops: ['kangnai'], agentId: '', now: 0, targets: new Map() },
        null,
        1,
      )
    ).entries[0]!.draft!
    const body = { version: draft.version, intent: 'invoice' }
    await call(`/drafts/${draft.id}/redraft`, { method: 'POST', body })
    const others = (await store.access.users()).find(({ name }) => name === CHIEF.name)!
    const own = (await store.access.users()).find(({ name }) => name !== CHIEF.name)!
    const division = [
      { agentId: others.id, areas: ['after_sale'] },
      { agentId: own.id, areas: ['pre_sale'] },
    ]
    const save = { method: 'PUT', body: { division } }
    expect((await call('/division?shop=kangnai', save)).status).toBe(403)
    await chief('/division?shop=kangnai', save)
    expect((await call('/division?shop=kangnai')).json).toEqual({ division })
    const review = async (who = call) => (await who('/counts')).json.review
    expect([await review(), await review(chief)]).toEqual([0, 1])
    server.time.now += 180_000
    expect(await review()).toBe(1)
  })
})

describe('the shop at a glance', () => {
  it('is for supervisors', async () => {
    expect((await call('/dashboard?from=0&to=1')).status).toBe(403)
    expect((await chief('/dashboard?from=0&to=1&shop=nobody')).status).toBe(404)
  })

  it('counts what happened, with intervals', async () => {
    for (const scene of morning) await put(scene)
    const row = (await call('/conversations?shop=kangnai&intent=authenticity')).json.conversations[0]
    const { messages, draft } = (await call(`/conversations/kangnai/${row.conversationId}`)).json
    const seen = messages.map(({ id }: { id: string }) => id)
    const body = { text: `${draft.text}～`, draftId: draft.id, version: draft.version, seen }
    await call(`/conversations/kangnai/${row.conversationId}/replies`, { method: 'POST', body })
    const day = 24 * 3600_000
    const range = `from=${server.time.now - day}&to=${server.time.now + day}`
    const { json } = await chief(`/dashboard?${range}`)
    expect(json).toMatchObject({
      conversations: 7,
      drafted: { n: 4, of: 7, interval: [expect.any(Number), expect.any(Number)] },
      edited: { n: 1, of: 1, share: 1 },
      sentAsIs: { n: 0, of: 1 },
      firstResponse: { medianMs: 24_000, within6s: { n: 0, of: 1 }, within3min: { n: 1, of: 1 } },
      tasks: { kept: 0, late: 0, open: 0 },
      missingFacts: [{ shop: 'haidexin', intent: 'invoice', n: 1, example: '可以开专票吗' }],
      byAgent: [{ key: '小李', edited: { n: 1 } }],
      byDay: [{ key: '2026-11-21', messages: json.messages }],
    })
    expect(json.handoffs).toContainEqual({ reason: 'missing_fact', n: 1 })
    expect((await chief(`/dashboard?${range}&shop=haidexin`)).json).toMatchObject({ conversations: 1 })
  })
})

it("shows a customer's picture through the server alone", async () => {
  const { createApp } = await import('../../src/http/app.ts')
  const bytes = new Uint8Array([1, 2])
  const pictures = async (u: string) => (u.startsWith('https://img') ? { type: 'image/png', bytes } : null)
  const shown = await caller({ ...server, app: createApp({ ...server.ctx, pictures }) })
  const { response } = await shown('/images?u=https://img.example/1.png')
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect((await shown('/images?u=https://evil.example/1.png')).status).toBe(404)
})
