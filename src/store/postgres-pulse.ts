import { setImmediate } from 'node:timers/promises'
import pg from 'pg'

/** How often the database is asked whether it is there. */
const EVERY_MS = 500
/** How long it may take to say so; with the pause before it shorter than the two seconds that callers wait. */
const PATIENCE_MS = 1200

const errorOf = (fault: unknown) => (fault instanceof Error ? fault : new Error(String(fault)))

/**
 * Asks the database small things on a connection of its own. A slow statement is the database's own business; a
 * database that says nothing at all (it stands still, its network is gone) fails everything that waits for it, and
 * what comes later at once, until it answers again.
 */
export class Pulse {
  readonly #url: string
  readonly #waiting = new Set<(fault: Error) => void>()
  #client: pg.Client | null = null
  #timer: NodeJS.Timeout | undefined
  #started = false
  #stopped = false
  #lost: Error | null = null

  constructor(url: string) {
    this.#url = url
  }

  /** Why the database is given up at the moment; null where it answers. */
  get lost(): Error | null {
    return this.#lost
  }

  start(): void {
    if (this.#started) return
    this.#started = true
    this.#pause()
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
    this.#drop()
  }

  /** Settles as `work` does, or fails as soon as the database is found to be silent. */
  async guard<T>(work: Promise<T>): Promise<T> {
    let fail = (_fault: Error) => {}
    const silent = new Promise<never>((_, reject) => {
      fail = reject
    })
    this.#waiting.add(fail)
    try {
      return await Promise.race([work, silent])
    } finally {
      this.#waiting.delete(fail)
    }
  }

  #pause(): void {
    if (this.#stopped) return
    this.#timer = setTimeout(() => this.#beat().finally(() => this.#pause()), EVERY_MS)
    this.#timer.unref()
  }

  async #beat(): Promise<void> {
    const fault = await this.#inTime(this.#ask())
    if (this.#stopped) return this.#drop()
    this.#lost = fault
    if (fault === null) return
    this.#drop()
    for (const fail of [...this.#waiting]) fail(fault)
  }

  /** A connection that was cut says nothing about the database: a new one is asked. */
  async #ask(): Promise<void> {
    const known = this.#client
    if (known !== null) {
      try {
        await known.query('select 1')
        return
      } catch (fault) {
        // It was given up meanwhile, and the answer comes too late for anybody.
        if (this.#client !== known) throw fault
        this.#drop()
      }
    }
    await this.#connect().query('select 1')
  }

  #connect(): pg.Client {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true })
    client.on('error', () => {})
    client.connect().catch(() => {})
    this.#client = client
    return client
  }

  /** What went wrong; null where nothing did. Where this process stood still, the answer lies here: it is heard first. */
  async #inTime(asked: Promise<void>): Promise<Error | null> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<Error>((resolve) => {
      timer = setTimeout(async () => {
        await setImmediate()
        resolve(new Error('it does not answer'))
      }, PATIENCE_MS)
    })
    const fault = await Promise.race([asked.then(() => null, errorOf), late])
    clearTimeout(timer)
    return fault
  }

  #drop(): void {
    const client = this.#client
    this.#client = null
    cut(client)
  }
}

/** Ends a connection without waiting for the other side. */
export function cut(client: pg.ClientBase | null): void {
  const { connection } = (client ?? {}) as { connection?: { stream?: { destroy(): void } } }
  connection?.stream?.destroy()
}
