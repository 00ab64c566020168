import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addUser } from '../../src/desk/access/users.ts'
import { morning } from '../http/scenes.ts'
import { put, read, rowOf, rows } from './desk.ts'
import { startWorld, type World } from './world.ts'

const ADMIN = { name: '主管', password: 'the longest password' }
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PAGES = [
  '/',
  '/c/kangnai/c-bargain',
  '/dashboard',
  '/users',
  '/phrases',
  '/tokens',
  '/audit',
  '/settings',
] as const
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

/** The windows of the desk, by the keys that open them. */
const WINDOWS = ['i', 'h', 'x', 'a', 'z', 'c', 'n', 'l', 'd', '?'] as const

async function inWindows(page: Page): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  await page.goto(`${world.server.url}/c/kangnai/c-bargain`)
  await read(page)
  for (const key of WINDOWS) {
    await page.keyboard.press(key)
    await page.getByRole('dialog').waitFor()
    found[`window ${key}`] = await violations(page)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  return found
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
    Object.assign(found, await inWindows(page))
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
