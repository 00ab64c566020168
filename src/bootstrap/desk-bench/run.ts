import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { readConfig } from '../../config.ts'
import { loadShops } from '../../content/shops.ts'
import { addUser } from '../../desk/access/users.ts'
import { Bus } from '../../desk/bus.ts'
import type { Store } from '../../store/store.ts'
import { delivery, pace } from '../http-bench/load.ts'
import { Place } from '../http-bench/place.ts'
import { type Subject, startServe } from '../http-bench/processes.ts'
import { quantiles } from '../http-bench/run.ts'
import { ROOT } from '../root.ts'
import { openStore } from '../server.ts'
import { Client, type Told } from './client.ts'
import { DASHBOARD, LISTS, wordsToFind } from './questions.ts'
import { Seeder } from './seed.ts'

export interface DeskBenchOptions {
  messages: number
  /** How often each list is asked for. */
  times: number
  /** Of an empty database; null: none is timed. */
  postgresUrl: string | null
  onProgress: (step: string) => void
}

/** Milliseconds of one question, asked several times. */
export interface Timed {
  name: string
  p50: number
  p95: number
  most: number
}

export interface DeskReport {
  database: string
  lists: Timed[]
  dashboard: Timed
  search: Timed
  /** From a draft's making to the line that tells of it. */
  live: Timed
  /** Drafts of which no line was heard. */
  untold: number
}

const LIVE_MESSAGES = 100
const LIVE_PER_SECOND = 10
const WHO = { name: '小李', password: randomBytes(12).toString('hex') }

const timed = (name: string, times: readonly number[]): Timed => ({
  name,
  ...quantiles(times),
  most: Math.max(...times),
})

type Environment = Record<string, string>

/** While it is filled, PostgreSQL need not wait for the disk. */
const hasty = (environment: Environment): Environment => {
  const { DATABASE_URL: url = '' } = environment
  return url === ''
    ? environment
    : { ...environment, DATABASE_URL: `${url}?options=${encodeURIComponent('-c synchronous_commit=off')}` }
}

async function seeded(environment: Environment, { messages, onProgress }: DeskBenchOptions): Promise<Seeder> {
  const store = await openStore(readConfig(hasty(environment)))
  try {
    const { shops } = loadShops(join(ROOT, 'shops'))
    const ctx = { store, shops, clock: Date.now, newId: randomUUID, bus: new Bus() }
    const agent = await addUser(ctx, { ...WHO, role: 'admin', shops: [] })
    const seeder = new Seeder(store, agent!, environment.DATABASE_URL === '' ? 250 : 4)
    await seeder.fill(messages, (done) => done % 10_000 === 0 && onProgress(`${done} messages stored`))
    return seeder
  } finally {
    await store.close()
  }
}

async function timeLists(client: Client, times: number, lists: typeof LISTS): Promise<Timed[]> {
  const found: Timed[] = []
  for (const [name, path] of lists) {
    const asked = typeof path === 'string' ? path : await path(client)
    await client.get(asked)
    const each: number[] = []
    for (let i = 0; i < times; i++) each.push((await client.get(asked)).ms)
    found.push(timed(name, each))
  }
  return found
}

async function timeSearch(client: Client, words: readonly string[]): Promise<Timed> {
  const each: number[] = []
  for (const word of words) each.push((await client.get(`/search?q=${encodeURIComponent(word)}`)).ms)
  return timed(`search, ${words.length} words of two characters`, each)
}

/** Customers write to one server, an agent looks at another one where there are two. */
async function timeLive(
  client: Client,
  to: Subject,
  secret: string,
  drafts: () => Promise<Map<string, number>>,
) {
  const told: Told[] = []
  const line = await client.follow((one) => told.push(one))
  const make = (i: number) => delivery({ port: to.port, secret }, randomUUID(), `live${i}`, '这鞋是正品吗')
  const seconds = LIVE_MESSAGES / LIVE_PER_SECOND
  await pace(to.port, make, { perSecond: LIVE_PER_SECOND, seconds, lines: 16 })
  await setTimeout(3000)
  line.end()
  const made = await drafts()
  const heard = new Map(
    told.filter(({ what }) => what === 'draft').map((one) => [one.conversationId, one.at]),
  )
  const each = [...made].flatMap(([id, at]) => (heard.has(id) ? [heard.get(id)! - at] : []))
  return {
    live: timed(`new draft to its line, ${each.length} drafts`, each),
    untold: made.size - each.length,
  }
}

/** When the draft of each conversation of `timeLive` was made. */
async function draftsOf(store: Store): Promise<Map<string, number>> {
  const made = new Map<string, number>()
  for await (const { conversationId, createdAt } of store.exportDrafts('kangnai'))
    if (conversationId.startsWith('live')) made.set(conversationId, createdAt)
  return made
}

async function benchOne(
  database: string,
  place: Place,
  environment: Environment,
  options: DeskBenchOptions,
): Promise<DeskReport> {
  const { onProgress, times } = options
  const seeder = await seeded(environment, options)
  place.lendModel(environment)
  onProgress(`${database}: starting`)
  const shown = await startServe(environment)
  const other = environment.DATABASE_URL === '' ? shown : await startServe(environment)
  try {
    const client = await Client.logIn(shown.port, WHO)
    const lists = await timeLists(client, times, LISTS)
    const [dashboard] = await timeLists(client, times, [['dashboard, a week', DASHBOARD]])
    const search = await timeSearch(client, wordsToFind(seeder.words(400)))
    const drafts = async () => {
      if (other === shown) await shown.stop()
      const store = await openStore(readConfig(environment))
      return draftsOf(store).finally(() => store.close())
    }
    return {
      database,
      lists,
      dashboard: dashboard!,
      search,
      ...(await timeLive(client, other, place.secret, drafts)),
    }
  } finally {
    await shown.stop()
    if (other !== shown) await other.stop()
  }
}

/** The agents' desk over a full store, on each of the databases. */
export async function benchDesk(options: DeskBenchOptions): Promise<DeskReport[]> {
  const place = new Place()
  try {
    const { postgresUrl } = options
    const reports = [await benchOne('SQLite', place, place.environment('sqlite'), options)]
    if (postgresUrl !== null) {
      const environment = place.environment('postgres', { DATABASE_URL: postgresUrl })
      reports.push(await benchOne('PostgreSQL, two servers', place, environment, options))
    }
    return reports
  } finally {
    place.remove()
  }
}
