import { setMaxListeners } from 'node:events'
import type { Lane, OutboxItem } from '../store/store.ts'
import type { AppContext } from './context.ts'
import { deliver, LEASE_MS } from './deliver.ts'
import { Lanes } from './lanes.ts'
import { type Loop, startLoop } from './work-loop.ts'

const POLL_MS = 1000
/** How long deliveries that are under way may take once the sender stops; they are tried again at the next start. */
const GRACE_MS = 2000

/** Delivers replies lane by lane: no shop's platform waits for another's. */
export class Sender {
  readonly #ctx: AppContext
  readonly #onEnd: () => void
  readonly #lanes = new Lanes()
  readonly #ending = new AbortController()
  readonly #underWay = new Set<Promise<void>>()

  /** `onEnd` is called after each attempt: there is room for another. */
  constructor(ctx: AppContext, onEnd: () => void = () => {}) {
    this.#ctx = ctx
    this.#onEnd = onEnd
    // Every attempt listens.
    setMaxListeners(0, this.#ending.signal)
  }

  /** Begins what is due and finds room. */
  async begin(): Promise<void> {
    const lanes = await this.#ctx.store.dueLanes(this.#ctx.clock())
    await Promise.all(lanes.map((lane) => this.#fill(lane)))
  }

  async #fill(lane: Lane): Promise<void> {
    const now = this.#ctx.clock()
    const room = this.#lanes.free(lane, now)
    if (room === 0) return
    for (const item of await this.#ctx.store.takeOutbox(lane, now, LEASE_MS, room)) {
      this.#lanes.begin(lane)
      const attempt = this.#deliver(lane, item, now)
      this.#underWay.add(attempt)
      attempt.finally(() => this.#underWay.delete(attempt))
    }
  }

  async #deliver(lane: Lane, item: OutboxItem, takenAt: number): Promise<void> {
    const { shop, channel, conversationId } = item
    let answered = true
    try {
      const outcome = await deliver(this.#ctx, item, takenAt, this.#ending.signal)
      answered = outcome === null || outcome.state === 'delivered' || outcome.state === 'refused'
      this.#ctx.bus.emit('delivered', { shop, outcome: outcome?.state ?? 'unaddressed' })
      this.#ctx.bus.emit('conversation', { shop, channel, conversationId })
    } catch (err) {
      // The lease runs out, and the reply is tried again with the same id and bytes.
      this.#ctx.log.error({ err, shop, reply: item.id }, 'the outcome of an attempt could not be stored')
    } finally {
      this.#lanes.end(lane, answered, this.#ctx.clock())
      this.#onEnd()
    }
  }

  /** Resolves once nothing is under way. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay)
  }

  /** Gives what is under way a moment, then gives it up. */
  async stop(): Promise<void> {
    const cut = setTimeout(() => this.#ending.abort(), GRACE_MS)
    await this.settled()
    clearTimeout(cut)
  }
}

/** Delivers replies to the platforms until it is stopped. */
export function startSender(ctx: AppContext): Loop {
  const report = (err: unknown) => ctx.log.error({ err }, 'the sender could not take replies')
  const sender = new Sender(ctx, () => loop.wake())
  const loop: Loop = startLoop(
    async () => {
      await sender.begin()
      return false
    },
    POLL_MS,
    report,
  )
  const unsubscribe = ctx.bus.on('outbox', () => loop.wake())
  return {
    wake: loop.wake,
    stop: async () => {
      unsubscribe()
      await loop.stop()
      await sender.stop()
    },
  }
}
