import { useRef } from 'react'
import { useLocation } from 'wouter'
import type { Key, Row } from '../api/types.ts'
import { isSame, keyOfRow } from '../list/use-list.ts'
import { addressOf } from './address.ts'

/** From conversation to conversation, in the order of the list. */
export interface Way {
  next: () => void
  previous: () => void
  /**
   * To the one after `done`, or before it where it was the last. Whoever has gone elsewhere before the server
   * answered stays there.
   */
  onward: (done: Key) => void
  back: () => void
  to: (key: Key) => void
}

export function useWay(rows: readonly Row[], open: Key | null): Way {
  const [, go] = useLocation()
  const latest = useRef({ rows, open })
  latest.current = { rows, open }
  const at = rows.findIndex((row) => isSame(keyOfRow(row), open))
  const to = (key: Key) => go(addressOf(key))
  const toRow = (row: Row | undefined) => row && to(keyOfRow(row))
  const onward = (done: Key) => {
    const now = latest.current
    if (!isSame(now.open, done)) return
    const place = now.rows.findIndex((row) => isSame(keyOfRow(row), done))
    // What is done may have left the list already: the next one stands in its place.
    toRow(
      place < 0
        ? now.rows[Math.max(0, Math.min(at, now.rows.length - 1))]
        : (now.rows[place + 1] ?? now.rows[place - 1]),
    )
  }
  return {
    next: () => toRow(rows[Math.min(rows.length - 1, at + 1)]),
    previous: () => toRow(rows[Math.max(0, at - 1)]),
    onward,
    back: () => go('/'),
    to,
  }
}
