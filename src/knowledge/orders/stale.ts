import type { OrderRecord } from '../../types/index.ts'

const STALE_MS = 10 * 60_000

/** Whether the order may have moved on since the shop last told of it; one that no store keeps never has. */
export function isStale({ seenAt }: OrderRecord, now: number): boolean {
  return seenAt !== undefined && now - seenAt > STALE_MS
}
