import type { Store } from '../store/store.ts'

const EVERY_MS = 10_000

/** A clock that nodes of one database share, whatever their own say. */
export interface DatabaseClock {
  now(): number
  stop(): void
}

/**
 * The database's time, asked for now and then and counted on by this machine's steady counter: nodes whose clocks
 * differ agree on what is due and whose lease has run out. `steady` in milliseconds, since any moment.
 */
export async function databaseClock(
  store: Pick<Store, 'time'>,
  steady: () => number = () => performance.now(),
): Promise<DatabaseClock> {
  const ask = async () => {
    const before = steady()
    const time = await store.time()
    // The answer was true about half way.
    return time - (before + steady()) / 2
  }
  let offset = await ask()
  const timer = setInterval(() => {
    ask().then(
      (fresh) => {
        offset = fresh
      },
      // A database that is away is reported by those who need it; the counter goes on.
      () => {},
    )
  }, EVERY_MS)
  timer.unref()
  return { now: () => Math.round(offset + steady()), stop: () => clearInterval(timer) }
}
