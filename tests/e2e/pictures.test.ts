import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addUser } from '../../src/desk/access/users.ts'
import { morning } from '../http/scenes.ts'
import { lendFonts, WEAR_FONTS } from '../setup/fonts.ts'
import { put, read } from './desk.ts'
import { startWorld, type World } from './world.ts'

const ADMIN = { name: '主管', password: 'the longest password' }
const DOCS = fileURLToPath(new URL('../../docs/', import.meta.url))
const WIDE = { viewport: { width: 1440, height: 900 } }
const PHONE = { viewport: { width: 390, height: 800 }, colorScheme: 'dark' } as const
const PICTURES = [
  { path: '/c/kangnai/c-bargain', file: 'console.png', options: WIDE },
  { path: '/dashboard', file: 'dashboard.png', options: WIDE },
  { path: '/c/kangnai/c-bargain', file: 'console-phone.png', options: PHONE },
] as const

let world: World
beforeAll(async () => {
  world = await startWorld()
  await addUser(world.harness.ctx, { ...ADMIN, role: 'admin', shops: [] })
  for (const scene of morning) await put(world, scene)
}, 60_000)
afterAll(() => world.close())

it.each(PICTURES)('is shown in the documents as it is: $file', async ({ path, file, options }) => {
  // The page's own policy knows of no letters from elsewhere; only the picture needs them.
  const page = await world.open('/', { ...options, bypassCSP: true }, ADMIN)
  await lendFonts(page.context())
  await page.goto(world.server.url + path)
  if (path.startsWith('/c/')) await read(page)
  else await page.locator('canvas').first().waitFor()
  await page.evaluate(WEAR_FONTS)
  const picture = await page.screenshot({ path: DOCS + file })
  expect(picture.byteLength).toBeGreaterThan(20_000)
  await world.leave()
})
