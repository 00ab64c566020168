import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addUser } from '../../src/desk/access/users.ts'
import { answered, morning } from '../http/scenes.ts'
import { put, read, rowOf, rows, thread } from './desk.ts'
import { startWorld, type World } from './world.ts'

const ADMIN = { name: '主管', password: 'the longest password' }
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PAGES = ['/', '/c/kangnai/c-bargain', '/dashboard', '/users', '/tokens', '/audit', '/settings'] as const
const WIDTHS = [1440, 1024, 390] as const

let world: World
beforeAll(async () => {
  world = await startWorld()
  await addUser(world.harness.ctx, { ...ADMIN, role: 'admin', shops: [] })
  for (const scene of morning) await put(world, scene)
}, 60_000)
afterEach(async () => {
  await world.leave()
  expect(world.faults.splice(0)).toEqual([])
})
afterAll(() => world.close())

/** What axe finds, each with where. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate<string[]>(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes.map((n) => n.target).join(" | ")))',
  )
}

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  it('no page has what keeps anybody out', async () => {
    const page = await world.open('/', { colorScheme, viewport: { width: 1440, height: 900 } }, ADMIN)
    const found: Record<string, string[]> = {}
    for (const path of PAGES) {
      await page.goto(world.server.url + path, { waitUntil: 'domcontentloaded' })
      await page.locator('main h1').first().waitFor({ state: 'attached' })
      if (path === '/') await rows(page).first().waitFor()
      if (path.startsWith('/c/')) await read(page)
      await page.evaluate('new Promise((done) => setTimeout(done, 400))')
      found[path] = await violations(page)
    }
    await page.goto(world.server.url)
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByRole('heading', { name: /登录/ }).waitFor()
    found.login = await violations(page)
    expect(Object.entries(found).filter(([, each]) => each.length > 0)).toEqual([])
  }, 90_000)
})

describe('every width', () => {
  it.each(WIDTHS)('of %i pixels shows the desk without scrolling sideways', async (width) => {
    const page = await world.open('/', { viewport: { width, height: 800 } })
    await rowOf(page, 'c-bargain').click()
    await read(page)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    expect(await page.locator('.left').isVisible()).toBe(width > 767)
    expect(await page.locator('.right').isVisible()).toBe(width >= 1280)
    if (width === 1440) return
    await page.getByRole('button', { name: '资料' }).click()
    expect(await page.locator('.right').isVisible()).toBe(true)
  })
})

const EVIL = [
  '<img src=x onerror="window.hit=1">',
  '"><script>window.hit=1</script>',
  'javascript:window.hit=1',
  "'-window.hit=1-'",
  '</textarea><svg onload="window.hit=1">',
  '{{constructor.constructor("window.hit=1")()}}',
  '\u202e<b onmouseover="window.hit=1">',
]

it('executes nothing of what customers write, in whatever place they write it', async () => {
  for (const [n, evil] of EVIL.entries()) {
    const attachments = [
      { type: 'image' as const, url: evil, title: evil },
      { type: 'file' as const, url: `https://files.example/${evil}`, title: evil },
    ]
    const said = [{ text: evil, ago: 5, attachments }]
    const conversation = { product: { id: evil, title: evil } }
    await put(world, { ...answered, id: `c-evil-${n}`, customer: evil, said, draft: evil, conversation })
  }
  const page = await world.open('/')
  for (const n of EVIL.keys()) {
    await page.goto(`${world.server.url}/c/kangnai/c-evil-${n}`)
    await read(page)
    await thread(page).locator('.bubble').first().hover()
    expect(await page.evaluate('window.hit')).toBeUndefined()
    expect(await page.locator('a[href^="javascript:"]').count()).toBe(0)
  }
  // Broken pictures are reported by the browser; nothing else may be.
  world.faults.splice(0)
})
