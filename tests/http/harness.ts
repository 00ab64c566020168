import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { standardChannel } from '../../src/channels/standard.ts'
import { addUser } from '../../src/desk/access/users.ts'
import { Bus } from '../../src/desk/bus.ts'
import { createApp } from '../../src/http/app.ts'
import type { HttpContext } from '../../src/http/context.ts'
import { sqliteStore } from '../../src/store/sqlite.ts'
import { type Intent, type IntentScript, intentScriptSchema, shopSchema } from '../../src/types/index.ts'
import { authenticityPlanner, wordUnderstanding } from './engine.ts'

export const AGENT = { name: '小李', password: 'a long password' }
export const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes !!!').toString('base64')}`

const SHOPS = [
  { shop: 'kangnai', name: '康奈官方旗舰店', goods: '鞋子' },
  { shop: 'mengtianqin', name: '梦天琴旗舰店', goods: '包包' },
  { shop: 'haidexin', name: '海德信照明旗舰店', goods: '灯具' },
]

const TITLES: Partial<Record<Intent, string>> = {
  authenticity: '正品保证',
  discount: '讲价优惠',
  low_price_doubt: '便宜不放心',
  complaint: '投诉',
  invoice: '发票',
  courier: '快递',
  shipping_time: '发货时间',
  logistics_query: '查物流',
  quality_issue: '质量问题',
}

function scriptOf([intent, title]: [string, string]): [Intent, IntentScript] {
  const kinds = intent === 'authenticity' ? { genuine: { title: '是不是正品' } } : {}
  const script = { intent, title, about: title, risk: 'low', policy: 'reply', kinds }
  return [intent as Intent, intentScriptSchema.parse(script)]
}

/** The whole server on a database of its own, without a network; its clock goes only where a test sets it. */
export interface Harness {
  ctx: HttpContext
  app: Hono
  /** Milliseconds since the epoch. */
  time: { now: number }
  close(): Promise<void>
}

/** `clock` and `replyUrl` for tests in real time with a platform that listens. */
export async function startHarness(over: { clock?: () => number; replyUrl?: string } = {}): Promise<Harness> {
  const folder = mkdtempSync(join(tmpdir(), 'shouda-http-'))
  const store = await sqliteStore(join(folder, 'store.db'))
  const time = { now: Date.parse('2026-11-21T04:00:00Z') }
  const ctx: HttpContext = {
    store,
    channels: new Map([[standardChannel.name, standardChannel]]),
    shops: new Map(SHOPS.map((shop) => [shop.shop, shopOf(shop, over.replyUrl)])),
    understanding: wordUnderstanding,
    planner: authenticityPlanner,
    planOutgoing: null,
    secrets: new Map(SHOPS.map(({ shop }) => [shop, [SECRET]])),
    clock: over.clock ?? (() => time.now),
    newId: randomUUID,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    bus: new Bus(),
    scripts: { intents: new Map(Object.entries(TITLES).map(scriptOf)) },
    access: { idleMs: 12 * 3600_000, sessionMs: 12 * 3600_000, secondFactor: 'off' },
    cookieSecure: false,
  }
  await addUser(ctx, { ...AGENT, role: 'agent', shops: SHOPS.map(({ shop }) => shop) })
  const close = async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ctx, app: createApp(ctx), time, close }
}

function shopOf(shop: (typeof SHOPS)[number], replyUrl: string | undefined) {
  return shopSchema.parse({ ...shop, ...(replyUrl ? { replyUrl } : {}), facts: {}, policy: {} })
}

/** What a browser sends with a request of our own pages. */
export const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' }

interface Credentials {
  name: string
  password: string
}

/** Logs in; the session's cookie as a browser's request carries it. */
export async function logIn({ app }: Harness, who: Credentials = AGENT): Promise<string> {
  const response = await app.request('/api/session', {
    method: 'POST',
    body: JSON.stringify(who),
    headers: { ...SAME_ORIGIN, 'content-type': 'application/json' },
  })
  return `shouda_session=${((await response.json()) as { token: string }).token}`
}
