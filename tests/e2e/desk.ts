import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { type Scene, seed } from '../http/seed.ts'
import { keyFor } from '../store/samples.ts'
import type { World } from './world.ts'

/*
 * What tests in the browser do on the desk.
 */

let serial = 0

/** Each test has conversations of its own: the ids get a number. */
export const unlike = (scene: Scene): Scene => ({ ...scene, id: `${scene.id}-${++serial}` })

/** Puts the conversation with its draft there, and tells the pages. */
export async function put(world: World, scene: Scene) {
  const { ctx } = world.harness
  const draft = await world.byHand(() => seed(ctx.store, ctx.clock(), scene))
  ctx.bus.emit('queue', { shop: draft.shop })
  ctx.bus.emit('conversation', draft)
  return { draft, id: scene.id, path: `/c/${draft.shop}/${draft.conversationId}` }
}

/** Waits for what a page or the server comes to, as long as a busy machine may need. */
export const until = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 8000 })

export const rows = (page: Page) => page.locator('.row')
export const rowOf = (page: Page, id: string) => page.locator(`.row[href*="/${id}"]`)
export const editor = (page: Page) => page.getByRole('textbox', { name: '回复', exact: true })
export const thread = (page: Page) => page.getByRole('log', { name: '聊天记录' })
export const toast = (page: Page) => page.locator('.toasts')

/** Waits until the conversation with these words in its composer is on screen for as long as `S` is deaf. */
export async function read(page: Page, words?: string): Promise<void> {
  await editor(page).waitFor()
  if (words !== undefined) await until(async () => expect(await editor(page).inputValue()).toContain(words))
  await page.evaluate('new Promise((done) => setTimeout(done, 450))')
}

/** Waits until the conversation has had so many drafts. */
export async function waitForDrafts(world: World, id: string, count: number): Promise<void> {
  await until(async () => expect(await world.harness.ctx.store.drafts(keyFor(id))).toHaveLength(count))
}

export const sentIn = (world: World, id: string) => world.harness.ctx.store.outboxFor(keyFor(id))
export const statusOf = async (world: World, id: string) => (await world.harness.ctx.store.draft(id))?.status
