import { afterAll, beforeAll, expect, it } from 'vitest'
import { AGENT } from '../http/harness.ts'
import { startWorld, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await startWorld()
}, 60_000)
afterAll(() => world.close())

it('brings a customer’s signed message before an agent and the agent’s reply, sent by key, to the platform', async () => {
  const { platform, server } = world
  const page = await world.open('/login')
  await page.getByLabel('用户名').fill(AGENT.name)
  await page.getByLabel('密码').fill(AGENT.password)
  await page.keyboard.press('Enter')
  await page.getByText('现在没有客户在等').waitFor()
  await page.evaluate(() => Object.assign(globalThis, { loadedOnce: true }))

  expect(await platform.say(server.url, 'c1', '这鞋是正品吗')).toBe(202)
  const row = page.getByRole('link', { name: /王女士.*这鞋是正品吗.*正品保证.*可直接发/ })
  await row.waitFor()
  expect(await page.evaluate(() => 'loadedOnce' in globalThis)).toBe(true)
  expect(await page.title()).toBe('(1) 队列 · 首答')

  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: '回复草稿' }).waitFor()
  const draft = await page.getByRole('textbox', { name: '回复草稿' }).inputValue()
  await page.keyboard.press('s')

  const reply = await platform.reply()
  expect(reply).toMatchObject({ type: 'message.reply', data: { conversationId: 'c1', text: draft } })
  await page.getByText('已发送').waitFor()
  await page.getByText('现在没有客户在等').waitFor()
  expect(world.faults).toEqual([])
}, 60_000)
