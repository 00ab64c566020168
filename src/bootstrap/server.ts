import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pino from 'pino'
import { HttpOrderDesk } from '../channels/order-desk/order-desk.ts'
import { standardChannel } from '../channels/standard.ts'
import type { ExportName, Listening, OnProgress } from '../cli/deps.ts'
import type { Config } from '../config.ts'
import { loadScripts, type ScriptFiles } from '../content/scripts.ts'
import { loadShops, type ShopFiles } from '../content/shops.ts'
import { loadExamples } from '../content/training-data.ts'
import { audit } from '../desk/access/audit.ts'
import { securityLog } from '../desk/access/security-log.ts'
import { newSetupLink } from '../desk/access/setup.ts'
import { Bus } from '../desk/bus.ts'
import type { AppContext, Log } from '../desk/context.ts'
import { exportRows } from '../desk/export.ts'
import { maskPersonal } from '../desk/mask/index.ts'
import { watchPressure } from '../desk/pressure.ts'
import { diskCheck, queueCheck } from '../desk/readiness.ts'
import { startRehearsal } from '../desk/rehearse.ts'
import { startSender } from '../desk/send.ts'
import { rememberUnderstood } from '../desk/understood-before.ts'
import { startWorker } from '../desk/work.ts'
import { createApp } from '../http/app.ts'
import type { HttpContext } from '../http/context.ts'
import { listen } from '../http/listen.ts'
import { shopOf } from '../knowledge/shop-of.ts'
import { loadDecisions } from '../nlu/intent-model.ts'
import { readModelFile } from '../nlu/model-file.ts'
import { createOutgoingPlanner } from '../planning/outgoing.ts'
import { createPlanner } from '../planning/turn.ts'
import type { Store } from '../store/store.ts'
import { databaseFile } from './backup.ts'
import { buildConsole } from './console.ts'
import { prepareDataDir } from './data-dir.ts'
import { type DatabaseClock, databaseClock } from './database-clock.ts'
import { growWithWork } from './heap.ts'
import { type Prepared, prepareModel } from './prepare-model.ts'
import { ROOT } from './root.ts'
import { provideWebhookSecrets } from './secrets.ts'
import { UnderstandingThread } from './understanding-thread.ts'

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
  return sqliteStore(databaseFile(config))
}

/** As `openStore`, for a server: an embedded database serves one at a time. */
async function openForServer(config: Config): Promise<{ store: Store; close: () => Promise<void> }> {
  prepareDataDir(config.dataDir)
  const release = config.databaseUrl === undefined ? await hold(databaseFile(config)) : () => {}
  try {
    const store = await openStore(config)
    return { store, close: () => store.close().finally(release) }
  } catch (fault) {
    release()
    throw fault
  }
}

async function hold(file: string): Promise<() => void> {
  const { holdFile } = await import('../store/sqlite-lock.ts')
  return holdFile(file)
}

/** Starts everything: store, engine, worker, sender, server. `root` holds `intents/`, `shops/` and `training-data/`. */
export async function startServer(config: Config, onProgress: OnProgress, root = ROOT): Promise<Listening> {
  await buildConsole(onProgress)
  const { scripts } = loadScripts(join(root, 'intents'))
  const { shops, products } = loadShops(join(root, 'shops'))
  const secrets = provideWebhookSecrets(config, [...shops.keys()])
  const log = maskedLog(config)
  const { understanding, opinion } = understandingOf(config, root, onProgress, log)
  const { store, close } = await openForServer(config)
  const clock = await databaseClock(store)
  const standing = { shops, store, secrets, access: config.access, clock: clock.now, log }
  try {
    await understanding.start()
    const ctx: AppContext = {
      ...standing,
      understanding: rememberUnderstood(understanding),
      planner: createPlanner(scripts, opinion()),
      channels: new Map([[standardChannel.name, standardChannel]]),
      planOutgoing: createOutgoingPlanner(scripts),
      newId: randomUUID,
      bus: new Bus(),
      orderDesk: orderDeskOf(config, clock.now, log),
      hidesDemo: config.production,
    }
    if (!config.production) await seed(ctx, products)
    return await open(config, scripts, ctx, { clock, understanding, close, examples: examples(root) })
  } catch (error) {
    await understanding.stop()
    clock.stop()
    await close()
    throw error
  }
}

/** So many texts are rehearsed: from there on more make it hardly quicker. */
const MOST_REHEARSED = 1500

