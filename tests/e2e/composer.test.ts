import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { answered, bargaining, morning } from '../http/scenes.ts'
import {
  editor,
  put,
  read,
  rowOf,
  sentIn,
  statusOf,
  thread,
  toast,
  unlike,
  until,
  waitForDrafts,
} from './desk.ts'
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

/** What a browser tells while an input method still has the word. */
const COMPOSING_ENTER = `document.querySelector('textarea').dispatchEvent(
  new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true, bubbles: true }),
)`

describe('sending', () => {
  it('goes on to what waits next, says how far the reply has come, and can be taken back', async () => {
    const { draft, id, path } = await put(world, unlike(answered))
    await put(world, unlike(morning[0]!))
    const page = await world.open(path)
    await read(page, draft.text!)
    await page.keyboard.press('s')
    await toast(page).getByText('已提交').waitFor()
    await page.getByRole('heading', { name: '刘小姐' }).waitFor()
    await page.keyboard.press('u')
    await page.getByRole('heading', { name: '王女士' }).waitFor()
    await read(page, draft.text!)
    expect(await statusOf(world, draft.id)).toBe('waiting')
    expect((await sentIn(world, id)).map(({ state }) => state)).not.toContain('delivered')
  })

  it('reaches the platform once nobody takes it back, also when the browser is closed', async () => {
    const { draft, id, path } = await put(world, unlike(answered))
    const page = await world.open(path)
    await read(page, draft.text!)
    await page.keyboard.press('s')
    await toast(page).getByText('已提交').waitFor()
    await page.close()
    expect((await world.platform.reply()).data).toMatchObject({ conversationId: id, text: draft.text })
    const again = await world.open(path)
    await thread(again).getByText('已送达').waitFor()
  })

  it('is not done by impatient keys for what nobody has read', async () => {
    const { draft, path } = await put(world, unlike(answered))
    const others = [await put(world, unlike(morning[1]!)), await put(world, unlike(morning[2]!))]
    const page = await world.open(path)
    await read(page, draft.text!)
    for (let press = 0; press < 6; press++) await page.keyboard.press('s')
    await toast(page).getByText('已提交').waitFor()
    for (const other of others) expect(await statusOf(world, other.draft.id)).toBe('waiting')
  })

  it('is not done by a held key, nor by Enter that ends a Chinese word', async () => {
    const { draft, id, path } = await put(world, unlike(answered))
    const page = await world.open(path)
    await read(page, draft.text!)
    await page.evaluate(`window.dispatchEvent(new KeyboardEvent('keydown', { key: 's', repeat: true }))`)
    await page.evaluate(COMPOSING_ENTER)
    await editor(page).press('Enter')
    expect(await editor(page).inputValue()).toContain('\n')
    expect(await sentIn(world, id)).toEqual([])
  })

  it('works without any draft, and names what it answers', async () => {
    const { draft, id, path } = await put(world, unlike(answered))
    const page = await world.open(path)
    await read(page, draft.text!)
    await page.keyboard.press('x')
    await page.getByRole('dialog', { name: '为什么不用回复' }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await toast(page).getByText('已标为不用回复').waitFor()
    await page.goto(world.server.url + path)
    await page.getByText('没有现成的草稿').waitFor()
    await editor(page).fill('我自己来回')
    await read(page)
    await editor(page).press('Control+Enter')
    await toast(page).getByText('已提交').waitFor()
    expect((await sentIn(world, id)).map(({ text }) => text)).toEqual(['我自己来回'])
  })
})

describe('an agent’s words', () => {
  it('stay beside the new draft, go out for neither until one is chosen, and can be taken over by one key', async () => {
    const id = unlike({ id: 'c-replaced', said: [] }).id
    await world.platform.say(world.server.url, id, '这鞋是正品吗')
    await waitForDrafts(world, id, 1)
    const page = await world.open(`/c/kangnai/${id}`)
    await read(page, '旗舰店')
    await editor(page).fill('我正在写的话')
    await world.platform.say(world.server.url, id, '真的是正品？')
    await page.getByText('草稿换了').waitFor()
    expect(await editor(page).inputValue()).toBe('我正在写的话')
    await read(page)
    await editor(page).press('Control+Enter')
    await toast(page).getByText('请先选用新草稿').waitFor()
    expect(await sentIn(world, id)).toEqual([])
    await editor(page).press('Escape')
    await page.keyboard.press('o')
    await until(async () => expect(await editor(page).inputValue()).toContain('旗舰店'))
    await page.keyboard.press('m')
    expect(await editor(page).inputValue()).toBe('我正在写的话')
  })

  it('are still there after a reload, and after a look at another conversation', async () => {
    const { draft, path } = await put(world, unlike(answered))
    const other = await put(world, unlike(bargaining))
    const page = await world.open(path)
    await read(page, draft.text!)
    await editor(page).fill('还没写完')
    await rowOf(page, other.id).click()
    await page.getByRole('heading', { name: '陈先生' }).waitFor()
    await page.goto(world.server.url + path)
    await read(page, '还没写完')
    await page.getByRole('button', { name: '恢复草稿' }).click()
    expect(await editor(page).inputValue()).toBe(draft.text)
  })

  it('survive that a colleague answered first', async () => {
    const { draft, id, path } = await put(world, unlike(answered))
    const page = await world.open(path)
    const other = await world.open(path)
    await read(page, draft.text!)
    await editor(page).fill('我写的话')
    await read(other, draft.text!)
    await other.keyboard.press('s')
    await page.getByText('您写的话还在').first().waitFor()
    expect(await editor(page).inputValue()).toBe('我写的话')
    expect((await sentIn(world, id)).map(({ text }) => text)).toEqual([draft.text])
  })
})
