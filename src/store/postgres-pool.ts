import { setTimeout as pause } from 'node:timers/promises'
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import pg from 'pg'
import { cut, Pulse } from './postgres-pulse.ts'

/** How long a caller waits for a connection, be it a free one or a new one. */
const CONNECT_MS = 1500
/** How long connections may take to say goodbye. */
const FAREWELL_MS = 500

/** Counts and times come as numbers: both stay far below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format),
}

/**
 * Connections to a database that may stand still: whoever waits for it is told in time, and a connection on which
 * an answer is still owed is never used again, since what was begun on it could become part of somebody else's work.
 */
export class PatientPool implements PostgresPool {
  readonly #pool: pg.Pool
  readonly #pulse: Pulse
  readonly #open = new Set<pg.PoolClient>()

  constructor(url: string) {
    this.#pulse = new Pulse(url)
    this.#pool = new pg.Pool({
      connectionString: url,
      types,
      max: 10,
      // Ends an attempt whose caller is gone already.
      connectionTimeoutMillis: CONNECT_MS + 500,
      keepAlive: true,
    })
    // A connection that breaks while idle is replaced; the next query reports a database that is away.
    this.#pool.on('error', () => {})
    this.#pool.on('connect', (client) => {
      this.#open.add(client)
      client.once('end', () => this.#open.delete(client))
      // One that breaks while in use fails its query; unheard, its own event would end the process.
      client.on('error', () => {})
    })
  }

  async connect(): Promise<PostgresPoolClient> {
    this.#pulse.start()
    if (this.#pulse.lost !== null) throw this.#pulse.lost
    const connecting = this.#pool.connect()
    try {
      return lent(await this.#pulse.guard(inTime(connecting)), this.#pulse)
    } catch (fault) {
      connecting.then(
        (client) => client.release(),
        () => {},
      )
      throw fault
    }
  }

  /** Resolves when all connections are closed; those that say no goodbye are cut. */
  async end(): Promise<void> {
    await this.#pool.end()
    this.#pulse.stop()
    for (let waited = 0; this.#open.size > 0 && waited < FAREWELL_MS; waited += 10) await pause(10)
    for (const client of this.#open) cut(client)
  }
}

async function inTime<T>(connecting: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no connection within time')), CONNECT_MS)
  })
  try {
    return await Promise.race([connecting, late])
  } finally {
    clearTimeout(timer)
  }
}

/** A connection as it is lent to one caller. */
function lent(client: pg.PoolClient, pulse: Pulse): PostgresPoolClient {
  let broken: Error | null = null
  const query = async <R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>> => {
    if (broken !== null) throw broken
    const asked = client.query(sql, [...parameters])
    let answered = false
    const settled = () => {
      answered = true
    }
    asked.then(settled, settled)
    try {
      return (await pulse.guard(asked)) as unknown as PostgresQueryResult<R>
    } catch (fault) {
      if (!answered) broken = fault as Error
      throw fault
    }
  }
  const release = () => {
    if (broken !== null) cut(client)
    client.release(broken !== null)
  }
  return { query: query as PostgresPoolClient['query'], release }
}
