import { utcOffset } from '../knowledge/local-time.ts'
import type { DayOffset } from '../store/store.ts'
import type { AppContext } from './context.ts'

/** No clock is put forward for a shorter time. */
const STEP_MS = 20 * 86_400_000
const MINUTE_MS = 60_000

/** The last moment before `until` at which the clock is still as at `from`, to the minute. */
function changeBetween(from: number, until: number, timezone: string): number {
  const before = utcOffset(from, timezone)
  let [same, other] = [from, until]
  while (other - same > MINUTE_MS) {
    const middle = Math.floor((same + other) / 2)
    if (utcOffset(middle, timezone) === before) same = middle
    else other = middle
  }
  return Math.ceil(other / MINUTE_MS) * MINUTE_MS
}

/** What a clock is ahead of UTC within a time, from when on; the first from the beginning on. */
export function offsetsIn(timezone: string, from: number, until: number): DayOffset[] {
  const found: DayOffset[] = [{ from, offsetMs: utcOffset(from, timezone) }]
  for (let at = from; at < until; at += STEP_MS) {
    const next = Math.min(at + STEP_MS, until)
    const offsetMs = utcOffset(next, timezone)
    if (offsetMs !== found.at(-1)?.offsetMs) found.push({ from: changeBetween(at, next, timezone), offsetMs })
  }
  return found
}

/** When the days of these shops begin, each by its own clock. */
export function dayOffsets(
  { shops, clock }: Pick<AppContext, 'shops' | 'clock'>,
  names: readonly string[],
  from: number,
  until: number,
): Map<string, DayOffset[]> {
  const end = Math.max(from, Math.min(until, clock()))
  return new Map(
    names.map((name) => [name, offsetsIn(shops.get(name)?.timezone ?? 'Asia/Shanghai', from, end)]),
  )
}
