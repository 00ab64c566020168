import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildConsole } from '../../src/bootstrap/console.ts'
import { type Harness, startHarness } from './harness.ts'

const MOST_BYTES = 200 * 1024
const ZIPPED = { 'accept-encoding': 'gzip, deflate, br' }

let server: Harness
beforeAll(async () => {
  await buildConsole(() => {})
  server = await startHarness()
})
afterAll(() => server.close())

const get = (path: string, headers = {}) => server.app.request(path, { headers })

/** The addresses of everything that the page asks for before it shows anything. */
async function firstFiles(): Promise<string[]> {
  const page = await (await get('/')).text()
  return [...page.matchAll(/(?:src|href)="(\/console\/[^"]+)"/g)].map(([, path]) => path!)
}

async function transferred(path: string): Promise<number> {
  return (await (await get(path, ZIPPED)).arrayBuffer()).byteLength
}

describe('the built console', () => {
  it('loads first no more than 200 kB, as they are transferred', async () => {
    const files = await firstFiles()
    expect(files.some((path) => path.endsWith('.js'))).toBe(true)
    const sizes = await Promise.all(['/', ...files].map(transferred))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST_BYTES)
  })

  it('has files that browsers keep for good, and a page that they ask for anew', async () => {
    const [file] = await firstFiles()
    expect((await get(file!)).headers.get('cache-control')).toContain('immutable')
    expect((await get('/')).headers.get('cache-control')).toBe('no-cache')
  })

  it('comes compressed to those who can read it, and is the same to those who cannot', async () => {
    const [file] = await firstFiles()
    const zipped = await get(file!, ZIPPED)
    expect(zipped.headers.get('content-encoding')).toBe('gzip')
    const unzipped = gunzipSync(Buffer.from(await zipped.arrayBuffer())).toString('utf8')
    expect(unzipped).toBe(await (await get(file!)).text())
  })

  it('shows the same page at each of its addresses, to everybody', async () => {
    const page = await (await get('/')).text()
    for (const path of ['/c/kangnai/c1', '/login', '/dashboard', '/settings'])
      expect(await (await get(path)).text()).toBe(page)
  })

  it('holds no script or style within its page', async () => {
    const page = await (await get('/')).text()
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/)
  })

  it.each(['/console/none.js', '/console/..%2findex.html', '/console/sources.txt'])(
    'knows no %s',
    async (path) => {
      expect((await get(path)).status).toBe(404)
    },
  )
})
