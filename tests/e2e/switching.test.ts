import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addUser } from '../../src/desk/access/users.ts'
import { answered } from '../http/scenes.ts'
import { editor, put, read, rowOf, rows, sentIn, statusOf, toast, unlike, until } from './desk.ts'
import { startWorld, type World } from './world.ts'

const MEI = { name: '小美', password: 'another long password' }

let world: World
beforeAll(async () => {
  world = await startWorld()
  await addUser(world.harness.ctx, { ...MEI, role: 'agent', shops: [...world.harness.ctx.shops.keys()] })
}, 60_000)
afterEach(async () => {
  await world.leave()
  expect(world.faults.splice(0)).toEqual([])
})
afterAll(() => world.close())

/** A conversation whose customer and draft bear the same number. */
const numbered = (n: number) =>
  put(world, unlike({ ...answered, id: 'c-switch', customer: `顾客${n}`, draft: `给顾客${n}的话` }))

/** Answers of the server come late, each by another time: the first that is asked for is often not the first to come. */
async function slowDown(page: Page, pauseMs: (n: number) => number): Promise<void> {
  let n = 0
  await page.route('**/api/conversations/**', async (route) => {
    const response = await route.fetch().catch(() => null)
    await new Promise((done) => setTimeout(done, pauseMs(n++)))
    // The page may have gone on and ended the request.
    if (response !== null) await route.fulfill({ response }).catch(() => {})
  })
}

/** Notes with every picture whose name stands over which words. */
const WATCH = `window.pairs = new Set(); (function look() {
  const [name, field] = [document.querySelector('.middle h2'), document.querySelector('.composer textarea')]
  if (name && field) window.pairs.add(name.textContent + '：' + field.value)
  requestAnimationFrame(look)
})()`

/** Lets what is sent wait for `release`. */
async function holdReplies(page: Page): Promise<() => void> {
  let release = () => {}
  const promise = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/replies?*', async (route) => {
    await promise
    await route.continue()
  })
  return release
}

describe('however late and in whatever order the answers come', () => {
  it('no words stand in another conversation than their own', async () => {
    const all = []
    for (let n = 0; n < 6; n++) all.push(await numbered(n))
    const page = await world.open(all[0]!.path)
    await read(page, '给顾客0的话')
    await slowDown(page, (n) => [450, 0, 230, 40, 310, 120][n % 6]!)
    await page.evaluate(WATCH)
    for (let n = 0; n < 24; n++) {
      await page.keyboard.press(n % 5 === 4 ? 'k' : 'j')
      await page.evaluate(`new Promise((done) => setTimeout(done, ${[20, 180, 60, 320][n % 4]}))`)
    }
    await rows(page).filter({ hasText: '顾客3' }).click()
    await read(page, '给顾客3的话')
    const pairs = await page.evaluate<string[]>('[...window.pairs]')
    expect(pairs.length).toBeGreaterThan(3)
    for (const pair of pairs) expect(pair).toMatch(/^顾客(\d)：给顾客\1的话$/)
  })

  it('an agent who has gone on while a reply leaves stays where she is, with what she writes', async () => {
    const first = await numbered(1)
    // What would come next is not where she goes.
    await numbered(2)
    const other = await numbered(3)
    const page = await world.open(first.path)
    await read(page, '给顾客1的话')
    const release = await holdReplies(page)
    await page.keyboard.press('s')
    await rowOf(page, other.id).click()
    await read(page, other.draft.text!)
    await editor(page).fill('正在写')
    release()
    await toast(page).getByText('已提交').waitFor()
    await editor(page).pressSequentially('给三号 s')
    expect(await editor(page).inputValue()).toBe('正在写给三号 s')
    expect(new URL(page.url()).pathname).toBe(other.path)
    expect(await statusOf(world, other.draft.id)).toBe('waiting')
  })

  it('an agent goes on to what waits next, also where the news of her reply comes before its answer', async () => {
    const { path, draft } = await numbered(6)
    const next = await numbered(7)
    const page = await world.open(path)
    await read(page, draft.text!)
    await rowOf(page, next.id).waitFor()
    await page.route('**/replies?*', async (route) => {
      const response = await route.fetch()
      await until(async () => expect(await editor(page).inputValue()).toBe(''))
      await route.fulfill({ response })
    })
    await page.keyboard.press('s')
    await until(() => expect(new URL(page.url()).pathname).not.toBe(path))
  })

  it('what is written while a reply leaves is kept, and is no part of it', async () => {
    const { id, path, draft } = await numbered(4)
    const page = await world.open(path)
    await read(page, draft.text!)
    const release = await holdReplies(page)
    await editor(page).press('Control+Enter')
    await editor(page).fill('还有一句')
    release()
    await toast(page).getByText('已提交').waitFor()
    await until(async () => expect((await sentIn(world, id)).map(({ text }) => text)).toEqual([draft.text]))
    expect(new URL(page.url()).pathname).toBe(path)
    expect(await editor(page).inputValue()).toBe('还有一句')
  })
})

it('words that a colleague wrote in the same browser are not shown to whoever logs in after her', async () => {
  const { path, draft } = await numbered(5)
  const page = await world.open(path, {}, MEI)
  await read(page, draft.text!)
  const kept = page.waitForResponse((response) => response.url().includes('/words'))
  await editor(page).fill('小美写的话')
  await kept
  await page.reload()
  await read(page, '小美写的话')
  await page.context().clearCookies()
  await page.evaluate(`document.querySelector('.thread').focus()`)
  await page.keyboard.press('t')
  await page.getByRole('heading', { name: /登录/ }).waitFor()
  await page.getByLabel('用户名').fill('小李')
  await page.getByLabel('密码').fill('a long password')
  await page.keyboard.press('Enter')
  await read(page, draft.text!)
})
