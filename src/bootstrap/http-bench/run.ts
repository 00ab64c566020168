import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { loadSuites } from '../../content/suites.ts'
import { type Spread, spreadOf } from '../../evaluation/bench.ts'
import { sqliteStore } from '../../store/sqlite.ts'
import { ROOT } from '../root.ts'
import { delivery, pace, rush, type Statuses } from './load.ts'
import { Place } from './place.ts'
import { type Subject, startEndpoint, startServe } from './processes.ts'

export interface HttpBenchOptions {
  rounds: number
  /** Deliveries a round. */
  deliveries: number
  /** How long drafting is watched. */
  seconds: number
  perSecond: number
  /** Of an empty database; null: none is timed. */
  postgresUrl: string | null
  onProgress: (step: string) => void
}

/** Webhook to durable 202 beside the bare endpoint. */
export interface DurableRow {
  name: string
  perSecond: Spread
  /** Its rate by the bare endpoint's, round by round; null for the bare one itself. */
  ratio: Spread | null
}

export interface DraftingReport {
  tokenizer: string
  idleMb: number | null
  loadMb: number | null
  sent: number
  refused: number
  drafted: number
  /** From the receipt of a message to its draft, in milliseconds. */
  p50: number
  p95: number
}

const LINES = 64
const TOKENIZERS = ['nodejieba', 'node-rs'] as const

/** Interleaved rounds, the order rotating, so that what else the machine does hits all alike. */
async function timeDurable(place: Place, options: HttpBenchOptions): Promise<DurableRow[]> {
  const { postgresUrl, rounds, deliveries, onProgress } = options
  const subjects: [string, Subject][] = [
    ['bare hono endpoint, same verification', await startEndpoint('bare', place.environment('bare'))],
    ['webhook to durable 202, SQLite', await startEndpoint('durable', place.environment('sqlite'))],
  ]
  if (postgresUrl !== null) {
    const environment = place.environment('postgres', { DATABASE_URL: postgresUrl })
    subjects.push(['webhook to durable 202, PostgreSQL', await startEndpoint('durable', environment)])
  }
  const rates = subjects.map(() => [] as number[])
  for (let round = 0; round <= rounds; round++) {
    onProgress(round === 0 ? 'warming up' : `round ${round} of ${rounds}`)
    for (let turn = 0; turn < subjects.length; turn++) {
      const at = (turn + round) % subjects.length
      const rate = await rateOf(subjects[at]![1], place.secret, deliveries)
      if (round > 0) rates[at]!.push(rate)
    }
  }
  for (const [, one] of subjects) await one.stop()
  return subjects.map(([name], i) => ({
    name,
    perSecond: spreadOf(rates[i]!),
    ratio: i === 0 ? null : spreadOf(rates[i]!.map((rate, round) => rate / rates[0]![round]!)),
  }))
}

async function rateOf({ port }: Subject, secret: string, deliveries: number): Promise<number> {
  const requests = Array.from({ length: deliveries }, (_, i) =>
    delivery({ port, secret }, randomUUID(), `c${i % 1000}`, '这鞋是正品吗'),
  )
  const { perSecond, statuses } = await rush(port, requests, LINES)
  if ([...statuses.keys()].some((status) => status !== 202))
    throw new Error(`answers other than 202: ${JSON.stringify([...statuses])}`)
  return perSecond
}

/** The whole server at work: how soon drafts are there, and what memory it takes idle and under load. */
async function watchDrafting(
  place: Place,
  tokenizer: string,
  options: HttpBenchOptions,
): Promise<DraftingReport> {
  const { onProgress, perSecond, seconds } = options
  const environment = place.environment(tokenizer, { SHOUDA_TOKENIZER: tokenizer })
  const dataDir = environment.SHOUDA_DATA_DIR!
  place.lendModel(environment)
  onProgress(`starting the server with ${tokenizer}`)
  const server = await startServe(environment)
  await setTimeout(3000)
  const idleMb = server.memory()
  const texts = [...new Set(loadSuites(join(ROOT, 'eval')).map(({ text }) => text))]
  const target = { port: server.port, secret: place.secret }
  const make = (i: number) => delivery(target, randomUUID(), `c${i}`, texts[i % texts.length]!)
  let loadMb = idleMb
  const watching = setInterval(() => {
    loadMb = Math.max(loadMb ?? 0, server.memory() ?? 0) || null
  }, 100)
  onProgress(`drafting at ${perSecond} messages a second with ${tokenizer}`)
  const statuses = await pace(server.port, make, { perSecond, seconds, lines: 256 })
  await setTimeout(2000)
  clearInterval(watching)
  await server.stop()
  const times = await draftTimes(join(dataDir, 'shouda.sqlite'))
  return { tokenizer, idleMb, loadMb, ...countsOf(statuses), drafted: times.length, ...quantiles(times) }
}

const countsOf = (statuses: Statuses) => {
  const sent = [...statuses.values()].reduce((sum, times) => sum + times, 0)
  return { sent, refused: sent - (statuses.get(202) ?? 0) }
}

/** The middle one and the one that 95 of 100 stay below. */
export function quantiles(times: readonly number[]): { p50: number; p95: number } {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95) }
}

/** Milliseconds from the receipt of each message to the first draft that answers it. */
async function draftTimes(file: string): Promise<number[]> {
  const store = await sqliteStore(file)
  const received = new Map<string, number>()
  for await (const { id, receivedAt } of store.exportMessages(null)) received.set(id, receivedAt)
  const times: number[] = []
  for await (const { messageIds, createdAt } of store.exportDrafts(null))
    for (const id of messageIds) times.push(createdAt - received.get(id)!)
  await store.close()
  return times
}

/** All of `npm run bench:http`. */
export async function benchHttp(
  options: HttpBenchOptions,
): Promise<{ durable: DurableRow[]; drafting: DraftingReport[] }> {
  const place = new Place()
  try {
    const durable = await timeDurable(place, options)
    const drafting: DraftingReport[] = []
    for (const tokenizer of TOKENIZERS) drafting.push(await watchDrafting(place, tokenizer, options))
    return { durable, drafting }
  } finally {
    place.remove()
  }
}
