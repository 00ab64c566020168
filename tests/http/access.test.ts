import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSetupLink } from '../../src/desk/access/setup.ts'
import { codeOf } from '../../src/desk/access/totp.ts'
import { add, call, PASSWORD, tokenFor } from './access-steps.ts'
import { type Harness, SAME_ORIGIN, startHarness } from './harness.ts'
import { seed } from './seed.ts'

const MINUTE = 60_000
let server: Harness
/** What the security log was told, oldest first. */
let security: Record<string, unknown>[]

beforeEach(async () => {
  server = await startHarness()
  Object.assign(server.ctx.access, { idleMs: 30 * MINUTE, sessionMs: 12 * 60 * MINUTE })
  security = []
  server.ctx.log.warn = (facts) => void security.push(facts as Record<string, unknown>)
  await add(server, '老板', 'admin', [])
  await add(server, '主管', 'supervisor')
})
afterEach(() => server.close())

const asks = (path: string, over: Parameters<typeof call>[2] = {}) => call(server, path, over)
const statusOf = async (token: string) => (await asks('/me', { token })).status

describe('a session', () => {
  it('ends half an hour after its last use, and twelve hours after its beginning', async () => {
    const token = await tokenFor(server, '主管')
    for (let half = 0; half < 24; half++) {
      server.time.now += 29 * MINUTE
      expect(await statusOf(token)).toBe(200)
    }
    server.time.now += 25 * MINUTE
    expect(await statusOf(token)).toBe(401)
    const idle = await tokenFor(server, '主管')
    server.time.now += 30 * MINUTE
    expect(await statusOf(idle)).toBe(401)
  })

  it('is not kept by what a page asks for by itself', async () => {
    const token = await tokenFor(server, '主管')
    server.time.now += 20 * MINUTE
    await asks('/me', { token, headers: { 'x-background': '1' } })
    server.time.now += 15 * MINUTE
    expect(await statusOf(token)).toBe(401)
  })

  it('is listed with the others, and can be ended from elsewhere', async () => {
    const here = await tokenFor(server, '主管')
    const there = await tokenFor(server, '主管')
    const { json } = await asks('/me/sessions', { token: here })
    expect(json.sessions.map(({ current }: { current: boolean }) => current).toSorted()).toEqual([
      false,
      true,
    ])
    const other = json.sessions.find(({ current }: { current: boolean }) => !current)
    expect((await asks(`/me/sessions/${other.id}`, { method: 'DELETE', token: here })).status).toBe(204)
    expect([await statusOf(here), await statusOf(there)]).toEqual([200, 401])
    expect((await asks(`/me/sessions/${other.id}`, { method: 'DELETE', token: here })).status).toBe(404)
  })

  it('comes with a cookie for our own pages alone, and the cookie serves no other site', async () => {
    const body = { name: '主管', password: PASSWORD, cookie: true }
    const foreign = { 'sec-fetch-site': 'cross-site' }
    expect((await asks('/session', { method: 'POST', body, headers: foreign })).status).toBe(403)
    const { response } = await asks('/session', { method: 'POST', body })
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await asks('/me', { headers: { cookie } })).status).toBe(200)
    const put = { method: 'PUT', body: { theme: 'dark' } }
    expect((await asks('/me/settings', { ...put, headers: { cookie, ...foreign } })).status).toBe(403)
    expect(
      (await asks('/me/settings', { ...put, headers: { cookie, 'sec-fetch-site': 'none' } })).status,
    ).toBe(403)
    expect((await asks('/me/settings', { ...put, headers: { cookie } })).json).toEqual({ theme: 'dark' })
    const out = await asks('/session', { method: 'DELETE', headers: { cookie } })
    expect(out.response.headers.get('set-cookie')).toContain('Max-Age=0')
    expect((await asks('/me', { headers: { cookie } })).status).toBe(401)
  })

  it('of others ends with a new password', async () => {
    const [here, there] = [await tokenFor(server, '主管'), await tokenFor(server, '主管')]
    const change = (old: string, next: string) =>
      asks('/me/password', { method: 'PUT', token: here, body: { old, new: next } })
    expect((await change('wrong', 'another long one')).status).toBe(403)
    expect((await change(PASSWORD, 'short')).status).toBe(400)
    expect((await change(PASSWORD, 'another long one')).status).toBe(204)
    expect([await statusOf(here), await statusOf(there)]).toEqual([200, 401])
  })
})

