import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addAgent } from '../../src/desk/agents.ts'
import { workOnce } from '../../src/desk/work.ts'
import { C1, delivery, keyFor, sampleMessage } from '../store/samples.ts'
import { caller } from './calls.ts'
import { type Harness, startHarness } from './harness.ts'
import { answered, bargaining, morning } from './scenes.ts'
import { seed } from './seed.ts'

const MEI = { name: '小美', password: 'another long password' }

let server: Harness
let call: Awaited<ReturnType<typeof caller>>
let colleague: Awaited<ReturnType<typeof caller>>
beforeEach(async () => {
  server = await startHarness()
  await addAgent(server.ctx, { ...MEI, role: 'agent' })
  call = await caller(server)
  colleague = await caller(server, MEI)
})
afterEach(() => server.close())

const put = (scene = answered) => seed(server.ctx.store, server.time.now, scene)
const at = (id: string, act = '') => `/conversations/kangnai/${id}${act}`
const post = (path: string, body: unknown = {}) => call(path, { method: 'POST', body })
const seen = async (id: string) =>
  (await call(at(id))).json.messages.map((message: { id: string }) => message.id) as string[]
const rows = async (path = '/conversations') =>
  (await call(path)).json.conversations.map((row: { conversationId: string }) => row.conversationId)

async function write(text: string, over: Parameters<typeof sampleMessage>[0] = {}) {
  const now = server.time.now
  const message = sampleMessage({
    text,
    sentAt: now,
    receivedAt: now,
    conversationId: 'c-authentic',
    ...over,
  })
  await server.ctx.store.receiveMessage(delivery({ shop: message.shop }), message)
  return message
}

describe('the lists', () => {
  it('have a row for each conversation and say how many there are', async () => {
    for (const scene of morning) await put(scene)
    const { json } = await call('/conversations?limit=3')
    expect(json).toMatchObject({ total: 7, cursor: expect.any(String) })
    expect(json.conversations[0]).toMatchObject({
      conversationId: 'c-threat',
      urgency: 'urgent',
      owed: true,
      lastFrom: 'customer',
      dueAt: server.time.now - 41_000 + 180_000,
      assignee: null,
      present: [],
    })
    const next = await call(`/conversations?limit=9&cursor=${json.cursor}`)
    expect([next.json.conversations.length, next.json.cursor]).toEqual([4, null])
    expect((await call('/counts')).json).toEqual({ review: 7, follow_up: 0, mine: 0, failed: 0, closed: 0 })
  })

  it('show names and words with numbers masked', async () => {
    await put(bargaining)
    expect(JSON.stringify((await call('/conversations')).json)).not.toContain('13812345678')
  })

  it('begin anew with a cursor that is none of ours, and know no other shop', async () => {
    await put()
    expect((await call('/conversations?cursor=abc')).json.conversations).toHaveLength(1)
    expect((await call('/conversations?shop=nobody')).status).toBe(404)
    expect((await call('/conversations?limit=0')).status).toBe(400)
  })
})

