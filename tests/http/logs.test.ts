import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signature } from '../../src/channels/standard-signature.ts'
import { add, call, PASSWORD, tokenFor } from './access-steps.ts'
import { type Harness, SECRET, startHarness } from './harness.ts'
import { seed } from './seed.ts'

const WORDS = '我电话13912345678'
const C = '/conversations/kangnai/c1'

let server: Harness
let token: string
let security: Record<string, unknown>[]
beforeEach(async () => {
  server = await startHarness()
  security = []
  server.ctx.log.warn = (facts: object) => void security.push(facts as Record<string, unknown>)
  await add(server, '老板', 'admin', [])
  token = await tokenFor(server, '老板')
})
afterEach(() => server.close())

const ask = (method: string, path: string, body: object = {}) => call(server, path, { method, token, body })

const drafted = (id = 'c1') =>
  seed(server.ctx.store, server.time.now, { id, said: [{ text: WORDS, ago: 5 }] })

const entries = async () =>
  (await server.ctx.store.access.audit({ shops: null, before: null, limit: 100 })).map(({ entry }) => entry)

/** The last entry after a request that was taken. */
async function lastAfter(method: string, path: string, body: object = {}) {
  const before = (await entries()).length
  const { status } = await ask(method, path, body)
  expect(status, `${method} ${path}`).toBeLessThan(300)
  const all = await entries()
  expect(all.length, `${method} ${path}`).toBe(before + 1)
  return all[0]!
}

describe('the audit log', () => {
  it('has what was done in a conversation, with its shop and by whom', async () => {
    const draft = await drafted()
    const other = await drafted('c2')
    const due = { what: '查一下', dueAt: server.time.now }
    const steps: [act: string, on: string, method: string, path: string, body?: object][] = [
      ['edit', 'take', 'POST', `${C}/take`, { expected: null }],
      ['edit', 'release', 'POST', `${C}/release`],
      ['edit', 'assign', 'POST', `${C}/assign`, { to: null, expected: null }],
      ['edit', 'notes', 'POST', `${C}/notes`, { text: '老客' }],
      ['edit', 'labels', 'PUT', `${C}/labels`, { labels: ['老客'] }],
      ['edit', 'tasks', 'POST', `${C}/tasks`, due],
      ['edit', 'snooze', 'POST', `${C}/snooze`, { until: null }],
      ['edit', 'handover', 'POST', `/drafts/${other.id}/handover`, { version: 1 }],
      ['edit', 'reopen', 'POST', `/drafts/${other.id}/reopen`, { version: 2 }],
      ['send', 'send', 'POST', `/drafts/${draft.id}/send`, { version: 1, text: '在的' }],
      ['edit', 'close', 'POST', `${C}/close`, { dismiss: true }],
      ['edit', 'reopen', 'POST', `${C}/reopen`],
    ]
    for (const [act, on, method, path, body] of steps)
      expect(await lastAfter(method, path, body), path).toMatchObject({
        ...{ act, agent: '老板', shop: 'kangnai', detail: { on } },
      })
    expect(JSON.stringify(await entries())).not.toContain('13912345678')
  })

  it('has deletions, settings, phrases and the division of work, each with its shop', async () => {
    await drafted()
    const { json: note } = await ask('POST', `${C}/notes`, { text: '老客' })
    const ofShop = { agent: '老板', shop: 'kangnai' }
    expect(await lastAfter('DELETE', `/notes/${note.id}`)).toMatchObject({ ...ofShop, act: 'delete' })
    const phrase = { shop: 'kangnai', title: '问好', text: '在的' }
    expect(await lastAfter('POST', '/phrases', phrase)).toMatchObject({ ...ofShop, act: 'settings' })
    const [own] = await server.ctx.store.desk.phrases('kangnai')
    expect(await lastAfter('DELETE', `/phrases/${own!.id}`)).toMatchObject({ ...ofShop, act: 'settings' })
    const division = await lastAfter('PUT', '/division?shop=kangnai', { division: [] })
    expect(division).toMatchObject({ ...ofShop, act: 'settings', detail: { on: 'division' } })
  })

  it('has accounts, roles, tokens, own secrets and sessions', async () => {
    const someone = { name: '小梅', role: 'agent', shops: ['kangnai'], password: PASSWORD }
    expect(await lastAfter('POST', '/users', someone)).toMatchObject({ act: 'users' })
    const { id } = (await server.ctx.store.access.userByName('小梅'))!
    const promoted = await lastAfter('PATCH', `/users/${id}`, { role: 'supervisor' })
    expect(promoted).toMatchObject({ act: 'users', detail: { role: 'supervisor' } })
    const made = { name: '报表', shop: 'kangnai', scopes: ['read'] }
    expect(await lastAfter('POST', '/tokens', made)).toMatchObject({ act: 'tokens' })
    const [kept] = await server.ctx.store.access.tokens()
    expect(await lastAfter('DELETE', `/tokens/${kept!.id}`)).toMatchObject({ act: 'tokens' })
    const password = { old: PASSWORD, new: 'another long one' }
    expect(await lastAfter('PUT', '/me/password', password)).toMatchObject({
      ...{ act: 'users', detail: { secrets: ['password'] } },
    })
    await call(server, '/session', { method: 'POST', body: { name: '老板', password: 'another long one' } })
    const { json } = await call(server, '/me/sessions', { token })
    const elsewhere = json.sessions.find(({ current }: { current: boolean }) => !current)
    const ended = await lastAfter('DELETE', `/me/sessions/${elsewhere.id}`)
    expect(ended).toMatchObject({ act: 'users', detail: { change: 'session ended' } })
    expect(JSON.stringify(await entries())).not.toMatch(/long (password|one)/)
  })

  it('has nothing of what was refused', async () => {
    const before = (await entries()).length
    expect((await ask('POST', `${C}/notes`, { text: '老客' })).status).toBe(404)
    expect((await ask('PUT', '/me/password', { old: 'wrong password', new: 'x' })).status).toBe(400)
    expect((await entries()).length).toBe(before)
  })
})

