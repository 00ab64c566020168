import type { AppContext } from './context.ts'

const EVERY_MS = 1000
/** Messages that wait to be planned, above which no more are taken in. */
const MOST_WAITING = 2000
/** So many are too many where the oldest has waited for this long. */
const MANY_WAITING = 200
const LONGEST_WAIT_MS = 30_000

/** What waits to be planned and to be sent, looked at once a second. */
export interface Pressure {
  /** Messages that wait to be planned. */
  readonly work: number
  /** How long the oldest of them has waited, in milliseconds. */
  readonly workAge: number
  readonly outbox: number
  readonly outboxAge: number
  /** Replies that did not arrive. */
  readonly troubled: number
}

export const NO_PRESSURE: Pressure = { work: 0, workAge: 0, outbox: 0, outboxAge: 0, troubled: 0 }

/** Whether no more messages should be taken in until some are planned: what is not taken comes again. */
export function isTooMuch({ work, workAge }: Pressure): boolean {
  return work > MOST_WAITING || (work > MANY_WAITING && workAge > LONGEST_WAIT_MS)
}

/** Reads the pressure once. */
export async function measurePressure(ctx: Pick<AppContext, 'store' | 'clock'>): Promise<Pressure> {
  const now = ctx.clock()
  const { work, outbox, troubled } = await ctx.store.backlog(now)
  const age = (since: number | null) => (since === null ? 0 : Math.max(0, now - since))
  return {
    work: work.count,
    workAge: age(work.oldestDueAt),
    outbox: outbox.count,
    outboxAge: age(outbox.oldestDueAt),
    troubled,
  }
}

/** Looks every second; the last look holds while the database is away. */
export function watchPressure(ctx: Pick<AppContext, 'store' | 'clock'>): {
  now(): Pressure
  stop(): void
} {
  let pressure = NO_PRESSURE
  let looking = false
  const timer = setInterval(async () => {
    if (looking) return
    looking = true
    pressure = await measurePressure(ctx).catch(() => pressure)
    looking = false
  }, EVERY_MS)
  timer.unref()
  return { now: () => pressure, stop: () => clearInterval(timer) }
}
