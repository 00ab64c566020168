import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { codeOf } from '../../src/desk/access/totp.ts'
import { addUser } from '../../src/desk/access/users.ts'
import { answered, bargaining } from '../http/scenes.ts'
import { editor, put, read, rowOf, rows, thread, toast, unlike, until } from './desk.ts'
import { startWorld, type World } from './world.ts'

const ADMIN = { name: '主管', password: 'the longest password' }
const BOSS = { name: '店长', password: 'the second longest password' }
const STEP_MS = 30_000

let world: World
beforeAll(async () => {
  world = await startWorld()
  const { ctx } = world.harness
  await addUser(ctx, { ...ADMIN, role: 'admin', shops: [] })
  await addUser(ctx, { ...BOSS, role: 'supervisor', shops: ['kangnai'] })
}, 60_000)
afterEach(async () => {
  await world.leave()
  expect(world.faults.splice(0)).toEqual([])
})
afterAll(() => world.close())

async function logInAs(page: Page, { name, password }: typeof ADMIN): Promise<void> {
  await page.getByLabel('用户名').fill(name)
  await page.getByLabel('密码').fill(password)
  await page.keyboard.press('Enter')
}

const dialog = (page: Page) => page.getByRole('dialog')

describe('an administrator', () => {
  it('adds members, changes them, gives them a new password and lets them go', async () => {
    const page = await world.open('/users', {}, ADMIN)
    const form = page.getByRole('form', { name: '添加成员' })
    await form.getByLabel('用户名').fill('小新')
    await form.getByLabel('初始密码').fill('a password for the new one')
    await form.getByLabel('康奈官方旗舰店').check()
    await form.getByRole('button', { name: '添加成员' }).click()
    const row = page.getByRole('row').filter({ hasText: '小新' })
    const change = () => page.waitForResponse((response) => response.request().method() === 'PATCH')
    const changed = change()
    await row.getByRole('combobox').selectOption({ label: '主管' })
    await changed
    await row.getByRole('button', { name: '重设密码 小新' }).click()
    await dialog(page).getByRole('textbox').fill('another password for the new one')
    const reset = change()
    await page.keyboard.press('Enter')
    await reset
    const other = await world.open('/', {}, { name: '小新', password: 'another password for the new one' })
    await other.getByRole('link', { name: '看板' }).waitFor()
    await row.getByRole('button', { name: '删除 小新' }).click()
    await dialog(page).getByRole('button', { name: '取消' }).click()
    await row.getByRole('button', { name: '删除 小新' }).click()
    await dialog(page).getByRole('button', { name: '删除' }).click()
    await row.waitFor({ state: 'detached' })
    await other.getByRole('heading', { name: /登录/ }).waitFor()
  })

  it('makes tokens for programs, shown once, and revokes them', async () => {
    const page = await world.open('/tokens', {}, ADMIN)
    await page.getByLabel('名称').fill('仓库程序')
    await page.getByRole('button', { name: '新建令牌' }).click()
    const token = await page.getByRole('status').locator('code').textContent()
    const asked = () =>
      world.harness.app.request('/api/counts', { headers: { authorization: `Bearer ${token}` } })
    expect((await asked()).status).toBe(200)
    await page.getByRole('button', { name: '吊销 仓库程序' }).click()
    await dialog(page).getByRole('button', { name: '吊销' }).click()
    await page.getByRole('row').filter({ hasText: '仓库程序' }).waitFor({ state: 'detached' })
    expect((await asked()).status).toBe(401)
  })
})

