import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AGENT, type Harness, logIn, SAME_ORIGIN, startHarness } from './harness.ts'

let server: Harness
beforeEach(async () => {
  server = await startHarness()
})
afterEach(() => server.close())

function post(path: string, form: Record<string, string>, headers: Record<string, string> = SAME_ORIGIN) {
  return server.app.request(path, { method: 'POST', body: new URLSearchParams(form), headers })
}

describe('the login', () => {
  it('is where a page leads that needs an agent, and knows the way back', async () => {
    const response = await server.app.request('/c/kangnai/c1?x=1')
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/login?next=%2Fc%2Fkangnai%2Fc1%3Fx%3D1')
  })

  it('opens a session with a cookie that scripts and other sites do not get', async () => {
    const response = await post('/login', { ...AGENT, next: '/c/kangnai/c1' })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/c/kangnai/c1')
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax$/)
  })

  it('sends the cookie over https only where the browser came by https', async () => {
    const response = await post('/login', AGENT, { ...SAME_ORIGIN, 'x-forwarded-proto': 'https' })
    expect(response.headers.get('set-cookie')).toContain('; Secure')
  })

  it.each(['https://evil.example/', '//evil.example', '/\\evil.example', ''])(
    'leads to the queue and not to %j',
    async (next) => {
      const response = await post('/login', { ...AGENT, next })
      expect(response.headers.get('location')).toBe('/')
    },
  )

  it('says that the name or the password is wrong, keeps the name and opens nothing', async () => {
    const response = await post('/login', { name: '小<王>', password: 'wrong' })
    expect(response.status).toBe(401)
    expect(response.headers.get('set-cookie')).toBeNull()
    const page = await response.text()
    expect(page).toContain('用户名或密码不对')
    expect(page).toContain('value="小&lt;王&gt;"')
  })

  it('makes a name wait after five failures, even with the right password', async () => {
    for (let failure = 0; failure < 5; failure++) await post('/login', { ...AGENT, password: 'wrong' })
    const early = await post('/login', AGENT)
    expect(early.status).toBe(429)
    expect(await early.text()).toContain('请等 60 秒再试')
    server.time.now += 60_000
    expect((await post('/login', AGENT)).status).toBe(303)
  })

  it('is refused where the form comes from another site', async () => {
    expect((await post('/login', AGENT, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post('/login', AGENT, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post('/login', AGENT, {})).status).toBe(403)
  })

  it('is taken from a browser that says where a form comes from in Origin alone', async () => {
    const headers = { origin: 'http://shop.local:8787', host: 'shop.local:8787' }
    expect((await post('/login', AGENT, headers)).status).toBe(303)
  })
})

describe('a session', () => {
  it('ends with the logout', async () => {
    const cookie = await logIn(server)
    expect((await server.app.request('/', { headers: { cookie } })).status).toBe(200)
    await post('/logout', {}, { ...SAME_ORIGIN, cookie })
    expect((await server.app.request('/', { headers: { cookie } })).status).toBe(303)
  })

  it('ends by itself after twelve hours', async () => {
    const cookie = await logIn(server)
    server.time.now += 12 * 3600_000
    expect((await server.app.request('/', { headers: { cookie } })).status).toBe(303)
  })

  it('that has ended leaves a part of a page as it is, with the words typed in it', async () => {
    const response = await server.app.request('/queue', { headers: { 'hx-request': 'true' } })
    expect(response.status).toBe(401)
    expect(response.headers.get('hx-reswap')).toBe('none')
  })
})

describe('every page', () => {
  it.each(['/login', '/', '/nowhere', '/openapi.json'])(
    'of %s is kept by nobody and runs no foreign script',
    async (path) => {
      const cookie = await logIn(server)
      const { headers } = await server.app.request(path, { headers: { cookie } })
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
          "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    },
  )

  it('holds neither inline script nor inline style', async () => {
    const cookie = await logIn(server)
    const page = await (await server.app.request('/', { headers: { cookie } })).text()
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/)
  })

  it('loads assets whose address changes with their content, and keeps them', async () => {
    const page = await (await server.app.request('/login')).text()
    const [, path = ''] = page.match(/href="(\/assets\/console\.css\?v=[^"]+)"/) ?? []
    const asset = await server.app.request(path)
    expect(asset.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(asset.headers.get('cache-control')).toContain('immutable')
    const stale = await server.app.request('/assets/console.css?v=old')
    expect(stale.headers.get('cache-control')).toBe('no-cache')
    const headers = { 'if-none-match': stale.headers.get('etag') ?? '' }
    expect((await server.app.request('/assets/console.css', { headers })).status).toBe(304)
  })

  it.each(['/assets/..%2fapp.ts', '/assets/constructor', '/assets/package.json'])(
    'has nothing at %s',
    async (path) => {
      expect((await server.app.request(path)).status).toBe(404)
    },
  )
})
