/** So many faults in a row and nobody asks for a while. */
const MOST_FAULTS = 3
const REST_MS = 30_000

/** Leaves a server alone that does not answer: after some faults in a row for half a minute, then one is let through. */
export class Breaker {
  #faults = 0
  #restsUntil = 0

  /** Whether it may be asked at `now`, in milliseconds of any steady clock. */
  mayAsk(now: number): boolean {
    if (now < this.#restsUntil) return false
    // The one that is let through has to come back before others are.
    if (this.#faults >= MOST_FAULTS) this.#restsUntil = now + REST_MS
    return true
  }

  succeeded(): void {
    this.#faults = 0
    this.#restsUntil = 0
  }

  failed(now: number): void {
    this.#faults++
    if (this.#faults >= MOST_FAULTS) this.#restsUntil = now + REST_MS
  }
}