describe('the second factor', () => {
  const codeNow = (secret: string, away = 0) => codeOf(secret, Math.floor(server.time.now / 30_000) + away)

  async function enrol(token: string) {
    const { secret } = (await asks('/me/second-factor', { method: 'POST', token })).json
    const { json } = await asks('/me/second-factor', {
      method: 'PUT',
      token,
      body: { code: codeNow(secret) },
    })
    return { secret, recoveryCodes: json.recoveryCodes as string[] }
  }
  const logIn = (code?: string) =>
    asks('/session', {
      method: 'POST',
      body: { name: '主管', password: PASSWORD, ...(code ? { code } : {}) },
    })

  it('is asked for once it is set up, and takes no code twice', async () => {
    const { secret } = await enrol(await tokenFor(server, '主管'))
    const without = await logIn()
    expect([without.status, without.json.title]).toEqual([401, 'second factor'])
    expect((await logIn('000000')).json.title).toBe('unauthorized')
    expect((await logIn(codeNow(secret))).status).toBe(401)
    expect((await logIn(codeNow(secret, 1))).status).toBe(200)
    expect((await logIn(codeNow(secret, 1))).status).toBe(401)
  })

  it('has recovery codes for one use each', async () => {
    const { recoveryCodes } = await enrol(await tokenFor(server, '主管'))
    expect(recoveryCodes).toHaveLength(10)
    expect((await logIn(recoveryCodes[3]!.toLowerCase())).status).toBe(200)
    expect((await logIn(recoveryCodes[3])).status).toBe(401)
  })

  it('counts only after its first code, and goes with a code', async () => {
    const token = await tokenFor(server, '主管')
    await asks('/me/second-factor', { method: 'POST', token })
    expect((await asks('/me/second-factor', { method: 'PUT', token, body: { code: '123456' } })).status).toBe(
      403,
    )
    expect((await logIn()).status).toBe(200)
    const { secret } = await enrol(token)
    const remove = (code: string) => asks('/me/second-factor', { method: 'DELETE', token, body: { code } })
    expect((await remove('123456')).status).toBe(403)
    expect((await remove(codeNow(secret, 1))).status).toBe(204)
    expect((await logIn()).status).toBe(200)
  })

  it('where it is demanded opens nothing else before it is set up, for supervisors and admins', async () => {
    Object.assign(server.ctx.access, { secondFactor: 'supervisors' })
    const token = await tokenFor(server, '主管')
    expect((await asks('/me', { token })).json).toMatchObject({ mustEnrol: true, secondFactor: false })
    const shut = await asks('/conversations?view=review', { token })
    expect([shut.status, shut.json.title]).toEqual([403, 'second factor'])
    await enrol(token)
    expect((await asks('/conversations?view=review', { token })).status).toBe(200)
    const agent = await tokenFor(server, '小李')
    expect((await asks('/conversations?view=review', { token: agent })).status).toBe(200)
  })

  it('of a lost device is taken away by an admin', async () => {
    await enrol(await tokenFor(server, '主管'))
    const { id } = (await server.ctx.store.access.userByName('主管'))!
    const token = await tokenFor(server, '老板')
    await asks(`/users/${id}`, { method: 'PATCH', token, body: { secondFactor: null } })
    expect((await logIn()).status).toBe(200)
  })
})

describe('the first account', () => {
  it('is made with the link that the server printed, once', async () => {
    for (const { id } of await server.ctx.store.access.users()) {
      if (id !== (await server.ctx.store.access.userByName('老板'))?.id)
        await server.ctx.store.access.removeUser(id)
    }
    expect(await newSetupLink(server.ctx)).toBeNull()
    const fresh = await startHarness()
    const everybody = await fresh.ctx.store.access.users()
    for (const { id } of everybody) await fresh.ctx.store.access.removeUser(id)
    expect((await call(fresh, '/setup')).json).toEqual({ needed: true })
    const link = (await newSetupLink(fresh.ctx))!
    const make = (given: object) =>
      call(fresh, '/setup', { method: 'POST', body: { link, name: '老板', password: PASSWORD, ...given } })
    expect((await make({ link: 'guessed' })).status).toBe(403)
    expect((await make({ password: 'short' })).status).toBe(400)
    expect((await make({})).json).toEqual({ name: '老板' })
    expect((await make({ name: '又一个' })).status).toBe(403)
    expect((await call(fresh, '/setup')).json).toEqual({ needed: false })
    const token = await tokenFor(fresh, '老板')
    expect((await call(fresh, '/me', { token })).json).toMatchObject({
      role: 'admin',
      shops: ['kangnai', 'mengtianqin', 'haidexin'],
    })
    await fresh.close()
  })
})

