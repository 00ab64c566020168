import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Harness, startHarness } from './harness.ts'

let server: Harness
beforeEach(async () => {
  server = await startHarness()
})
afterEach(() => server.close())

describe('every page', () => {
  it.each(['/login', '/', '/c/kangnai/c1', '/nowhere', '/openapi.json'])(
    'of %s runs nothing that is not ours',
    async (path) => {
      const { headers } = await server.app.request(path)
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
          "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      )
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).not.toContain('max-age')
    },
  )

  it('of the documentation loads assets whose address changes with their content, and keeps them', async () => {
    const page = await (await server.app.request('/docs')).text()
    const [, path = ''] = page.match(/href="(\/assets\/swagger-ui\.css\?v=[^"]+)"/) ?? []
    const asset = await server.app.request(path)
    expect(asset.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(asset.headers.get('cache-control')).toContain('immutable')
    const stale = await server.app.request('/assets/swagger-ui.css?v=old')
    expect(stale.headers.get('cache-control')).toBe('no-cache')
    const headers = { 'if-none-match': stale.headers.get('etag') ?? '' }
    expect((await server.app.request('/assets/swagger-ui.css', { headers })).status).toBe(304)
  })

  it.each(['/assets/..%2fapp.ts', '/assets/constructor', '/assets/package.json'])(
    'has nothing at %s',
    async (path) => {
      expect((await server.app.request(path)).status).toBe(404)
    },
  )
})
