import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addUser } from '../../src/desk/access/users.ts'
import { answered } from '../http/scenes.ts'
import { keyFor } from '../store/samples.ts'
import { editor, put, read, rows, sentIn, statusOf, toast, unlike, until } from './desk.ts'
import { startWorld, type World } from './world.ts'

const MEI = { name: '小美', password: 'another long password' }
const RACES = 20

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

describe('colleagues', () => {
  it('see who has taken a conversation, and cannot take it unseen', async () => {
    const { path } = await put(world, unlike(answered))
    const page = await world.open(path)
    const other = await world.open(path, {}, MEI)
    await read(page)
    await read(other)
    await page.keyboard.press('t')
    await toast(page).getByText('已接手').waitFor()
    await other.getByText('小李跟进中').first().waitFor()
    await page.getByRole('button', { name: /^我的/ }).click()
    await rows(page).first().waitFor()
    await page.keyboard.press('r')
    await toast(page).getByText('已放回').waitFor()
    await page.keyboard.press('a')
    await page.getByRole('dialog').getByRole('option', { name: '小美' }).click()
    await page.getByText('小美跟进中').first().waitFor()
  })

  it('see who looks and who writes', async () => {
    const { path } = await put(world, unlike(answered))
    const page = await world.open(path)
    const other = await world.open(path, {}, MEI)
    await read(page)
    await page.getByText('小美正在看').first().waitFor()
    await editor(other).fill('我来写')
    await page.getByText('小美正在输入').first().waitFor()
  })

  it('leave notes, labels and tasks for each other', async () => {
    const { id, path } = await put(world, unlike(answered))
    const page = await world.open(path)
    await read(page)
    await page.keyboard.press('n')
    await page.getByRole('dialog').getByRole('textbox').fill('老顾客，客气些')
    await page.keyboard.press('Enter')
    await page.getByText('老顾客，客气些').waitFor()
    await page.keyboard.press('l')
    await page.getByRole('dialog').getByRole('textbox').fill('重要，回访')
    await page.keyboard.press('Enter')
    await page.locator('.right .label').filter({ hasText: '回访' }).waitFor()
    await page.keyboard.press('d')
    await page.getByRole('dialog').getByLabel('做什么').fill('问仓库几号到货')
    await page.keyboard.press('Enter')
    await page.getByText('问仓库几号到货').waitFor()
    const tasks = await world.harness.ctx.store.desk.tasks(keyFor(id))
    expect(tasks.map(({ what, owner }) => [what, owner])).toEqual([['问仓库几号到货', '小李']])
    await page.locator('.right').getByRole('button', { name: '完成' }).last().click()
    await page.getByText('问仓库几号到货').waitFor({ state: 'detached' })
  })
})

describe('a conversation', () => {
  it('is handed to a colleague with a note, keeps its composer and can be taken back', async () => {
    const { draft, path } = await put(world, unlike({ ...answered, customer: '陈先生' }))
    const page = await world.open(path)
    await read(page)
    await page.keyboard.press('h')
    await page.getByRole('dialog', { name: '转给同事' }).getByLabel('给同事的备注').fill('要价太低')
    await page.getByRole('dialog').getByRole('combobox', { name: /^同事/ }).selectOption({ label: '小美' })
    await page.getByRole('dialog').getByRole('button', { name: '转给同事' }).click()
    await toast(page).getByText('已转给同事').waitFor()
    expect(await statusOf(world, draft.id)).toBe('handed_over')
    await page.keyboard.press('u')
    await until(async () => expect(await statusOf(world, draft.id)).toBe('waiting'))
    await page.goto(world.server.url + path)
    await read(page)
    await page.keyboard.press('h')
    await page.getByRole('dialog').getByRole('combobox').selectOption({ label: '小美' })
    await page.getByRole('dialog').getByRole('button', { name: '转给同事' }).click()
    await toast(page).getByText('已转给同事').waitFor()
    await page.goto(world.server.url + path)
    await editor(page).waitFor()
    await page.getByRole('button', { name: /^待跟进/ }).click()
    await rows(page).filter({ hasText: '陈先生' }).first().waitFor()
  })

  it('is closed only after a question where the customer waits, and comes back when that was a mistake', async () => {
    const { path } = await put(world, unlike({ ...answered, customer: '要结束的' }))
    const page = await world.open(path)
    await read(page)
    await page.keyboard.press('c')
    await page.getByRole('dialog', { name: '结束会话' }).waitFor()
    await page.keyboard.press('Enter')
    await toast(page).getByText('会话已结束').waitFor()
    await page.keyboard.press('u')
    await page.getByRole('heading', { name: '要结束的' }).waitFor()
    await rows(page).filter({ hasText: '要结束的' }).waitFor()
  })

  it('rests until later', async () => {
    const { path } = await put(world, unlike({ ...answered, customer: '要休息的' }))
    const page = await world.open(path)
    await read(page)
    await page.keyboard.press('z')
    await page.getByRole('dialog', { name: '稍后再看' }).getByRole('option', { name: '30 分钟后' }).click()
    await toast(page).getByText('到时间再提醒您').waitFor()
    await rows(page).filter({ hasText: '要休息的' }).waitFor({ state: 'detached' })
  })
})

/** Waits until the draft is answered as far as this page knows. */
async function goneFrom(page: Page, words: string): Promise<void> {
  expect(await editor(page).inputValue()).not.toBe(words)
}

it(`is answered once, however often two agents press at the same time`, async () => {
  const page = await world.open('/')
  const other = await world.open('/', {}, MEI)
  for (let race = 0; race < RACES; race++) {
    const words = `第 ${race} 场`
    const { id, path } = await put(world, unlike({ ...answered, id: 'c-race', draft: words }))
    for (const each of [page, other]) await each.evaluate(`history.pushState(null, '', '${path}')`)
    await Promise.all([read(page, words), read(other, words)])
    await Promise.all([page.keyboard.press('s'), other.keyboard.press('s')])
    await until(async () => expect(await sentIn(world, id)).toHaveLength(1))
    await Promise.all([page, other].map((each) => until(() => goneFrom(each, words))))
    expect(await sentIn(world, id)).toHaveLength(1)
  }
}, 120_000)

it('lets twenty drafts be worked off by keyboard with few strokes, each of them read', async () => {
  const drafts = []
  for (let n = 0; n < 20; n++)
    drafts.push((await put(world, unlike({ ...answered, id: 'c-twenty', draft: `第 ${n} 条` }))).draft)
  const page = await world.open(`/c/kangnai/${drafts[0]!.conversationId}`)
  let strokes = 0
  for (let n = 0; n < 20; n++) {
    const text = await until(async () => {
      const words = await editor(page).inputValue()
      expect(words).toMatch(/^第 \d+ 条$/)
      return words
    })
    await read(page, text)
    await page.keyboard.press('s')
    strokes++
    await toast(page).getByText('已提交').first().waitFor()
    await until(async () => expect(await editor(page).inputValue()).not.toBe(text))
  }
  expect(strokes).toBeLessThanOrEqual(45)
  const statuses = await Promise.all(drafts.map(({ id }) => statusOf(world, id)))
  expect(statuses).toEqual(Array(20).fill('sent'))
}, 120_000)
