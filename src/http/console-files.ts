import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type Context, Hono } from 'hono'
import { open } from './allow.ts'
import { problem } from './problem.ts'

const BUILT = fileURLToPath(new URL('../../dist/console', import.meta.url))

/** The addresses of the console's pages: one file that looks at its address shows them all. */
export const CONSOLE_PAGES = [
  '/',
  '/c/:shop/:id',
  '/login',
  '/setup',
  '/dashboard',
  '/phrases',
  '/users',
  '/tokens',
  '/audit',
  '/settings',
] as const

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  html: 'text/html; charset=utf-8',
}

interface BuiltFile {
  body: Uint8Array<ArrayBuffer>
  zipped: Uint8Array<ArrayBuffer>
  type: string
}

function load(path: string): BuiltFile {
  const body = new Uint8Array(readFileSync(path))
  const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  return { body, zipped: new Uint8Array(gzipSync(body, { level: 9 })), type }
}

/** Every built file by its address; no address leads to any other file. */
function loadAll(): Map<string, BuiltFile> {
  const files = new Map<string, BuiltFile>()
  if (!existsSync(join(BUILT, 'index.html'))) return files
  files.set('index.html', load(join(BUILT, 'index.html')))
  for (const name of readdirSync(join(BUILT, 'console'))) files.set(name, load(join(BUILT, 'console', name)))
  return files
}

function answer(c: Context, { body, zipped, type }: BuiltFile, keep: string): Response {
  const headers = { 'content-type': type, 'cache-control': keep, vary: 'accept-encoding' }
  if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(body, 200, headers)
  return c.body(zipped, 200, { ...headers, 'content-encoding': 'gzip' })
}

/**
 * The console as it was built, for everybody: it holds nothing of a shop. Browsers keep its files for good, because a
 * changed one has another name, and ask for its page anew each time.
 */
export function consoleFiles(): Hono {
  const app = new Hono()
  let files = new Map<string, BuiltFile>()
  const file = (name: string) => {
    if (files.size === 0) files = loadAll()
    return files.get(name)
  }
  app.get('/console/:name', open(), (c) => {
    const found = file(c.req.param('name'))
    return found ? answer(c, found, 'public, max-age=31536000, immutable') : c.notFound()
  })
  for (const path of CONSOLE_PAGES)
    app.get(path, open(), (c) => {
      const page = file('index.html')
      if (page === undefined)
        return problem(c, 503, 'unavailable', 'the console is not built: npm run prepare')
      return answer(c, page, 'no-cache')
    })
  return app
}