describe('the team', () => {
  it('is changed by admins, and what changed is written down without secrets', async () => {
    const token = await tokenFor(server, '老板')
    const body = { name: '小梅', role: 'agent', shops: ['haidexin'], password: PASSWORD }
    const { json: mei } = await asks('/users', { method: 'POST', token, body })
    expect(mei).toMatchObject({ name: '小梅', role: 'agent', shops: ['haidexin'], active: true })
    expect((await asks('/users', { method: 'POST', token, body })).status).toBe(409)
    expect(
      (await asks('/users', { method: 'POST', token, body: { ...body, name: 'x', shops: ['nowhere'] } }))
        .status,
    ).toBe(400)
    expect(
      (await asks('/users', { method: 'POST', token, body: { ...body, name: 'x', shops: [] } })).status,
    ).toBe(400)
    const before = await tokenFor(server, '小梅')
    const patch = (change: object) => asks(`/users/${mei.id}`, { method: 'PATCH', token, body: change })
    expect((await patch({ role: 'supervisor', shops: ['kangnai'] })).json).toMatchObject({
      role: 'supervisor',
    })
    expect(await statusOf(before)).toBe(401)
    const hers = await tokenFor(server, '小梅')
    await patch({ role: 'supervisor' })
    expect(await statusOf(hers)).toBe(200)
    await patch({ password: 'another long one' })
    expect(await statusOf(hers)).toBe(401)
    expect((await asks(`/users/${mei.id}`, { method: 'DELETE', token })).status).toBe(204)
    expect((await asks(`/users/${mei.id}`, { method: 'DELETE', token })).status).toBe(404)
    const { json: log } = await asks('/audit', { token })
    expect(log.entries.map(({ detail }: { detail: object }) => detail)).toMatchObject([
      { change: 'removed' },
      { change: 'changed', secrets: ['password'] },
      { change: 'changed', role: 'supervisor' },
      { change: 'changed', role: 'supervisor', shops: ['kangnai'] },
      { change: 'added', role: 'agent' },
    ])
    expect(JSON.stringify([log, security])).not.toContain('another long one')
    expect(security.map((line) => line.security)).toEqual(Array(5).fill('users-changed'))
  })

  it('keeps an admin, and nobody who has left can log in', async () => {
    const token = await tokenFor(server, '老板')
    const { id } = (await server.ctx.store.access.userByName('老板'))!
    expect(
      (await asks(`/users/${id}`, { method: 'PATCH', token, body: { role: 'agent', shops: ['kangnai'] } }))
        .status,
    ).toBe(409)
    const left = (await server.ctx.store.access.userByName('小李'))!
    await asks(`/users/${left.id}`, { method: 'PATCH', token, body: { active: false } })
    expect(
      (await asks('/session', { method: 'POST', body: { name: '小李', password: PASSWORD } })).status,
    ).toBe(401)
  })

  it('is seen by a supervisor as far as the own shops go', async () => {
    await add(server, '远方', 'agent', ['haidexin'])
    const { json } = await asks('/users', { token: await tokenFor(server, '主管') })
    const names = json.users.map(({ name }: { name: string }) => name)
    expect(names).toEqual(expect.arrayContaining(['主管', '小李']))
    expect(names).not.toContain('远方')
    expect(JSON.stringify(json)).not.toContain('argon2')
  })
})

