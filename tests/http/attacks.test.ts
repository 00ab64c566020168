import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newSetupLink } from '../../src/desk/access/setup.ts'
import { codeOf } from '../../src/desk/access/totp.ts'
import { sqliteStore } from '../../src/store/sqlite.ts'
import { add, call, PASSWORD, tokenFor } from './access-steps.ts'
import { type Harness, SAME_ORIGIN, startHarness } from './harness.ts'

let server: Harness
beforeEach(async () => {
  server = await startHarness()
  await add(server, '老板', 'admin', [])
  await add(server, '小美', 'agent')
})
afterEach(() => server.close())

const asks = (path: string, over: Parameters<typeof call>[2] = {}) => call(server, path, over)
const logIn = (body: object, headers: Record<string, string> = {}) =>
  asks('/session', { method: 'POST', body: { password: PASSWORD, ...body }, headers })

/** Sets up a second factor; its key. */
async function withFactor(name: string): Promise<string> {
  const token = await tokenFor(server, name)
  const { secret } = (await asks('/me/second-factor', { method: 'POST', token })).json
  const code = codeOf(secret, Math.floor(server.time.now / 30_000))
  await asks('/me/second-factor', { method: 'PUT', token, body: { code } })
  server.time.now += 120_000
  return secret
}

describe('a second factor', () => {
  it('is not found by trying codes, with the right password and from one address or another', async () => {
    const secret = await withFactor('小美')
    const tries: number[] = []
    for (let i = 0; i < 12; i++) tries.push((await logIn({ name: '小美', code: `00000${i % 10}` })).status)
    expect(tries.filter((status) => status === 401)).toHaveLength(5)
    expect(tries.slice(5)).toEqual(Array(7).fill(429))
    const code = codeOf(secret, Math.floor(server.time.now / 30_000))
    expect((await logIn({ name: '小美 ', code })).status).toBe(429)
    server.time.now += 61_000
    const later = codeOf(secret, Math.floor(server.time.now / 30_000))
    expect((await logIn({ name: '小美', code: later })).status).toBe(200)
  })

  it('lets nobody in twice with one code, nor with one before it', async () => {
    const secret = await withFactor('小美')
    const step = Math.floor(server.time.now / 30_000)
    const statusWith = async (code: string) => (await logIn({ name: '小美', code })).status
    const both = await Promise.all([codeOf(secret, step), codeOf(secret, step)].map(statusWith))
    expect(both.sort()).toEqual([200, 401])
    expect(await statusWith(codeOf(secret, step - 1))).toBe(401)
  })
})

describe('a session', () => {
  it('is never one that somebody else has chosen', async () => {
    const planted = { cookie: 'shouda_session=planted', ...SAME_ORIGIN }
    const { json } = await logIn({ name: '小美', cookie: true }, planted)
    expect(json.token).not.toBe('planted')
    const me = await server.app.request('/api/me', { headers: planted })
    expect(me.status).toBe(401)
  })

  it.each([
    ['another role', { role: 'supervisor' }],
    ['other shops', { shops: ['haidexin'] }],
    ['a new password', { password: 'another long one' }],
    ['the end of the work', { active: false }],
  ])('ends with %s, and the line of changes with it', async (_, change) => {
    const hers = await tokenFor(server, '小美')
    const token = await tokenFor(server, '老板')
    const line = await server.app.request('/api/live', { headers: { authorization: `Bearer ${hers}` } })
    const { id } = (await server.ctx.store.access.userByName('小美'))!
    expect((await asks(`/users/${id}`, { method: 'PATCH', token, body: change })).status).toBe(200)
    expect((await asks('/me', { token: hers })).status).toBe(401)
    expect(await line.text()).toContain('session-ended')
  })

  it('ends with the person, and the line of changes with it', async () => {
    const hers = await tokenFor(server, '小美')
    const token = await tokenFor(server, '老板')
    const line = await server.app.request('/api/live', { headers: { authorization: `Bearer ${hers}` } })
    const { id } = (await server.ctx.store.access.userByName('小美'))!
    await asks(`/users/${id}`, { method: 'DELETE', token })
    expect((await asks('/me', { token: hers })).status).toBe(401)
    expect(await line.text()).toContain('session-ended')
  })

  it('is used by no other site, whatever kind of request it sends', async () => {
    const { json } = await logIn({ name: '小美' })
    const cookie = `shouda_session=${json.token}`
    const sites = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
      {},
    ]
    const types = [
      'application/json',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
    ]
    for (const site of sites)
      for (const type of types) {
        const headers = { cookie, 'content-type': type, ...site }
        const init = { method: 'PUT', headers, body: '{"locale":"en"}' }
        expect((await server.app.request('/api/me/settings', init)).status, JSON.stringify(headers)).toBe(403)
      }
    const own = { cookie, 'content-type': 'application/json', ...SAME_ORIGIN }
    const init = { method: 'PUT', headers: own, body: '{"locale":"en"}' }
    expect((await server.app.request('/api/me/settings', init)).status).toBe(200)
  })
})

describe('what operators see', () => {
  const HERE = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
  const AWAY = { incoming: { socket: { remoteAddress: '203.0.113.7' } } }

  it.each(['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'])(
    'is not opened from elsewhere by a %s that names this machine',
    async (name) => {
      for (const path of ['/metrics', '/docs', '/openapi.json'])
        for (const from of [AWAY, HERE]) {
          const response = await server.app.request(path, { headers: { [name]: '127.0.0.1' } }, from)
          expect(response.status, path).toBe(401)
        }
    },
  )
})

describe('the first account', () => {
  it('has no default: an empty server knows nobody, and its link ends after a day', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shouda-first-'))
    const store = await sqliteStore(join(folder, 'store.db'))
    const ctx = { ...server.ctx, store }
    expect(await store.access.users()).toEqual([])
    const link = (await newSetupLink(ctx))!
    const { setUp } = await import('../../src/desk/access/setup.ts')
    const given = { link, name: '老板', password: PASSWORD }
    server.time.now += 24 * 3600_000 + 1
    expect(await setUp(ctx, given)).toBeNull()
    const second = (await newSetupLink(ctx))!
    const twice = await Promise.all([
      setUp(ctx, { ...given, link: second }),
      setUp(ctx, { ...given, link: second, name: '另一个' }),
    ])
    expect(twice.filter((user) => user !== null)).toHaveLength(1)
    await store.close()
    rmSync(folder, { recursive: true })
  })
})

describe('every page', () => {
  it.each(['/', '/login', '/docs', '/api/me', '/nowhere'])('%s runs nothing of strangers', async (path) => {
    const { headers } = await server.app.request(path, { headers: { 'x-forwarded-proto': 'https' } })
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toMatch(/script-src 'self'(;|$)/)
    expect(headers.get('strict-transport-security')).toContain('max-age=')
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})