describe('a supervisor', () => {
  it('reads who did what, in words', async () => {
    const { path } = await put(world, unlike(bargaining))
    const agent = await world.open(path)
    await thread(agent).getByRole('button', { name: '显示完整内容' }).click()
    await thread(agent).getByText('13812345678').waitFor()
    const page = await world.open('/audit', {}, BOSS)
    const entry = page.getByRole('row').filter({ hasText: '查看完整内容' })
    expect(await entry.first().textContent()).toContain('小李')
    await entry.first().getByRole('link').click()
    await page.getByRole('heading', { name: '陈先生' }).waitFor()
  })

  it('writes phrases of the shop, which its agents find', async () => {
    const page = await world.open('/phrases', {}, BOSS)
    await page.getByLabel('名称').fill('会员日')
    await page.getByLabel('内容').fill('每月八号是会员日哦')
    await page.getByRole('button', { name: '添加常用语' }).click()
    await page.getByRole('cell', { name: '每月八号是会员日哦' }).waitFor()
    const { path, draft } = await put(world, unlike(answered))
    const agent = await world.open(path)
    await read(agent, draft.text!)
    await editor(agent).fill('/hyr')
    await agent.getByRole('option', { name: /会员日/ }).click()
    expect(await editor(agent).inputValue()).toBe('每月八号是会员日哦')
    await page.getByRole('button', { name: '删除 会员日' }).click()
    await dialog(page).getByRole('button', { name: '删除' }).click()
    await page.getByRole('cell', { name: '每月八号是会员日哦' }).waitFor({ state: 'detached' })
  })

  it('divides the work, and the list follows', async () => {
    await world.platform.say(world.server.url, 'c-pre-sale', '这鞋是正品吗')
    const agent = await world.open('/')
    await rowOf(agent, 'c-pre-sale').waitFor()
    const page = await world.open('/dashboard', {}, BOSS)
    await page.getByText('先在上面选一家店铺。').waitFor()
    await page.getByRole('combobox', { name: '店铺' }).selectOption({ label: '康奈官方旗舰店' })
    await page.getByLabel('小李 售前').click()
    await until(async () => expect(await page.getByLabel('小李 售前').isChecked()).toBe(false))
    await agent.reload()
    await rows(agent).first().or(agent.getByText('这里没有会话')).waitFor()
    expect(await rowOf(agent, 'c-pre-sale').count()).toBe(0)
    await page.getByLabel('小李 售前').click()
    await until(async () => expect(await page.getByLabel('小李 售前').isChecked()).toBe(true))
    await agent.reload()
    await rowOf(agent, 'c-pre-sale').waitFor()
  })

  it('sees the figures with their intervals in the tables behind the charts', async () => {
    const { path, draft } = await put(world, unlike(answered))
    const agent = await world.open(path)
    await read(agent, draft.text!)
    await agent.keyboard.press('s')
    await toast(agent).getByText('已提交').waitFor()
    const page = await world.open('/dashboard', {}, BOSS)
    await page.locator('summary').filter({ hasText: '按客服' }).click()
    const row = page.getByRole('row').filter({ hasText: '小李' }).first()
    expect(await row.textContent()).toMatch(/1 \/ \d+ · [\d.]+% \([\d.]+%–[\d.]+%\)/)
  })
})

describe('one’s own', () => {
  it('second factor is asked for at the next login, and can be switched off', async () => {
    const page = await world.open('/settings', {}, BOSS)
    await page.getByRole('button', { name: '开启两步验证' }).click()
    const secret = (await page.locator('section code').first().textContent()) ?? ''
    const step = () => Math.floor(Date.now() / STEP_MS)
    await page.getByLabel('动态验证码').fill(codeOf(secret, step()))
    await page.keyboard.press('Enter')
    const [recovery = ''] = ((await page.locator('.notice pre').textContent()) ?? '').split('\n')
    await page.getByRole('button', { name: '退出', exact: true }).click()
    await logInAs(page, BOSS)
    await page.getByLabel('动态验证码').fill('000000')
    await page.keyboard.press('Enter')
    await page.getByText('用户名、密码或验证码不对').waitFor()
    // A code is good for one use; that of the next half minute is taken already.
    await page.getByLabel('动态验证码').fill(codeOf(secret, step() + 1))
    await page.keyboard.press('Enter')
    await page.getByText('已开启').waitFor()
    await page.getByLabel('动态验证码').fill(recovery)
    await page.getByRole('button', { name: '关闭两步验证' }).click()
    await page.getByText('未开启').waitFor()
  })

  it('sessions are listed, and one elsewhere can be ended', async () => {
    const who = { name: '小多', password: 'a password for two places' }
    await addUser(world.harness.ctx, { ...who, role: 'agent', shops: ['kangnai'] })
    const there = await world.open('/', {}, who)
    const here = await world.open('/settings', {}, who)
    await here.getByText('这台设备', { exact: true }).waitFor()
    await here.getByRole('button', { name: '退出这台设备' }).click()
    await there.getByRole('heading', { name: /登录/ }).waitFor()
    await there.getByText('登录已过期').waitFor()
    expect(await here.getByRole('heading', { name: '设置' }).isVisible()).toBe(true)
  })

  it('language is the whole page’s, and stays', async () => {
    const page = await world.open('/settings')
    await page.getByRole('combobox', { name: '语言' }).selectOption('en')
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
    expect(await page.evaluate('document.documentElement.lang')).toBe('en')
    await page.goto(world.server.url)
    await page.getByRole('button', { name: /^To review/ }).waitFor()
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('combobox', { name: 'Language' }).selectOption('zh')
    await page.getByRole('heading', { name: '设置' }).waitFor()
  })

  it('password is changed for one that is told the old one', async () => {
    const { ctx } = world.harness
    const who = { name: '小换', password: 'a password to be changed' }
    await addUser(ctx, { ...who, role: 'agent', shops: ['kangnai'] })
    const page = await world.open('/settings', {}, who)
    await page.getByLabel('现在的密码').fill(who.password)
    await page.getByLabel('新密码').fill('a password that is new')
    await page.keyboard.press('Enter')
    await toast(page).getByText('密码已改').waitFor()
    await page.getByRole('button', { name: '退出', exact: true }).click()
    await logInAs(page, { ...who, password: 'a password that is new' })
    await page.getByRole('heading', { name: '设置' }).waitFor()
  })
})
