import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServer } from '../../src/bootstrap/server.ts'
import { readConfig } from '../../src/config.ts'
import { SECRET } from '../http/harness.ts'
import { startBrowser } from '../setup/browser.ts'
import { editor, read, thread } from './desk.ts'
import { type Platform, startPlatform } from './platform.ts'
import { collectFaults } from './world.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'shouda-first-answer-'))

const PASSWORD = 'first-and-long-password'

let platform: Platform
let server: { url: string; link: string; close(): Promise<void> }
let browser: Browser

/** The project's own content, with one shop's replies going to the platform of this test. */
function contentFor(replyUrl: string): string {
  const root = join(folder, 'content')
  mkdirSync(root)
  for (const name of ['intents', 'training-data']) symlinkSync(join(project, name), join(root, name))
  cpSync(join(project, 'shops'), join(root, 'shops'), { recursive: true })
  appendFileSync(join(root, 'shops/kangnai/shop.yaml'), `\nreplyUrl: ${replyUrl}\n`)
  return root
}

/** As on a fresh machine, but for a model that was made of the same data before: training anew takes its time. */
function dataFolder(): string {
  const made = join(folder, 'data')
  mkdirSync(made)
  const model = join(project, 'data/model.bin')
  if (existsSync(model)) cpSync(model, join(made, 'model.bin'))
  return made
}

/** Started as `npm start` does it; nobody has an account yet. */
async function start(replyUrl: string) {
  const config = readConfig({
    PORT: '0',
    SHOUDA_DATA_DIR: dataFolder(),
    SHOUDA_LOG_LEVEL: 'silent',
    SHOUDA_WEBHOOK_SECRET_KANGNAI: SECRET,
  })
  const { hints, close } = await startServer(config, () => {}, contentFor(replyUrl))
  const told = hints.join('\n')
  const link = told.match(/http:\/\/\S+\/setup#\S+/)?.[0] ?? ''
  return { url: new URL(link).origin, link, close }
}

beforeAll(async () => {
  platform = await startPlatform(SECRET)
  server = await start(platform.replyUrl)
  browser = await startBrowser()
}, 120_000)

afterAll(async () => {
  await browser.close()
  await server.close()
  await platform.close()
  rmSync(folder, { recursive: true, force: true })
})

it('brings a customer’s signed message before an agent and the agent’s reply, sent by key, to the platform', async () => {
  const page = await browser.newPage()
  const faults: string[] = []
  collectFaults(page, faults)
  await page.goto(server.link)
  await page.getByLabel('用户名').fill('admin')
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.getByLabel('再输一次密码').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByText('这里没有会话').waitFor()
  await page.evaluate('window.loadedOnce = true')

  expect(await platform.say(server.url, 'c1', '这鞋是正品吗')).toBe(202)
  await page.getByRole('link', { name: /王女士.*这鞋是正品吗.*有现成答案/s }).waitFor()
  expect(await page.evaluate('window.loadedOnce')).toBe(true)
  expect(await page.title()).toBe('(1) 待审 · 首答')

  await page.keyboard.press('j')
  await read(page, '正品')
  const draft = await editor(page).inputValue()
  await page.keyboard.press('s')
  await page.getByText('已提交').first().waitFor()

  const reply = await platform.reply()
  expect(reply).toMatchObject({ type: 'message.reply', data: { conversationId: 'c1', text: draft } })
  await thread(page).getByText('已送达').waitFor()
  expect(faults).toEqual([])
}, 60_000)
