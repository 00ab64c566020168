const WINDOW_MS = 60_000
/** Attempts on one account from one address. */
const MOST_FROM_ADDRESS = 5
/** Attempts on one account from all addresses that it never logged in from. */
const MOST_ON_ACCOUNT = 50
/** Attempts from one address on all accounts. */
const MOST_OF_ADDRESS = 100
/** Names are what strangers type: their number is bounded. */
const MOST_KEPT = 10_000

/** Counts within a minute, for a bounded number of keys. */
class Counter {
  readonly #counts = new Map<string, { count: number; until: number }>()
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  /** Milliseconds until this key may count on; 0 where it may now. */
  wait(key: string, now: number): number {
    const known = this.#counts.get(key)
    return known && known.until > now && known.count >= this.#most ? known.until - now : 0
  }

  add(key: string, now: number): void {
    const known = this.#counts.get(key)
    if (known && known.until > now) known.count++
    else this.#begin(key, now)
  }

  forget(key: string): void {
    this.#counts.delete(key)
  }

  #begin(key: string, now: number): void {
    this.#counts.delete(key)
    const oldest = this.#counts.keys().next()
    if (this.#counts.size >= MOST_KEPT && !oldest.done) this.#counts.delete(oldest.value)
    this.#counts.set(key, { count: 1, until: now + WINDOW_MS })
  }
}

/**
 * Slows down guessing. An attempt counts before its password is looked at, so that many at once are as few as many in
 * a row. An account that strangers guess at stays open from addresses that it was used from before.
 */
export class LoginGuard {
  readonly #pairs = new Counter(MOST_FROM_ADDRESS)
  readonly #accounts = new Counter(MOST_ON_ACCOUNT)
  readonly #addresses = new Counter(MOST_OF_ADDRESS)
  /** Account and address, or account and browser, of logins that were right, the latest last. */
  readonly #known = new Set<string>()

  /**
   * Counts an attempt. Seconds to wait before the next one; 0 where this one may be verified. `browser`: what a browser
   * was given when the account logged in with it. Behind a proxy all come from one address: strangers there use up
   * theirs, and not that of the browser.
   */
  enter(written: string, address: string, now: number, browser: string | null = null): number {
    const name = accountOf(written)
    const own = browser === null ? null : pairOf(name, browser)
    const pair = own !== null && this.#known.has(own) ? own : pairOf(name, address)
    const known = this.#known.has(pair)
    const wait = Math.max(
      this.#pairs.wait(pair, now),
      known ? 0 : this.#accounts.wait(name, now),
      known ? 0 : this.#addresses.wait(address, now),
    )
    if (wait > 0) return Math.ceil(wait / 1000)
    this.#pairs.add(pair, now)
    if (known) return 0
    this.#accounts.add(name, now)
    this.#addresses.add(address, now)
    return 0
  }

  succeeded(written: string, address: string, browser: string | null = null): void {
    const name = accountOf(written)
    this.#pairs.forget(pairOf(name, address))
    this.#remember(pairOf(name, address))
    if (browser !== null) this.#remember(pairOf(name, browser))
  }

  #remember(pair: string): void {
    this.#pairs.forget(pair)
    this.#known.delete(pair)
    const [oldest] = this.#known
    if (this.#known.size >= MOST_KEPT && oldest !== undefined) this.#known.delete(oldest)
    this.#known.add(pair)
  }
}

/** As the account's name is looked up: no blank makes another account of it. */
const accountOf = (name: string): string => name.normalize('NFC').trim()

const pairOf = (name: string, address: string): string => JSON.stringify([name, address])
