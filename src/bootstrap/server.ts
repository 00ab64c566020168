import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pino from 'pino'
import { standardChannel } from '../channels/standard.ts'
import type { ExportName, Listening, OnProgress } from '../cli/deps.ts'
import type { Config } from '../config.ts'
import { loadShops } from '../content/shops.ts'
import { createFirstSupervisor } from '../desk/agents.ts'
import { Bus } from '../desk/bus.ts'
import type { AppContext } from '../desk/context.ts'
import { exportRows } from '../desk/export.ts'
import { watchPressure } from '../desk/pressure.ts'
import { diskCheck, queueCheck } from '../desk/readiness.ts'
import { startSender } from '../desk/send.ts'
import { startWorker } from '../desk/work.ts'
import { createApp } from '../http/app.ts'
import type { HttpContext } from '../http/context.ts'
import { listen } from '../http/listen.ts'
import { shopOf } from '../knowledge/shop-of.ts'
import { createOutgoingPlanner } from '../planning/outgoing.ts'
import type { Store } from '../store/store.ts'
import { prepareDataDir } from './data-dir.ts'
import { type DatabaseClock, databaseClock } from './database-clock.ts'
import { type Content, createEngine, loadContent, provideModel, ROOT } from './engine.ts'
import { consolePassword, provideWebhookSecrets } from './secrets.ts'

/** How long `/readyz` says that the server is about to end before it does. */
const FAREWELL_MS = 1000

/** The store that the configuration names, at its newest version. */
export async function openStore(config: Config): Promise<Store> {
  prepareDataDir(config.dataDir)
  if (config.databaseUrl !== undefined) {
    const { postgresStore } = await import('../store/postgres.ts')
    return postgresStore(config.databaseUrl)
  }
  const { sqliteStore } = await import('../store/sqlite.ts')
  return sqliteStore(join(config.dataDir, 'shouda.sqlite'))
}

/** Starts everything: store, engine, worker, sender, server. `root` holds `intents/`, `shops/` and `training-data/`. */
export async function startServer(config: Config, onProgress: OnProgress, root = ROOT): Promise<Listening> {
  const content = loadContent(root)
  const secrets = provideWebhookSecrets(config, [...content.shops.shops.keys()])
  const engine = createEngine(
    content,
    provideModel(config, content, () => performance.now(), onProgress),
  )
  const store = await openStore(config)
  const clock = await databaseClock(store)
  const ctx: AppContext = {
    ...engine,
    store,
    secrets,
    channels: new Map([[standardChannel.name, standardChannel]]),
    planOutgoing: createOutgoingPlanner(content.scripts.scripts),
    clock: clock.now,
    newId: randomUUID,
    log: pino({ level: config.logLevel }, pino.destination(2)),
    bus: new Bus(),
  }
  try {
    return await open(config, content, ctx, clock)
  } catch (error) {
    await store.close()
    throw error
  }
}

async function open(
  config: Config,
  content: Content,
  ctx: AppContext,
  clock: DatabaseClock,
): Promise<Listening> {
  const made = randomBytes(12).toString('base64url')
  const first = await createFirstSupervisor(ctx, made)
  const password = consolePassword(config, first === null ? null : made)
  const pressure = watchPressure(ctx)
  let closing = false
  const http: HttpContext = {
    ...ctx,
    scripts: content.scripts.scripts,
    cookieSecure: config.cookieSecure,
    pressure: pressure.now,
    checks: [
      diskCheck(config.dataDir),
      queueCheck(pressure.now),
      { name: 'server', fault: async () => (closing ? 'is about to end' : null) },
    ],
  }
  const server = await listen(createApp(http), { host: config.host, port: config.port })
  const loops = [startWorker(ctx), startSender(ctx)]
  return {
    hints: hintsFor(config, server.url, password),
    close: async () => {
      closing = true
      // Whoever sends requests here may hear of it before the port closes.
      await setTimeout(FAREWELL_MS)
      await server.close()
      pressure.stop()
      await Promise.all(loops.map((loop) => loop.stop()))
      clock.stop()
      await ctx.store.close()
    },
  }
}

function hintsFor(config: Config, url: string, password: string | null): string[] {
  const where = config.databaseUrl === undefined ? join(config.dataDir, 'shouda.sqlite') : 'PostgreSQL'
  const secrets = config.production ? 'from the environment' : join(config.dataDir, 'secrets.json')
  return [
    `console   ${url}/`,
    password === null ? 'login     an agent of this shop' : `login     admin   password  ${password}`,
    `webhook   POST ${url}/webhooks/<shop>/standard   secrets: ${secrets}`,
    `API       ${url}/docs`,
    `data      ${where}`,
    '',
    'Send a first customer message from another terminal:',
    '  npm run message -- "这鞋是正品吗"',
  ]
}

/**
 * Rows of the store for `shouda export`; the store is closed after the last one.
 * @throws UnknownShopError, UnavailableError
 */
export async function exportFromStore(
  config: Config,
  name: ExportName,
  shop: string | null,
): Promise<AsyncIterable<object>> {
  if (shop !== null) shopOf(loadShops(join(ROOT, 'shops')).shops, shop)
  const store = await openStore(config)
  return closing(exportRows(store, name, shop), store)
}

async function* closing(rows: AsyncIterable<object>, store: Store): AsyncIterable<object> {
  try {
    yield* rows
  } finally {
    await store.close()
  }
}
