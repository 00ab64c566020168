import type { Change, ConversationKey } from '../store/store.ts'
import type { AppContext } from './context.ts'
import { Presence, type Present } from './presence.ts'

const POLL_MS = 1000
/** Changes that are so old are forgotten. */
const KEPT_MS = 60 * 60_000
const FORGET_EVERY_MS = 60_000
/** Of transactions that overlap the later number may be seen first: so long the earlier one is waited for. */
const OVERLAP_MS = 5000
const BATCH = 1000

/** What pages are told of. `id` orders and replays it; null for what is not kept. */
export type LiveEvent =
  | { type: 'conversation'; id: number; data: ConversationKey & { what: string } }
  | { type: 'presence'; id: null; data: ConversationKey & { present: (Present & { id: string })[] } }

type Listener = (event: LiveEvent) => void

/**
 * What happens on the desk, on whatever node it happens. The feed of changes in the database is the truth; this node's
 * own signals and notices of the others only make it quick.
 */
export class Live {
  readonly presence: Presence
  readonly #ctx: Pick<AppContext, 'store' | 'bus' | 'clock' | 'log'>
  readonly #listeners = new Set<Listener>()
  /** Numbers that were told, with their times: those above the floor of the next look. */
  readonly #told = new Map<number, number>()
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
    this.#floor = await store.desk.lastChange()
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
   * named. The function that is returned ends it; with the last listener the looking ends too.
   */
  async listen(listener: Listener, after: number | null): Promise<{ lastId: number; end: () => void }> {
    let waiting: LiveEvent[] | null = []
    const own: Listener = (event) => void (waiting === null ? listener(event) : waiting.push(event))
    this.#listeners.add(own)
    this.#starting ??= this.#start()
    await this.#starting
    await this.look()
    const lastId = await this.#ctx.store.desk.lastChange()
    const missed = after === null ? [] : (await this.#since(after)).map(eventOf)
    const told = new Set(missed.map(({ id }) => id))
    // What happened while the missed was read comes behind it, once.
    for (const event of [...missed, ...waiting.filter(({ id }) => id === null || !told.has(id))])
      listener(event)
    waiting = null
    return { lastId, end: () => this.#leave(own) }
  }

  #leave(listener: Listener): void {
    this.#listeners.delete(listener)
    if (this.#listeners.size === 0) void this.close()
  }

  async #since(after: number): Promise<Change[]> {
    const missed: Change[] = []
    for (let from = after; ; ) {
      const batch = await this.#ctx.store.desk.changesAfter(from, BATCH)
      missed.push(...batch)
      if (batch.length < BATCH) return missed
      from = batch.at(-1)!.seq
    }
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
        for (const change of await this.#since(this.#floor)) this.#tell(change)
        this.#raiseFloor()
        await this.#forget()
      } catch (err) {
        this.#ctx.log.warn({ err }, 'the feed of changes could not be read')
      }
    }
  }

  #tell(change: Change): void {
    if (this.#told.has(change.seq)) return
    this.#told.set(change.seq, this.#ctx.clock())
    for (const listener of [...this.#listeners]) listener(eventOf(change))
  }

  #raiseFloor(): void {
    const before = this.#ctx.clock() - OVERLAP_MS
    for (const [seq, at] of this.#told) {
      if (at > before) continue
      this.#floor = Math.max(this.#floor, seq)
      this.#told.delete(seq)
    }
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

function eventOf({ seq, shop, channel, conversationId, what }: Change): LiveEvent {
  return { type: 'conversation', id: seq, data: { shop, channel, conversationId, what } }
}
