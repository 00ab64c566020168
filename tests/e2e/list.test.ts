import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { listen } from '../../src/http/listen.ts'
import { answered, bargaining, morning } from '../http/scenes.ts'
import { seed } from '../http/seed.ts'
import { editor, put, read, rowOf, rows, statusOf, thread, toast, unlike, until } from './desk.ts'
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

describe('the list', () => {
  it('has a row for each conversation, urgent first, and counts them', async () => {
    for (const scene of morning) await put(world, scene)
    const page = await world.open('/')
    await rowOf(page, 'c-threat').waitFor()
    expect(await rows(page).first().getAttribute('href')).toContain('c-threat')
    expect(await page.getByRole('button', { name: /^待审/ }).textContent()).toBe('待审 7')
    expect(await page.title()).toContain('(7)')
    expect(await rowOf(page, 'c-threat').textContent()).toMatch(/刘小姐.*紧急.*需您回答.*必须人工/)
  })

  it('says not by colour alone who has waited too long', async () => {
    await put(world, unlike({ ...answered, said: [{ text: '在吗', ago: 300 }], customer: '久等' }))
    const page = await world.open('/')
    const waiting = rows(page).filter({ hasText: '久等' }).locator('.clock')
    expect(await waiting.textContent()).toMatch(/‼ 5:0\d.*超过 3 分钟/)
  })

  it('is narrowed by shop, urgency and words, two Chinese characters being enough', async () => {
    await put(world, unlike({ ...bargaining, customer: '筛选者' }))
    const page = await world.open('/')
    await page.getByLabel('按紧急程度筛选').selectOption('high')
    await rows(page).filter({ hasText: '筛选者' }).waitFor()
    await until(async () => expect(await page.locator('.row[data-urgency="normal"]').count()).toBe(0))
    await page.getByLabel('按紧急程度筛选').selectOption('')
    await page.keyboard.press('Escape')
    await page.getByRole('searchbox', { name: '搜索顾客或消息' }).fill('筛选')
    await until(async () => expect(await rows(page).count()).toBe(1))
  })

  it('stays where it is while the conversation changes beside it', async () => {
    const { path } = await put(world, unlike(answered))
    const page = await world.open(path)
    await rows(page).first().waitFor()
    await page.evaluate('document.querySelector(".rows").marked = true')
    await page.keyboard.press('k')
    await read(page)
    expect(await page.evaluate('document.querySelector(".rows").marked')).toBe(true)
  })

  it('draws only the rows in sight, however many there are', async () => {
    for (let n = 0; n < 60; n++) await put(world, unlike({ ...answered, id: 'c-many' }))
    const page = await world.open('/')
    await rows(page).first().waitFor()
    expect(await rows(page).count()).toBeLessThan(40)
    const list = page.locator('.rows')
    await until(async () => {
      await list.evaluate((box) => box.scrollTo(0, box.scrollHeight))
      const last = await page.locator('.rows li').last().getAttribute('aria-posinset')
      expect(Number(last)).toBeGreaterThan(60)
    })
  })
})

describe('the keys', () => {
  it('go from conversation to conversation, write, search and show themselves', async () => {
    const { draft, path } = await put(world, unlike(answered))
    const page = await world.open(path)
    await read(page, draft.text!)
    await page.keyboard.press('e')
    await page.keyboard.type('！s')
    expect(await editor(page).inputValue()).toBe(`${draft.text}！s`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement.type')).toBe('search')
    await page.keyboard.press('Escape')
    await page.locator('.thread').focus()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '快捷键' }).waitFor()
    await page.keyboard.press('h')
    expect(await statusOf(world, draft.id)).toBe('waiting')
  })

  it('can be put elsewhere and switched off', async () => {
    const { draft, path } = await put(world, unlike(answered))
    const page = await world.open(path)
    await read(page, draft.text!)
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByRole('button', { name: '不用回复 X' }).click()
    await page.keyboard.press('y')
    await page.getByRole('button', { name: '不用回复 Y' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('x')
    expect(await statusOf(world, draft.id)).toBe('waiting')
    await page.keyboard.press('?')
    await page.getByText('单键快捷键').click()
    await page.keyboard.press('Escape')
    await page.keyboard.press('y')
    expect(await statusOf(world, draft.id)).toBe('waiting')
    await page.keyboard.press('?')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.getByRole('link', { name: '设置' }).click()
    await page.getByRole('button', { name: '恢复默认' }).click()
    await page.getByRole('link', { name: '工作台' }).click()
    await rows(page).first().waitFor()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '快捷键' }).waitFor()
  })

  it('choose the intent by pinyin initials and get another draft at once', async () => {
    const { draft, path } = await put(world, unlike(answered))
    const page = await world.open(path)
    await read(page, draft.text!)
    await page.keyboard.press('i')
    await page.getByRole('dialog', { name: '顾客问的其实是' }).waitFor()
    await page.keyboard.type('zpbz')
    await page.getByRole('dialog').getByRole('option', { name: '正品保证', exact: true }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await toast(page).getByText('草稿已按新意图重写').waitFor()
    expect(await statusOf(world, draft.id)).toBe('superseded')
  })
})

describe('what happens meanwhile', () => {
  it('is on screen at once', async () => {
    const page = await world.open('/')
    await rows(page).first().waitFor()
    await put(world, unlike({ ...morning[0]!, customer: '刚来的' }))
    await rows(page).filter({ hasText: '刚来的' }).waitFor()
  })

  it('is not missed while the line is cut, and the page says that it is', async () => {
    const { app } = world.harness
    const once = await listen(app, { host: '127.0.0.1', port: 0 })
    const { path } = await put(world, unlike(answered))
    const page = await world.open('/')
    await page.goto(once.url + path)
    await read(page)
    await once.close()
    await page.getByText('连接断开，正在重连').waitFor()
    const id = path.split('/').at(-1)!
    // Stored, and told to nobody: what comes back with the line alone would not show it.
    const scene = { id, said: [{ text: '断线时说的话', ago: 0 }], draft: '新的草稿' }
    await world.byHand(() => seed(world.harness.ctx.store, Date.now(), scene))
    const again = await listen(app, { host: '127.0.0.1', port: once.port })
    await thread(page).getByText('断线时说的话').waitFor()
    await page.getByText('连接断开，正在重连').waitFor({ state: 'detached' })
    await page.close()
    await again.close()
    world.faults.splice(0)
  })
})
