import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { answered, bargaining } from '../http/scenes.ts'
import { keyFor } from '../store/samples.ts'
import { editor, put, read, rowOf, rows, sentIn, statusOf, thread, toast, unlike, until } from './desk.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterEach(async () => {
  await world.leave()
  expect(world.faults.splice(0)).toEqual([])
})
afterAll(() => world.close())

async function writeAnew(page: Page, words: string): Promise<void> {
  await page.keyboard.press('e')
  await page.keyboard.press('Control+a')
  await page.keyboard.type(words)
}

describe('who writes', () => {
  it('finds canned phrases behind a slash, by pinyin initials too, and advice on style', async () => {
    const { draft, path } = await put(world, unlike(answered))
    const page = await world.open(path)
    await read(page, draft.text!)
    await writeAnew(page, '/zpbz')
    await page.getByRole('listbox', { name: '常用语' }).getByRole('option').first().waitFor()
    await page.keyboard.press('Enter')
    expect(await editor(page).inputValue()).toBe('康奈官方旗舰店正品')
    await page.keyboard.type('！！')
    await page.getByRole('list', { name: '建议' }).getByText('建议：').waitFor()
    await page.keyboard.press('Control+Enter')
    await toast(page).getByText('已提交').waitFor()
  })

  it('is told in the thread what went out as it was drafted and what was changed', async () => {
    const { draft, id, path } = await put(world, unlike({ ...answered, customer: '看来历' }))
    const page = await world.open(path)
    await read(page, draft.text!)
    await page.keyboard.press('s')
    await until(async () => expect(await sentIn(world, id)).toHaveLength(1))
    await page.goto(world.server.url + path)
    await thread(page).getByText('草稿原样').waitFor()
    const other = await put(world, unlike(answered))
    await page.goto(world.server.url + other.path)
    await read(page, other.draft.text!)
    await page.keyboard.press('e')
    await page.keyboard.type('改了一点')
    await page.keyboard.press('Control+Enter')
    await until(async () => expect(await sentIn(world, other.id)).toHaveLength(1))
    await page.goto(world.server.url + other.path)
    await thread(page).getByText('改过的草稿').waitFor()
  })

  it('says why no answer is needed, by keys or in words of her own', async () => {
    const { draft, path } = await put(world, unlike(answered))
    const page = await world.open(path)
    await read(page, draft.text!)
    await page.keyboard.press('x')
    await page.getByRole('dialog').getByLabel('其他原因').fill('顾客发错了店')
    const asked = page.waitForRequest(/\/dismiss$/)
    await page.keyboard.press('Enter')
    expect((await asked).postDataJSON()).toMatchObject({ reason: '顾客发错了店' })
    await toast(page).getByText('已标为不用回复').waitFor()
    expect(await statusOf(world, draft.id)).toBe('dismissed')
  })
})

describe('a conversation that has just appeared', () => {
  it('is deaf to `S` for a moment', async () => {
    const first = await put(world, unlike({ ...answered, draft: '第一条' }))
    const second = await put(world, unlike({ ...answered, draft: '第二条' }))
    const page = await world.open(first.path)
    await read(page, '第一条')
    await rowOf(page, second.id).waitFor()
    // Both in one go: no machine is too slow for that.
    await page.evaluate(`new Promise((done) => {
      document.querySelector('.row[href*="/${second.id}"]').click()
      const look = () => document.querySelector('.composer textarea')?.value === '第二条'
        ? done(window.dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true })))
        : requestAnimationFrame(look)
      look()
    })`)
    await toast(page).getByText('刚刚出现，请看一眼再发').waitFor()
    expect(await statusOf(world, second.draft.id)).toBe('waiting')
  })
})

describe('what was masked', () => {
  it('is shown on a click, and that is written down', async () => {
    const { path } = await put(world, unlike(bargaining))
    const page = await world.open(path)
    await read(page)
    expect(await thread(page).textContent()).not.toContain('13812345678')
    await thread(page).getByRole('button', { name: '显示完整内容' }).click()
    await thread(page).getByText('13812345678').waitFor()
    const { access } = world.harness.ctx.store
    const [newest] = await access.audit({ shops: null, before: null, limit: 1 })
    expect(newest?.entry).toMatchObject({ act: 'reveal', agent: '小李' })
  })
})

