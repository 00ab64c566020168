import type { Lane } from '../store/store.ts'

/** Attempts of one lane under way at a time. */
const MOST_AT_ONCE = 16
/** Attempts without an answer in a row after which the platform is left alone for a while. */
const FAILURES_TO_OPEN = 5
const FIRST_PAUSE_MS = 2000
const LONGEST_PAUSE_MS = 60_000

interface LaneState {
  underWay: number
  failures: number
  pausedUntil: number
}

const keyOf = ({ shop, channel }: Lane): string => JSON.stringify([shop, channel])

/**
 * How much each lane may send at a time. A platform that does not answer is tried with a single reply after a pause
 * that grows, until it answers again.
 */
export class Lanes {
  readonly #lanes = new Map<string, LaneState>()

  #of(lane: Lane): LaneState {
    const known = this.#lanes.get(keyOf(lane))
    if (known) return known
    const fresh = { underWay: 0, failures: 0, pausedUntil: 0 }
    this.#lanes.set(keyOf(lane), fresh)
    return fresh
  }

  /** How many more attempts the lane may begin. */
  free(lane: Lane, now: number): number {
    const { underWay, failures, pausedUntil } = this.#of(lane)
    if (failures < FAILURES_TO_OPEN) return MOST_AT_ONCE - underWay
    return underWay === 0 && now >= pausedUntil ? 1 : 0
  }

  begin(lane: Lane): void {
    this.#of(lane).underWay++
  }

  /** `answered`: the platform said something, be it a refusal. */
  end(lane: Lane, answered: boolean, now: number): void {
    const state = this.#of(lane)
    state.underWay--
    state.failures = answered ? 0 : state.failures + 1
    if (state.failures < FAILURES_TO_OPEN) return
    const pause = FIRST_PAUSE_MS * 2 ** Math.min(10, state.failures - FAILURES_TO_OPEN)
    state.pausedUntil = now + Math.min(LONGEST_PAUSE_MS, pause)
  }
}