describe("programs' tokens", () => {
  it('are shown once, and work until they are revoked', async () => {
    const token = await tokenFor(server, '老板')
    const body = { name: '报表', shop: 'kangnai', scopes: ['read'] }
    const { json: made } = await asks('/tokens', { method: 'POST', token, body })
    expect(made.token).toMatch(/^shouda_/)
    const { json } = await asks('/tokens', { token })
    expect(json.tokens).toMatchObject([{ name: '报表', shop: 'kangnai', createdBy: '老板' }])
    expect(JSON.stringify(json)).not.toContain(made.token)
    const { json: shops } = await asks('/shops', { token: made.token })
    expect(shops.shops.map(({ id }: { id: string }) => id)).toEqual(['kangnai'])
    expect((await asks('/me', { token: made.token })).status).toBe(403)
    await asks(`/tokens/${made.id}`, { method: 'DELETE', token })
    expect((await asks('/shops', { token: made.token })).status).toBe(401)
  })

  it('open what operators ask from elsewhere; this machine needs none', async () => {
    const away = { incoming: { socket: { remoteAddress: '203.0.113.7' } } }
    const here = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
    const { json } = await asks('/tokens', {
      method: 'POST',
      token: await tokenFor(server, '老板'),
      body: { name: 'prometheus', shop: null, scopes: ['operate'] },
    })
    const headers = { authorization: `Bearer ${json.token}` }
    for (const path of ['/metrics', '/docs', '/openapi.json']) {
      expect((await server.app.request(path, {}, away)).status).toBe(401)
      expect((await server.app.request(path, {}, here)).status).toBe(200)
      expect((await server.app.request(path, { headers }, away)).status).toBe(200)
      const proxied = { headers: { 'x-forwarded-for': '203.0.113.7' } }
      expect((await server.app.request(path, proxied, here)).status).toBe(401)
    }
  })
})

describe('personal data', () => {
  it('is masked until somebody asks for one message, which is written down', async () => {
    const scene = { id: 'c1', said: [{ text: '寄到飞霞南路123号，13800138000', ago: 5 }] }
    const draft = await seed(server.ctx.store, server.time.now, scene)
    const token = await tokenFor(server, '小李')
    const { json } = await asks('/conversations/kangnai/c1', { token })
    expect(JSON.stringify(json)).not.toMatch(/飞霞南路|0013/)
    const body = { messageId: draft.messageIds[0] }
    const shown = await asks('/conversations/kangnai/c1/reveal', { method: 'POST', token, body })
    expect(shown.json).toEqual({ text: '寄到飞霞南路123号，13800138000', name: '王女士' })
    const other = { method: 'POST', token, body: { messageId: 'm0' } }
    expect((await asks('/conversations/kangnai/c1/reveal', other)).status).toBe(404)
    const { json: log } = await asks('/audit?shop=kangnai', { token: await tokenFor(server, '主管') })
    expect(log.entries).toMatchObject([
      {
        agent: '小李',
        act: 'reveal',
        shop: 'kangnai',
        conversationId: 'c1',
        detail: { message: body.messageId },
      },
    ])
    expect(security).toMatchObject([{ security: 'unmasked-view', shop: 'kangnai' }])
  })
})

describe('the audit log', () => {
  it('tells a supervisor of the own shops alone, page by page', async () => {
    for (const [shop, act] of [
      ['kangnai', 'send'],
      ['haidexin', 'send'],
      [null, 'users'],
      ['kangnai', 'edit'],
    ] as const)
      await server.ctx.store.access.addAudit({
        at: 1,
        agent: '小李',
        act,
        shop,
        conversationId: null,
        detail: {},
      })
    const token = await tokenFor(server, '主管')
    const { json: first } = await asks('/audit?limit=1', { token })
    const { json: second } = await asks(`/audit?limit=1&cursor=${first.cursor}`, { token })
    expect([first, second].map(({ entries }) => entries[0])).toMatchObject([
      { shop: 'kangnai', act: 'edit' },
      { shop: 'kangnai', act: 'send' },
    ])
    expect(second.cursor).toBeNull()
    expect((await asks('/audit?shop=haidexin', { token })).status).toBe(404)
    expect((await asks('/audit', { token: await tokenFor(server, '老板') })).json.entries).toHaveLength(4)
  })
})

describe('the security log', () => {
  it('has a line for logins that fail or wait, and nothing of what was typed', async () => {
    const body = { name: '主管', password: 'wrong password' }
    for (let attempt = 0; attempt < 6; attempt++) await asks('/session', { method: 'POST', body })
    await asks('/session', { method: 'POST', body: { name: 'somebody else', password: 'secret words' } })
    expect(security.map((line) => line.security)).toEqual([
      ...Array(5).fill('login-failed'),
      'login-throttled',
      'login-failed',
    ])
    expect(JSON.stringify(security)).not.toMatch(/主管|somebody|wrong|secret words/)
  })
})

describe('every answer', () => {
  it('asks for https where it came by it, and for no sensor of the browser', async () => {
    const { headers } = await server.app.request('/login', { headers: { 'x-forwarded-proto': 'https' } })
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000')
    expect(headers.get('permissions-policy')).toContain('camera=(), microphone=()')
    const plain = await server.app.request('/login', { headers: SAME_ORIGIN })
    expect(plain.headers.get('strict-transport-security')).toBeNull()
  })
})
