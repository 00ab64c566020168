import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { listen } from '../../src/http/listen.ts'
import { answered, bargaining, morning } from '../http/scenes.ts'
import { type Scene, seed } from '../http/seed.ts'
import { keyFor } from '../store/samples.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

let serial = 0

/** Each test has conversations of its own: the ids get a number. */
function unlike(scene: Scene): Scene {
  return { ...scene, id: `${scene.id}-${++serial}` }
}

async function put(scene: Scene) {
  const { ctx } = world.harness
  const draft = await seed(ctx.store, ctx.clock(), scene)
  ctx.bus.emit('queue', { shop: draft.shop })
  ctx.bus.emit('conversation', draft)
  return { draft, path: `/c/${draft.shop}/${draft.conversationId}` }
}

afterEach(async () => {
  await world.leave()
  const { store } = world.harness.ctx
  for (const { draft, conversation } of await store.queue(null, 100)) {
    const { id: draftId, version } = draft
    const unsent = { outbox: null, correction: null, events: [], stopAutoSend: false }
    await store.commitReview({
      draftId,
      version,
      status: 'dismissed',
      agent: 'x',
      at: conversation.lastMessageAt,
      ...unsent,
    })
  }
  expect(world.faults.splice(0)).toEqual([])
})

/** Waits until the page with this heading is there with its scripts, so that it takes keys. */
async function arrived(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { name: heading }).waitFor()
  await page.waitForLoadState('load')
}

const editor = (page: Page) => page.getByRole('textbox', { name: '回复草稿' })
const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent')
/** Waits until the conversation has had so many drafts. */
async function waitForDrafts(id: string, count: number): Promise<void> {
  await vi.waitFor(
    async () => {
      expect(await world.harness.ctx.store.drafts(keyFor(id))).toHaveLength(count)
    },
    { timeout: 8000 },
  )
}

const statusOf = async (id: string) => (await world.harness.ctx.store.draft(id))?.status

describe('the open queue', () => {
  it('keeps the focus on its row while others come before it', async () => {
    await put(unlike(answered))
    const page = await world.open('/')
    await page.keyboard.press('j')
    await put(unlike(morning[0]!))
    await page.getByText('刘小姐').waitFor()
    expect(await page.locator('.customer').allTextContents()).toEqual(['刘小姐', '王女士'])
    expect(await focused(page)).toContain('王女士')
  })

  it('hands the focus of a row that is gone to the one in its place', async () => {
    const first = await put(unlike(morning[0]!))
    await put(unlike(answered))
    const page = await world.open('/')
    await page.keyboard.press('j')
    expect(await focused(page)).toContain('刘小姐')
    const other = await world.open(first.path)
    await other.keyboard.press('x')
    await page.getByText('刘小姐').waitFor({ state: 'detached' })
    expect(await focused(page)).toContain('王女士')
  })

  it('says that the line is down and catches up when it is back', async () => {
    const { app } = world.harness
    const once = await listen(app, { host: '127.0.0.1', port: 0 })
    const page = await world.open('/')
    await Promise.all([page.waitForResponse(/\/live$/), page.goto(once.url)])
    await page.getByText('现在没有客户在等').waitFor()
    await once.close()
    await page.getByText('连接断开，正在重连').waitFor()
    await put(unlike(answered))
    const again = await listen(app, { host: '127.0.0.1', port: once.port })
    await page.getByText('王女士').waitFor()
    expect(await page.getByText('连接断开，正在重连').isVisible()).toBe(false)
    await page.close()
    await again.close()
    expect(world.faults.splice(0)).toEqual([expect.stringContaining('htmx:sse:error')])
  })
})

describe('the keys', () => {
  it('go through the queue and from conversation to conversation', async () => {
    for (const scene of morning.slice(0, 3)) await put(unlike(scene))
    const page = await world.open('/')
    for (const key of ['j', 'j', 'Enter']) await page.keyboard.press(key)
    await arrived(page, '陈先生')
    await page.keyboard.press('j')
    await arrived(page, '赵工')
    await page.keyboard.press('k')
    await arrived(page, '陈先生')
    await page.keyboard.press('q')
    await arrived(page, '等待回复')
  })

  it('take candidates with their intents, and send on to what waits', async () => {
    await put(unlike(answered))
    const { draft, path } = await put(unlike(bargaining))
    const page = await world.open(path)
    await page.keyboard.press('2')
    expect(await editor(page).inputValue()).toContain('厂家直接销售')
    await page.keyboard.press('1')
    expect(await editor(page).inputValue()).toContain('您眼光真好')
    expect(await page.getByLabel('客户问的其实是').inputValue()).toBe('discount')
    await page.keyboard.press('s')
    await arrived(page, '王女士')
    await page.getByText('已发送').waitFor()
    expect(await statusOf(draft.id)).toBe('sent')
    expect((await world.platform.reply()).data.text).toContain('您眼光真好')
  })

  it('write in the editor and decide only outside of it', async () => {
    const { draft, path } = await put(unlike(answered))
    const page = await world.open(path)
    await page.keyboard.press('e')
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('shx')
    expect(await editor(page).inputValue()).toBe(`${draft.text}\nshx`)
    expect(await statusOf(draft.id)).toBe('waiting')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已发送').waitFor()
    expect((await world.platform.reply()).data.text).toBe(`${draft.text}\nshx`)
  })

  it('hand over', async () => {
    const { draft, path } = await put(unlike(answered))
    const page = await world.open(path)
    await page.keyboard.press('h')
    await page.getByText('已转人工').waitFor()
    expect(await statusOf(draft.id)).toBe('handed_over')
  })

  it('are explained, and can be switched off', async () => {
    const { draft, path } = await put(unlike(answered))
    const page = await world.open(path)
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '快捷键' }).waitFor()
    await page.keyboard.press('h')
    await page.getByLabel('启用单键快捷键').uncheck()
    await page.keyboard.press('Escape')
    await page.keyboard.press('h')
    await page.keyboard.press('e')
    expect(await focused(page)).not.toBe(draft.text)
    expect(await statusOf(draft.id)).toBe('waiting')
  })
})

