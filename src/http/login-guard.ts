const MOST_FAILURES = 5
const WINDOW_MS = 60_000
/** Names are what strangers type: their number is bounded. */
const MOST_NAMES = 10_000

/** Slows down guessing: after five failures within a minute a name has to wait until the minute is over. */
export class LoginGuard {
  readonly #failures = new Map<string, { count: number; until: number }>()

  /** Seconds to wait before this name may try again; 0 where it may now. */
  waitSeconds(name: string, now: number): number {
    const failures = this.#failures.get(name)
    if (!failures || failures.until <= now || failures.count < MOST_FAILURES) return 0
    return Math.ceil((failures.until - now) / 1000)
  }

  failed(name: string, now: number): void {
    const known = this.#failures.get(name)
    if (known && known.until > now) known.count++
    else this.#begin(name, now)
  }

  succeeded(name: string): void {
    this.#failures.delete(name)
  }

  #begin(name: string, now: number): void {
    this.#failures.delete(name)
    const oldest = this.#failures.keys().next()
    if (this.#failures.size >= MOST_NAMES && !oldest.done) this.#failures.delete(oldest.value)
    this.#failures.set(name, { count: 1, until: now + WINDOW_MS })
  }
}
