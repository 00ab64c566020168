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
  const openNow = useRef(open)
  openNow.current = open
  const at = rows.findIndex((row) => isSame(keyOfRow(row), open))
  const to = (key: Key) => go(addressOf(key))
  const toRow = (row: Row | undefined) => row && to(keyOfRow(row))
  return {
    next: () => toRow(rows[Math.min(rows.length - 1, at + 1)]),
    previous: () => toRow(rows[Math.max(0, at - 1)]),
    onward: (done) => isSame(openNow.current, done) && toRow(rows[at + 1] ?? rows[at - 1]),
    back: () => go('/'),
    to,
  }
}
