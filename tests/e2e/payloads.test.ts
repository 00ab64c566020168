import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answered } from '../http/scenes.ts'
import { keyFor } from '../store/samples.ts'
import { put, rows, until } from './desk.ts'
import { PAYLOADS } from './payloads.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

/** The payload in every place that somebody outside can write to. */
async function plant(evil: string, n: number): Promise<void> {
  const attachments = [
    { type: 'image' as const, url: evil, title: evil },
    { type: 'file' as const, url: evil, title: evil },
    { type: 'file' as const, url: `https://files.example/${evil}`, title: evil },
    { type: 'product' as const, url: evil, title: evil },
  ]
  const conversation = { product: { id: evil, title: evil } }
  const said = [{ text: evil, ago: 5, attachments }]
  const scene = { ...answered, id: `c-evil-${n}`, customer: evil, said, draft: evil, conversation }
  await put(world, scene)
  const { desk } = world.harness.ctx.store
  const at = Date.now()
  await desk.addNote(keyFor(scene.id), { id: `note-${n}`, author: evil, text: evil, at })
  await desk.setLabels(keyFor(scene.id), [evil.slice(0, 30)], at)
}

const isHit = (page: Page) => page.evaluate('window.hit')
/** Links that would run code, or lead to where no customer's file lies. */
const BAD_LINKS = `[...document.links].map((link) => link.href).filter((to) => !/^https?:/.test(to))`

/** Shows a conversation without loading the page anew, and touches what it holds. */
async function visit(page: Page, n: number): Promise<void> {
  await page.evaluate(`history.pushState(null, '', '/c/kangnai/c-evil-${n}')`)
  await until(async () => expect(await page.locator('.thread .bubble').count()).toBeGreaterThan(0))
  await page.evaluate(`for (const each of document.querySelectorAll('.middle *, .right *'))
    for (const type of ['mouseover', 'focus']) each.dispatchEvent(new Event(type, { bubbles: true }))`)
}

it(`executes none of ${PAYLOADS.length} payloads, in whatever place customers write them`, async () => {
  expect(PAYLOADS.length).toBeGreaterThanOrEqual(60)
  for (const [n, evil] of PAYLOADS.entries()) await plant(evil, n)
  const page = await world.open('/')
  await rows(page).first().waitFor()
  for (const [n, evil] of PAYLOADS.entries()) {
    await visit(page, n)
    expect(await isHit(page), evil).toBeUndefined()
    expect(await page.evaluate(BAD_LINKS), evil).toEqual([])
  }
  for (const words of ['script', 'onerror', 'window.hit']) {
    await page.getByRole('searchbox', { name: '搜索顾客或消息' }).fill(words)
    await page.locator('.hits a').first().waitFor()
  }
  expect(await isHit(page)).toBeUndefined()
}, 120_000)