/** Of every intent some. */
function examples(root: string): string[] {
  const texts = loadExamples(join(root, 'training-data')).map(({ text }) => text)
  const step = Math.max(1, Math.floor(texts.length / MOST_REHEARSED))
  return texts.filter((_, i) => i % step === 0)
}

/** A shop without any product begins with its demonstration catalogue. */
async function seed({ store, clock }: AppContext, products: ShopFiles['products']): Promise<void> {
  for (const [shop, lines] of products)
    await store.knowledge.seedProducts(
      shop,
      lines.map(({ product }) => product),
      clock(),
    )
}

const orderDeskOf = (config: Config, clock: () => number, log: Log) =>
  new HttpOrderDesk({
    guarded: config.production,
    clock,
    onFault: (shop, message) => log.warn({ shop, message }, 'the order desk gave no answer'),
  })

/** Understanding on its thread, and of the same model, once that is there, what a lead would decide. */
function understandingOf(config: Config, root: string, onProgress: OnProgress, log: Log) {
  const { dataDir, tokenizer } = config
  let prepared: Prepared | null = null
  const understanding = new UnderstandingThread({
    entry: join(ROOT, 'bin/understanding-worker.mjs'),
    data: async () => {
      prepared = await prepareModel({ dataDir, tokenizer, root }, onProgress)
      return { tokenizer, ...prepared }
    },
    onRestart: (reason) => log.warn({ reason }, 'understanding was started anew'),
  })
  const opinion = () =>
    prepared === null ? null : (readModelFile(prepared.file, prepared.hash, loadDecisions)?.decisions ?? null)
  return { understanding, opinion }
}

/** What others said, such as a platform's refusal, may hold what belongs to a person. */
export function maskedLog({ logLevel }: Config) {
  const out = pino.destination(2)
  return pino({ level: logLevel }, { write: (line) => out.write(maskPersonal(line)) })
}

interface Running {
  clock: DatabaseClock
  understanding: UnderstandingThread
  /** Texts to rehearse. */
  examples: readonly string[]
  /** Puts the store away. */
  close: () => Promise<void>
}

async function open(
  config: Config,
  scripts: ScriptFiles['scripts'],
  ctx: AppContext,
  { clock, understanding, examples, close }: Running,
): Promise<Listening> {
  const link = await newSetupLink(ctx)
  const pressure = watchPressure(ctx)
  const stopGrowing = growWithWork(ctx.bus)
  let closing = false
  const http: HttpContext = {
    ...ctx,
    scripts,
    cookieSecure: config.cookieSecure,
    pressure: pressure.now,
    checks: [
      diskCheck(config.dataDir),
      queueCheck(pressure.now),
      { name: 'model', fault: async () => understanding.fault },
      { name: 'server', fault: async () => (closing ? 'is about to end' : null) },
    ],
  }
  const server = await listen(createApp(http), { host: config.host, port: config.port })
  const loops = [startRehearsal({ ...ctx, understanding }, examples), startWorker(ctx), startSender(ctx)]
  return {
    hints: hintsFor(config, server.url, link),
    close: async () => {
      closing = true
      // Whoever sends requests here may hear of it before the port closes.
      await setTimeout(FAREWELL_MS)
      await server.close()
      pressure.stop()
      stopGrowing()
      await Promise.all(loops.map((loop) => loop.stop()))
      await understanding.stop()
      clock.stop()
      await close()
    },
  }
}

function hintsFor(config: Config, url: string, link: string | null): string[] {
  const where = config.databaseUrl === undefined ? databaseFile(config) : 'PostgreSQL'
  const secrets = config.production ? 'from the environment' : join(config.dataDir, 'secrets.json')
  return [
    `console   ${url}/`,
    link === null
      ? 'login     your name and password (`shouda user list` names all)'
      : `login     make the first account, within a day: ${url}/setup#${link}`,
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
  await writeDown(config, store, name, shop)
  return closing(exportRows(store, name, shop), store)
}

/** Whoever takes data out of the house is remembered. */
async function writeDown(config: Config, store: Store, rows: ExportName, shop: string | null): Promise<void> {
  const ctx = { store, clock: Date.now, log: maskedLog(config) }
  await audit(ctx, { name: 'shouda export' }, { act: 'export', shop, detail: { rows } })
  securityLog(ctx, 'export', { rows, shop })
}

async function* closing(rows: AsyncIterable<object>, store: Store): AsyncIterable<object> {
  try {
    yield* rows
  } finally {
    await store.close()
  }
}