describe('a reply', () => {
  it('sends the draft that was seen, and the row is gone', async () => {
    const draft = await put()
    const body = {
      text: draft.text,
      draftId: draft.id,
      version: draft.version,
      seen: await seen('c-authentic'),
    }
    const { json } = await post(at('c-authentic', '/replies'), body)
    expect(json).toEqual({ replyId: expect.any(String), undoUntil: server.time.now + 5000 })
    expect(await rows()).toEqual([])
    const { messages, replies, owed } = (await call(at('c-authentic'))).json
    expect(messages.at(-1)).toMatchObject({
      name: '小李',
      reply: {
        id: json.replyId,
        state: 'queued',
        author: '小李',
        draftId: draft.id,
        undoUntil: json.undoUntil,
      },
    })
    expect([replies.length, owed]).toEqual([1, false])
  })

  it('does not cover a message that was not on screen', async () => {
    const draft = await put()
    const body = { text: '亲', draftId: draft.id, version: draft.version, seen: await seen('c-authentic') }
    await write('还有货吗')
    expect((await post(at('c-authentic', '/replies'), body)).status).toBe(409)
    expect((await call(at('c-authentic'))).json.replies).toEqual([])
  })

  it('can be written without a draft, after a handover too, and names what it answers', async () => {
    const draft = await put()
    await post(`/drafts/${draft.id}/handover`, { version: draft.version })
    const { answers, draft: none, handedOver } = (await call(at('c-authentic'))).json
    expect([answers.messageIds, none, handedOver]).toEqual([draft.messageIds, null, true])
    expect(await rows('/conversations?view=follow_up')).toEqual(['c-authentic'])
    const sent = await post(at('c-authentic', '/replies'), {
      text: '在的亲',
      seen: await seen('c-authentic'),
    })
    expect(sent.status).toBe(200)
    expect(await rows('/conversations?view=follow_up')).toEqual([])
  })

  it('of two agents at once is sent once', async () => {
    await put()
    const body = { text: '在的', seen: await seen('c-authentic') }
    const send = { method: 'POST', body }
    const path = at('c-authentic', '/replies')
    const answers = await Promise.all([call(path, send), colleague(path, send)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await server.ctx.store.outboxFor(keyFor('c-authentic'))).toHaveLength(1)
  })

  it('is taken back within five seconds, with its draft and its words', async () => {
    const draft = await put()
    const body = { text: '改过的话', draftId: draft.id, version: draft.version, seen: draft.messageIds }
    const { replyId } = (await post(at('c-authentic', '/replies'), body)).json
    server.time.now += 4999
    expect((await post(`/replies/${replyId}/undo`)).json).toEqual({ status: 'done' })
    const view = (await call(at('c-authentic'))).json
    expect(view).toMatchObject({
      owed: true,
      draft: { id: draft.id, status: 'waiting', version: draft.version + 2 },
      myWords: { draftId: draft.id, text: '改过的话' },
      told: [],
    })
    expect((await post(`/replies/${replyId}/undo`)).status).toBe(404)
  })

  it('is not taken back later', async () => {
    const draft = await put()
    const body = { text: '好', draftId: draft.id, version: draft.version, seen: draft.messageIds }
    const { replyId } = (await post(at('c-authentic', '/replies'), body)).json
    server.time.now += 5000
    expect((await post(`/replies/${replyId}/undo`)).status).toBe(409)
  })

  it('has words, and not too many', async () => {
    await put()
    const send = async (text: string) =>
      (await post(at('c-authentic', '/replies'), { text, seen: await seen('c-authentic') })).status
    expect([await send('  '), await send('亲'.repeat(4001))]).toEqual([400, 400])
  })
})

describe('words that were typed', () => {
  it('stay with their agent, and beside the draft that replaces theirs', async () => {
    const draft = await put()
    const words = { draftId: draft.id, text: '亲，我看看' }
    await call(at('c-authentic', '/words'), { method: 'PUT', body: words })
    await write('是正品吗')
    await workOnce(server.ctx)
    const view = (await call(at('c-authentic'))).json
    expect(view.myWords).toEqual(words)
    expect(view.draft.id).not.toBe(draft.id)
    expect(view.olderDraft).toEqual({ id: draft.id, text: draft.text })
    expect((await colleague(at('c-authentic'))).json.myWords).toBeNull()
    await call(at('c-authentic', '/words'), { method: 'DELETE' })
    expect((await call(at('c-authentic'))).json.myWords).toBeNull()
  })
})

describe('taking a conversation', () => {
  it('is for one, and the other hears who has it', async () => {
    await put()
    expect((await post(at('c-authentic', '/take'), { expected: null })).json.assignee.name).toBe('小李')
    const late = await colleague(at('c-authentic', '/take'), { method: 'POST', body: { expected: null } })
    expect([late.status, late.json.detail]).toEqual([409, '小李'])
    expect(await rows('/conversations?view=mine')).toEqual(['c-authentic'])
    expect((await post(at('c-authentic', '/release'))).json).toEqual({ assignee: null })
  })

  it('can be for a colleague', async () => {
    await put()
    const [, mei] = await server.ctx.store.agents()
    const given = await post(at('c-authentic', '/assign'), { to: mei!.id, expected: null })
    expect(given.json.assignee).toEqual({ id: mei!.id, name: '小美' })
    expect((await post(at('c-authentic', '/assign'), { to: 'nobody', expected: mei!.id })).status).toBe(404)
    const { json } = await colleague('/conversations?view=mine')
    expect(json.conversations).toHaveLength(1)
  })
})

describe('what an agent decides without words', () => {
  it('is taken back by the version that it left', async () => {
    const draft = await put()
    const { version } = (await post(`/drafts/${draft.id}/dismiss`, { version: 1, reason: '广告' })).json
    expect(await rows()).toEqual([])
    expect((await post(`/drafts/${draft.id}/reopen`, { version })).json).toEqual({ status: 'done' })
    expect(await rows()).toEqual(['c-authentic'])
    expect((await post(`/drafts/${draft.id}/reopen`, { version })).status).toBe(409)
  })

  it('goes to a colleague with a note', async () => {
    const draft = await put()
    const [, mei] = await server.ctx.store.agents()
    await post(`/drafts/${draft.id}/handover`, { version: 1, to: mei!.id, note: '要开专票' })
    const view = (await colleague(at('c-authentic'))).json
    expect(view).toMatchObject({ assignee: { name: '小美' }, notes: [{ author: '小李', text: '要开专票' }] })
  })

  it('does not end a conversation that owes an answer, unless none is needed', async () => {
    await put()
    expect((await post(at('c-authentic', '/close'))).status).toBe(409)
    expect((await post(at('c-authentic', '/close'), { dismiss: true })).status).toBe(200)
    expect(await rows('/conversations?view=closed')).toEqual(['c-authentic'])
    expect((await post(at('c-authentic', '/reopen'))).status).toBe(200)
    expect(await rows()).toEqual(['c-authentic'])
  })

  it('lets it rest, and labels it', async () => {
    await put()
    await post(at('c-authentic', '/snooze'), { until: server.time.now + 60_000 })
    await call(at('c-authentic', '/labels'), { method: 'PUT', body: { labels: ['老客', '老客'] } })
    expect(await rows()).toEqual([])
    const { json } = await call('/conversations?view=follow_up&label=老客')
    expect(json.conversations[0]).toMatchObject({ labels: ['老客'], snoozedUntil: server.time.now + 60_000 })
  })
})

it('knows no conversation that is not there', async () => {
  for (const act of ['/take', '/close', '/replies'])
    expect((await post(at('none', act), { text: 'x', expected: null })).status).toBe(404)
  expect((await call(at(C1.conversationId, '/words'), { method: 'DELETE' })).status).toBe(404)
})

describe('notes and tasks', () => {
  it('stand beside the conversation, and a note is removed by whoever wrote it', async () => {
    await put()
    const note = (await post(at('c-authentic', '/notes'), { text: '老客户' })).json
    expect((await colleague(at('c-authentic'))).json.notes).toEqual([note])
    expect((await colleague(`/notes/${note.id}`, { method: 'DELETE' })).status).toBe(404)
    expect((await call(`/notes/${note.id}`, { method: 'DELETE' })).status).toBe(200)
  })

  it('appear in time, and go once they are done', async () => {
    const draft = await put()
    const body = { text: '我问下仓库', draftId: draft.id, version: 1, seen: draft.messageIds }
    await post(at('c-authentic', '/replies'), body)
    const dueAt = server.time.now + 60_000
    const task = (await post(at('c-authentic', '/tasks'), { what: '问仓库', dueAt })).json
    expect(task).toMatchObject({ owner: '小李', done: false })
    expect(await rows('/conversations?view=follow_up')).toEqual([])
    server.time.now = dueAt
    expect(await rows('/conversations?view=follow_up')).toEqual(['c-authentic'])
    await call(`/tasks/${task.id}`, { method: 'PATCH', body: { done: true } })
    expect(await rows('/conversations?view=follow_up')).toEqual([])
    expect((await call('/tasks/none', { method: 'PATCH', body: { done: true } })).status).toBe(404)
  })

  it('say who is there', async () => {
    await put()
    await colleague(at('c-authentic', '/presence'), { method: 'POST', body: { typing: true } })
    expect((await call(at('c-authentic'))).json.present).toEqual([{ name: '小美', typing: true }])
    expect((await call('/conversations')).json.conversations[0].present).toHaveLength(1)
    expect((await colleague(at('c-authentic'))).json.present).toEqual([])
  })
})

describe('the live line', () => {
  async function open(headers = {}) {
    const { response, reader } = await line(headers)
    let rest = ''
    const next = async () => {
      while (!rest.includes('\n\n')) rest += (await reader.read()).value ?? ''
      const [event = '', ...others] = rest.split('\n\n')
      rest = others.join('\n\n')
      const part = (name: string) => event.match(new RegExp(`^${name}: (.+)$`, 'm'))?.[1] ?? ''
      return { event: part('event'), id: part('id'), data: JSON.parse(part('data') || 'null') }
    }
    return { response, next, hangUp: () => reader.cancel() }
  }

  async function line(headers: Record<string, string>) {
    const login = { name: '小李', password: 'a long password' }
    const session = await server.app.request('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(login),
    })
    const { token } = (await session.json()) as { token: string }
    const own = { authorization: `Bearer ${token}`, ...headers }
    const response = await server.app.request('/api/live?shop=kangnai', { headers: own })
    return { response, reader: response.body!.pipeThrough(new TextDecoderStream()).getReader() }
  }

  it('tells of a change and, after a cut, of all that was missed', async () => {
    const first = await open()
    expect(first.response.headers.get('content-type')).toContain('text/event-stream')
    expect((await first.next()).event).toBe('ready')
    await write('在吗')
    server.ctx.bus.emit('conversation', keyFor('c-authentic'))
    const change = await first.next()
    expect(change).toMatchObject({
      event: 'conversation',
      data: { shop: 'kangnai', conversationId: 'c-authentic', what: 'message' },
    })
    expect((await first.next()).event).toBe('counts')
    await first.hangUp()
    await write('有人吗')
    await write('灯', { shop: 'haidexin' })
    const second = await open({ 'last-event-id': change.id })
    expect((await second.next()).event).toBe('ready')
    expect(Number((await second.next()).id)).toBeGreaterThan(Number(change.id))
    expect((await second.next()).event).toBe('counts')
    await second.hangUp()
  })
})
