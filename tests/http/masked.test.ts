import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unmasked } from '../../src/desk/mask/restore.ts'
import { keyFor } from '../store/samples.ts'
import { caller } from './calls.ts'
import { type Harness, startHarness } from './harness.ts'
import { seed } from './seed.ts'

const PHONE = '13912345678'
const HIDDEN = '139****5678'
const WORDS = `亲，您留的电话是${PHONE}对吗`
const SHOWN = `亲，您留的电话是${HIDDEN}对吗`
const C = '/conversations/kangnai/c1'

let server: Harness
let call: Awaited<ReturnType<typeof caller>>
beforeEach(async () => {
  server = await startHarness()
  call = await caller(server)
})
afterEach(() => server.close())

const drafted = () =>
  seed(server.ctx.store, server.time.now, {
    id: 'c1',
    said: [{ text: `我电话${PHONE}`, ago: 5 }],
    draft: WORDS,
    plan: {
      reason: 'must_hand_over',
      why: [{ text: PHONE, weight: 1 }],
      handoff: {
        ...{ urgency: 'normal', sign: null, summary: WORDS, slots: [], told: [], bargaining: [WORDS] },
        candidates: [{ intent: 'authenticity', confidence: 0.5, draft: WORDS }],
      },
    },
  })

const send = (text: string, draft: { id: string }, seen: string[]) =>
  call(`${C}/replies`, { method: 'POST', body: { text, draftId: draft.id, version: 1, seen } })

const sent = async () => (await server.ctx.store.outboxFor(keyFor('c1'))).map(({ text }) => text)

describe('what a customer left', () => {
  it('is masked wherever the desk repeats it: draft, reply, note, task, lists and searches', async () => {
    const draft = await drafted()
    await call(`${C}/notes`, { method: 'POST', body: { text: `她的电话${PHONE}` } })
    await call(`${C}/tasks`, { method: 'POST', body: { what: `打${PHONE}`, dueAt: server.time.now + 1 } })
    const { json } = await call(C)
    const ids = (json.messages as { id: string }[]).map(({ id }) => id)
    expect(json.draft.text).toBe(SHOWN)
    await send(SHOWN, draft, ids)
    const [reply] = await server.ctx.store.outboxFor(keyFor('c1'))
    await server.ctx.store.settleOutbox(reply!.id, { state: 'refused', at: 1, error: `${PHONE} is away` })
    for (const path of [C, '/conversations?view=failed', `/drafts/${draft.id}`, `/replies/${reply!.id}`])
      expect(JSON.stringify((await call(path)).json), path).not.toContain(PHONE)
    for (const path of [
      '/failed-replies',
      '/queue',
      `/search?q=${PHONE}`,
      `/drafts/${draft.id}/alternatives`,
    ])
      expect(JSON.stringify((await call(path)).json), path).not.toContain(PHONE)
    expect(JSON.stringify(json)).not.toContain(PHONE)
  })

  it('reaches the customer as it was written, also where the words around it were changed', async () => {
    const draft = await drafted()
    const { json } = await call(C)
    const ids = (json.messages as { id: string }[]).map(({ id }) => id)
    expect((await send(`您好！${SHOWN}？`, draft, ids)).status).toBe(200)
    expect(await sent()).toEqual([`您好！${WORDS}？`])
  })

  it('counts as sent as it is where nothing was changed', async () => {
    const draft = await drafted()
    const body = { version: 1, text: SHOWN }
    expect((await call(`/drafts/${draft.id}/send`, { method: 'POST', body })).status).toBe(200)
    expect(await sent()).toEqual([WORDS])
    const days = new Map()
    const figures = await server.ctx.store.desk.figures({
      ...{ shops: ['kangnai'], from: 0, until: server.time.now + 1, days },
    })
    expect(figures.outcomes).toMatchObject([{ outcome: 'as_is' }])
  })

  it('is shown on demand, and it is written down who looked', async () => {
    const draft = await drafted()
    const note = await call(`${C}/notes`, { method: 'POST', body: { text: `她的电话${PHONE}` } })
    for (const messageId of [draft.id, note.json.id, draft.messageIds[0]]) {
      const { json } = await call(`${C}/reveal`, { method: 'POST', body: { messageId } })
      expect(json.text).toContain(PHONE)
    }
    const { entries } = {
      entries: await server.ctx.store.access.audit({ shops: null, before: null, limit: 9 }),
    }
    expect(entries.filter(({ entry }) => entry.act === 'reveal')).toHaveLength(3)
    expect((await call(`${C}/reveal`, { method: 'POST', body: { messageId: 'none' } })).status).toBe(404)
  })

  it('is no label', async () => {
    await drafted()
    const put = (labels: string[]) => call(`${C}/labels`, { method: 'PUT', body: { labels } })
    expect([(await put([PHONE])).status, (await put(['老客'])).status]).toEqual([400, 200])
  })
})

describe('masked words', () => {
  it('are put back where they stand among others, each in its own place', () => {
    const two = '电话13912345678，备用13712345678'
    expect(unmasked('备用137****5678吗，还是139****5678', [two])).toBe('备用13712345678吗，还是13912345678')
    expect(unmasked('****', [two])).toBe('****')
    expect(unmasked('3*4*5', [two])).toBe('3*4*5')
  })
})