/** Delivers a body with this secret, signed at this time. */
async function deliver(body: string, over: { secret?: string; at?: number } = {}): Promise<number> {
  const seconds = String(Math.floor((over.at ?? server.time.now) / 1000))
  const headers = {
    'content-type': 'application/json',
    'webhook-id': `w-${Math.random()}`,
    'webhook-timestamp': seconds,
  }
  const signed = `v1,${signature(over.secret ?? SECRET, headers['webhook-id'], seconds, body)}`
  const init = { method: 'POST', body, headers: { ...headers, 'webhook-signature': signed } }
  return (await server.app.request('/webhooks/kangnai/standard', init)).status
}

describe('the security log', () => {
  const ANOTHER = `whsec_${Buffer.from('another secret of thirty-two b !').toString('base64')}`

  it('has a line for each delivery that is forged, stale or malformed', async () => {
    const body = JSON.stringify({ type: 'message.created', data: { text: WORDS } })
    expect(await deliver(body, { secret: ANOTHER })).toBe(401)
    expect(await deliver(body, { at: server.time.now - 3600_000 })).toBe(401)
    expect(await deliver(`{"text":"${WORDS}"`)).toBe(400)
    expect(security.map((line) => line.security)).toEqual([
      'delivery-forged',
      'delivery-stale',
      'delivery-malformed',
    ])
  })

  it('has a line for what was looked at, deleted, set and changed, with ids alone', async () => {
    const draft = await drafted()
    await ask('POST', `${C}/reveal`, { messageId: draft.messageIds[0] })
    const { json: note } = await ask('POST', `${C}/notes`, { text: WORDS })
    await ask('DELETE', `/notes/${note.id}`)
    await ask('PUT', '/division?shop=kangnai', { division: [] })
    await ask('POST', '/tokens', { name: '报表', shop: 'kangnai', scopes: ['read'] })
    await ask('PUT', '/me/password', { old: PASSWORD, new: 'another long one' })
    const someone = { name: '小梅', role: 'agent', shops: ['kangnai'], password: PASSWORD }
    await ask('POST', '/users', someone)
    expect(security.map((line) => line.security)).toEqual([
      ...['unmasked-view', 'deletion', 'settings-changed', 'secrets-changed', 'secrets-changed'],
      'users-changed',
    ])
    expect(JSON.stringify(security)).not.toMatch(/13912345678|老板|小梅|报表|王女士|long/)
  })
})