describe('a reply that was refused', () => {
  it('is red in the thread and in the list of its own, until it is sent again', async () => {
    const { draft, path, id } = await put(world, unlike({ ...answered, customer: '没收到的' }))
    world.platform.refuse(id)
    const page = await world.open(path)
    await read(page, draft.text!)
    await page.keyboard.press('s')
    await toast(page).getByText('已提交').waitFor()
    await until(async () => expect((await sentIn(world, id))[0]?.state).toBe('refused'))
    await page.goto(world.server.url + path)
    await page.getByRole('button', { name: /^发送失败/ }).click()
    await rows(page).filter({ hasText: '没收到的' }).waitFor()
    await thread(page).getByText('没送到').waitFor()
    await thread(page).getByRole('button', { name: '重新发送' }).click()
    await thread(page).getByText('已送达').waitFor()
    await rows(page).filter({ hasText: '没收到的' }).waitFor({ state: 'detached' })
  })
})

describe('the search', () => {
  it('finds customers by name, in whatever view they are', async () => {
    const { path, draft } = await put(world, unlike({ ...answered, customer: '欧阳寻找' }))
    const page = await world.open(path)
    await read(page, draft.text!)
    await page.keyboard.press('s')
    await toast(page).getByText('已提交').waitFor()
    await page.goto(world.server.url)
    await page.getByRole('searchbox', { name: '搜索顾客或消息' }).fill('欧阳')
    await page
      .locator('.hits')
      .filter({ hasText: '1 位' })
      .getByRole('link', { name: /欧阳寻找/ })
      .click()
    await page.getByRole('heading', { name: '欧阳寻找' }).waitFor()
  })
})

/** A window that is in the background, with a browser that may notify; counts what it is called with. */
const AWAY = `
  window.called = { notified: 0, rung: 0 }
  window.Notification = class { static permission = 'granted'; constructor() { window.called.notified++ } }
  window.AudioContext = class {
    createGain() { window.called.rung++; return { gain: {}, connect() {} } }
    createOscillator() { return { frequency: {}, connect() {}, start() {}, stop() {} } }
  }
  Object.defineProperty(document, 'hidden', { get: () => true })
  localStorage.setItem('desktop-alerts', 'true')`

describe('who looks elsewhere', () => {
  it('is called by title, notification and, where she wants it, by sound', async () => {
    const page = await world.open('/settings')
    await page.getByText('声音', { exact: true }).click()
    await page.addInitScript(AWAY)
    await page.goto(`${world.server.url}/settings`)
    await until(async () => expect(await page.title()).toMatch(/^\(\d+\) 待审/))
    const before = await page.title()
    await put(world, unlike(answered))
    await until(async () => expect(await page.title()).not.toBe(before))
    await until(async () => expect(await page.evaluate('window.called')).toEqual({ notified: 1, rung: 1 }))
  })

  it('keeps no session alive by what the page asks for by itself', async () => {
    const { path } = await put(world, unlike(answered))
    const page = await world.open('/')
    await page.clock.install()
    const marks: (string | undefined)[] = []
    page.on('request', (request) => {
      if (request.url().includes('/api/conversations')) marks.push(request.headers()['x-background'])
    })
    await page.goto(world.server.url + path)
    await read(page)
    expect(new Set(marks)).toEqual(new Set([undefined]))
    await page.clock.runFor(90_000)
    await until(() => expect(marks.at(-1)).toBe('1'))
  })
})

describe('what becomes due', () => {
  it('appears when its time has come', async () => {
    const { id, path } = await put(world, unlike({ ...answered, customer: '等回音的' }))
    const { ctx } = world.harness
    const page = await world.open(path)
    await read(page)
    await page.clock.install()
    await page.getByRole('button', { name: /^待跟进/ }).click()
    const now = ctx.clock()
    const times = { dueAt: now - 1000, createdAt: now - 2000, doneAt: null }
    await ctx.store.desk.addTask(keyFor(id), { id: 'task-due', what: '问到货', owner: '小李', ...times })
    await page.clock.runFor(20_000)
    await rows(page).filter({ hasText: '等回音的' }).getByText('任务到期').waitFor()
  })
})