describe('an agent’s words', () => {
  it('stay when the customer writes meanwhile, and can go out as they are', async () => {
    const { path } = await put(unlike(answered))
    const page = await world.open(path)
    await editor(page).fill('我正在写的话')
    const id = path.split('/').at(-1)!
    await put({ id, said: [{ text: '还有现货吗', ago: 0 }], draft: '新的草稿' })
    await page.getByText('客户又发来新消息；您写的话没有动').waitFor()
    await page.getByLabel('聊天记录').getByText('还有现货吗').waitFor()
    expect(await editor(page).inputValue()).toBe('我正在写的话')
    await page.getByRole('button', { name: '知道了' }).click()
    await page.getByText('客户又发来新消息').waitFor({ state: 'detached' })
    await editor(page).press('Control+Enter')
    expect((await world.platform.reply()).data.text).toBe('我正在写的话')
  })

  it('stay when the draft is replaced, until the agent takes the new one', async () => {
    const id = `c-replaced-${++serial}`
    const { platform, server } = world
    await platform.say(server.url, id, '这鞋是正品吗')
    await waitForDrafts(id, 1)
    const page = await world.open(`/c/kangnai/${id}`)
    const old = await editor(page).inputValue()
    await editor(page).fill('我正在写的话')
    await platform.say(server.url, id, '真的是正品？')
    await page.getByText('草稿已更新；您写的话没有动').waitFor()
    expect(await editor(page).inputValue()).toBe('我正在写的话')
    await page.getByRole('button', { name: '改用新草稿' }).click()
    await page.getByText('草稿已更新；您写的话没有动').waitFor({ state: 'detached' })
    expect(await editor(page).inputValue()).toContain('官方旗舰店')
    const drafts = await world.harness.ctx.store.drafts(keyFor(id))
    expect(drafts.map(({ status }) => status)).toEqual(['superseded', 'waiting'])
    expect(old).toBe(drafts[0]?.text)
  })

  it('are not sent on top of a decision of somebody else, but kept', async () => {
    const { draft, path } = await put(unlike(answered))
    const page = await world.open(path)
    const other = await world.open(path)
    await editor(page).fill('我写的话')
    await other.keyboard.press('h')
    await other.getByText('已转人工').waitFor()
    await editor(page).press('Control+Enter')
    await page.getByText('可能是同事先了一步').waitFor()
    expect(await page.getByLabel('您写的话').inputValue()).toBe('我写的话')
    expect(await world.harness.ctx.store.outboxFor(draft)).toEqual([])
  })

  it('are still there after a reload and a look at another conversation', async () => {
    const { draft, path } = await put(unlike(answered))
    await put(unlike(morning[0]!))
    const page = await world.open(path)
    await editor(page).fill('还没写完')
    await editor(page).press('Escape')
    await page.keyboard.press('k')
    await arrived(page, '刘小姐')
    await page.keyboard.press('j')
    await arrived(page, '王女士')
    expect(await editor(page).inputValue()).toBe('还没写完')
    await page.getByRole('button', { name: '恢复草稿' }).click()
    expect(await editor(page).inputValue()).toBe(draft.text)
  })
})

const PRESS_S_AS_THE_DRAFT_CHANGES = `
  document.addEventListener('htmx:after:swap', (event) => {
    const { target, response } = event.detail.ctx
    if (target.id !== 'review' || response.status === 204) return
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 's' }))
  })`

describe('a draft nobody has touched', () => {
  it('gives way to the next one, which no key sends before it could be read', async () => {
    const id = `c-burst-${++serial}`
    const { platform, server } = world
    await platform.say(server.url, id, '这鞋是正品吗')
    await waitForDrafts(id, 1)
    const page = await world.open(`/c/kangnai/${id}`)
    await page.evaluate(PRESS_S_AS_THE_DRAFT_CHANGES)
    await platform.say(server.url, id, '在吗？是不是正品')
    await page.getByText('草稿刚刚更新，请看一眼再发').waitFor()
    const drafts = await world.harness.ctx.store.drafts(keyFor(id))
    expect(drafts.filter(({ status }) => status === 'sent')).toEqual([])
    expect(drafts).toHaveLength(2)
  })
})

describe('every page', () => {
  it.each(['/', '/c/kangnai/c-bargain', '/nowhere'])('of %s fits a phone', async (path) => {
    if (path.startsWith('/c/')) await put(bargaining)
    const page = await world.open('/', { viewport: { width: 360, height: 740 } })
    await page.goto(world.server.url + path)
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
  })

  it('of the API’s documentation draws itself from what it finds here', async () => {
    const page = await world.open('/')
    await page.goto(`${world.server.url}/docs`)
    await page.getByText('/api/drafts/{id}/send').waitFor()
  })
})
