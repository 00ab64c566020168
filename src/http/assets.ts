import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'

interface Asset {
  body: Uint8Array<ArrayBuffer>
  type: string
  /** Beginning of the content's hash: a changed file has another address. */
  version: string
}

const TYPES = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const

const ours = (name: string) => fileURLToPath(new URL(`./assets/${name}`, import.meta.url))
const theirs = (path: string) => createRequire(import.meta.url).resolve(path)

/** Everything a browser may load; no address leads to any other file. */
const FILES: Readonly<Record<string, string>> = {
  'docs.js': ours('docs.js'),
  'favicon.svg': ours('favicon.svg'),
  'swagger-ui.css': theirs('swagger-ui-dist/swagger-ui.css'),
  'swagger-ui.js': theirs('swagger-ui-dist/swagger-ui-bundle.js'),
}

const loaded = new Map<string, Asset>()

function asset(name: string): Asset | null {
  const path = Object.hasOwn(FILES, name) ? FILES[name] : undefined
  if (path === undefined) return null
  const known = loaded.get(name)
  if (known) return known
  const body = new Uint8Array(readFileSync(path))
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1) as keyof typeof TYPES]
  const version = createHash('sha256').update(body).digest('hex').slice(0, 12)
  const fresh = { body, type, version }
  loaded.set(name, fresh)
  return fresh
}

/** The address of an asset, with its version. */
export function assetUrl(name: string): string {
  const found = asset(name)
  if (found === null) throw new Error(`no asset ${name}`)
  return `/assets/${name}?v=${found.version}`
}

/** Serves the assets; an address with the current version is kept by the browser for good. */
export function assets(): Hono {
  const app = new Hono()
  app.get('/assets/:name', (c) => {
    const found = asset(c.req.param('name'))
    if (found === null) return c.notFound()
    const keep = c.req.query('v') === found.version
    const headers = {
      'content-type': found.type,
      etag: `"${found.version}"`,
      'cache-control': keep ? 'public, max-age=31536000, immutable' : 'no-cache',
    }
    // An address without its version is asked for each time.
    if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers)
    return c.body(found.body, 200, headers)
  })
  return app
}
