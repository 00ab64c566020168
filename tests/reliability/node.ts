import { randomUUID } from 'node:crypto'
import { databaseClock } from '../../src/bootstrap/database-clock.ts'
import { standardChannel } from '../../src/channels/standard.ts'
import { Bus } from '../../src/desk/bus.ts'
import { startSender } from '../../src/desk/send.ts'
import { startWorker } from '../../src/desk/work.ts'
import { createApp } from '../../src/http/app.ts'
import type { HttpContext } from '../../src/http/context.ts'
import { listen } from '../../src/http/listen.ts'
import { postgresStore } from '../../src/store/postgres.ts'
import { sqliteStore } from '../../src/store/sqlite.ts'
import { SECRET } from '../channels/samples.ts'
import { sampleShop, wordPlanner } from '../desk/samples.ts'
import { wordUnderstanding } from '../http/engine.ts'

/*
 * A node in a process of its own, to be killed, frozen and asked to end: webhooks, drafts that go out by themselves,
 * replies to the platform. `node.ts <database> <reply URL>`; says its port.
 */
const [database = '', replyUrl = ''] = process.argv.slice(2)
const store = database.startsWith('postgres') ? await postgresStore(database) : await sqliteStore(database)
const clock = await databaseClock(store)
const policy = { autonomy: { default: 'auto' }, mergeWindowSeconds: 0 }
const ctx: HttpContext = {
  store,
  channels: new Map([[standardChannel.name, standardChannel]]),
  shops: new Map([['kangnai', sampleShop(policy, { replyUrl })]]),
  understanding: wordUnderstanding,
  planner: wordPlanner(),
  planOutgoing: null,
  secrets: new Map([['kangnai', [SECRET]]]),
  clock: clock.now,
  newId: randomUUID,
  log: { info: () => {}, warn: () => {}, error: () => {} },
  bus: new Bus(),
  scripts: { intents: new Map() },
  access: { idleMs: 30 * 60_000, sessionMs: 12 * 3600_000, secondFactor: 'off' },
  cookieSecure: false,
}
// A file that may not grow is a fault like any other, not the end.
process.on('SIGXFSZ', () => {})
const server = await listen(createApp(ctx), { host: '127.0.0.1', port: 0 })
const loops = [startWorker(ctx), startSender(ctx)]
process.stdout.write(`${server.port}\n`)
process.once('SIGTERM', async () => {
  await server.close()
  await Promise.all(loops.map((loop) => loop.stop()))
  clock.stop()
  await store.close()
})
