import type { Change, ConversationKey } from '../store/store.ts'
import type { AppContext } from './context.ts'
import { Presence, type Present } from './presence.ts'

const POLL_MS = 1000
/** Changes that are so old are forgotten. */
const KEPT_MS = 60 * 60_000
const FORGET_EVERY_MS = 60_000
const BATCH = 1000
/** Whoever missed more reads everything anew sooner than line by line. */
const MOST_MISSED = 5 * BATCH

/**
 * What pages are told of. `id` is the transaction from which on the feed is told again to whoever heard this last:
 * she may hear of a change twice, never not at all. Null for what is not kept.
 */
export type LiveEvent =
  | { type: 'conversation'; id: number; data: ConversationKey & { what: string } }
  | { type: 'presence'; id: null; data: ConversationKey & { present: (Present & { id: string })[] } }

type Listener = (event: LiveEvent) => void

/** Where a line begins. */
export interface LineStart {
  /** What the page names when it comes back. */
  lastId: number
  /** Whether what was missed can not be told any more: everything is to be read anew. */
  refetch: boolean
  end: () => void
}

/**
 * What happens on the desk, on whatever node it happens. The feed of changes in the database is the truth; this node's
 * own signals and notices of the others only make it quick.
 */
export class Live {
  readonly presence: Presence
  readonly #ctx: Pick<AppContext, 'store' | 'bus' | 'clock' | 'log'>
  readonly #listeners = new Set<Listener>()
  /** Numbers that were told, with their transactions: those from the floor of the next look on. */
  readonly #told = new Map<number, number>()
  /** All changes of older transactions were told. */
  #floor = 0
  #looking: Promise<void> | null = null
  #again = false
  #forgetAt = 0
  #starting: Promise<void> | null = null
  #stop: (() => Promise<void>) | null = null

  constructor(ctx: Pick<AppContext, 'store' | 'bus' | 'clock' | 'log'>) {
    this.#ctx = ctx
    this.presence = new Presence(ctx.clock)
  }

  /** Begins to look; resolves once everything that happens from now on is heard. */
  async #start(): Promise<void> {
    const { store, bus } = this.#ctx
    this.#floor = await store.desk.feedHorizon()
    const offBus = bus.on('conversation', () => void this.look())
    const deaf = store.listen((payload) => this.#noticed(payload))
    const timer = setInterval(() => void this.look(), POLL_MS)
    timer.unref()
    this.#stop = async () => {
      clearInterval(timer)
      offBus()
      await deaf()
    }
  }

  /** Ends all looking. */
  async close(): Promise<void> {
    const stop = this.#stop
    this.#stop = null
    this.#starting = null
    await stop?.()
    await this.#looking
  }

  /**
   * Calls the listener for everything that happens from now on, after everything since the event `after` where one is
   * named. `end` ends it; with the last listener the looking ends too.
   */
  async listen(listener: Listener, after: number | null): Promise<LineStart> {
    let waiting: LiveEvent[] | null = []
    const own: Listener = (event) => void (waiting === null ? listener(event) : waiting.push(event))
    this.#listeners.add(own)
    this.#starting ??= this.#start()
    await this.#starting
    await this.look()
    const lastId = this.#floor
    const missed = after === null ? [] : await this.#missed(after, lastId)
    // What happened while the missed was read comes behind it.
    for (const event of [...(missed ?? []), ...waiting]) listener(event)
    waiting = null
    return { lastId, refetch: missed === null, end: () => this.#leave(own) }
  }

  /** What happened from this transaction on; null where that is not known any more, or too much to tell. */
  async #missed(after: number, lastId: number): Promise<LiveEvent[] | null> {
    const oldest = await this.#ctx.store.desk.oldestChange()
    // Of another database, or older than what is kept.
    if (after > lastId || (after < lastId && (oldest === null || oldest > after))) return null
    const changes = await this.#since(after, MOST_MISSED)
    return changes.length < MOST_MISSED ? eventsOf(changes, lastId) : null
  }

  #leave(listener: Listener): void {
    this.#listeners.delete(listener)
    if (this.#listeners.size === 0) void this.close()
  }

  async #since(tx: number, most = Number.POSITIVE_INFINITY): Promise<Change[]> {
    const missed: Change[] = []
    for (let from = { tx, seq: 0 }; missed.length < most; from = missed.at(-1)!) {
      const batch = await this.#ctx.store.desk.changesAfter(from, BATCH)
      missed.push(...batch)
      if (batch.length < BATCH) break
    }
    return missed
  }

  /** Looks for changes that nobody was told of; one look at a time. */
  look(): Promise<void> {
    this.#again = true
    this.#looking ??= this.#lookUntilDone().finally(() => {
      this.#looking = null
    })
    return this.#looking
  }

  async #lookUntilDone(): Promise<void> {
    while (this.#again) {
      this.#again = false
      try {
        // Asked for before the changes are read: what becomes visible in between is told again, not missed.
        const horizon = await this.#ctx.store.desk.feedHorizon()
        const changes = await this.#since(this.#floor)
        for (const [i, event] of eventsOf(changes, horizon).entries()) this.#tell(changes[i]!, event)
        this.#raiseFloor(horizon)
        await this.#forget()
      } catch (err) {
        this.#ctx.log.warn({ err }, 'the feed of changes could not be read')
      }
    }
  }

  #tell(change: Change, event: LiveEvent): void {
    if (this.#told.has(change.seq)) return
    this.#told.set(change.seq, change.tx)
    for (const listener of [...this.#listeners]) listener(event)
  }

  #raiseFloor(horizon: number): void {
    this.#floor = Math.max(this.#floor, horizon)
    for (const [seq, tx] of this.#told) if (tx < this.#floor) this.#told.delete(seq)
  }

  async #forget(): Promise<void> {
    const now = this.#ctx.clock()
    if (now < this.#forgetAt) return
    this.#forgetAt = now + FORGET_EVERY_MS
    await this.#ctx.store.desk.forgetChanges(now - KEPT_MS)
  }

  /** Somebody looks at the conversation; everybody who looks hears of it, on the other nodes too. */
  async saw(key: ConversationKey, agent: { id: string; name: string }, typing: boolean): Promise<void> {
    if (!this.#seen(key, agent, typing)) return
    const { shop, channel, conversationId } = key
    await this.#ctx.store.notify(
      JSON.stringify({ shop, channel, conversationId, id: agent.id, name: agent.name, typing }),
    )
  }

  #seen(key: ConversationKey, agent: { id: string; name: string }, typing: boolean): boolean {
    if (!this.presence.saw(key, agent, typing)) return false
    const { shop, channel, conversationId } = key
    const data = { shop, channel, conversationId, present: this.presence.all(key) }
    for (const listener of [...this.#listeners]) listener({ type: 'presence', id: null, data })
    return true
  }

  #noticed(payload: string): void {
    if (payload === '') return void this.look()
    const { id, name, typing, ...key } = JSON.parse(payload) as ConversationKey & Present & { id: string }
    this.#seen(key, { id, name }, typing)
  }
}

/** Whoever heard one of them has heard all of older transactions than the next one's, as far as these are complete. */
function eventsOf(changes: readonly Change[], horizon: number): LiveEvent[] {
  return changes.map(({ shop, channel, conversationId, what }, i) => ({
    type: 'conversation',
    id: Math.min(horizon, changes[i + 1]?.tx ?? horizon),
    data: { shop, channel, conversationId, what },
  }))
}
