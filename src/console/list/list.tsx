import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { Key } from '../api/types.ts'
import { useNow } from '../parts/time.ts'
import { fill, useWords } from '../words/index.ts'
import { ListRow } from './row.tsx'
import { isSame, keyOfRow, type useList } from './use-list.ts'

const ROW_PX = 84
/** The next page is fetched before its rows come into sight. */
const AHEAD = 15

interface RowsProps {
  list: ReturnType<typeof useList>
  open: Key | null
}

function useRows({ list, open }: RowsProps) {
  const box = useRef<HTMLDivElement>(null)
  const { rows, hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last > rows.length - AHEAD) fetchNextPage()
  }, [last, rows.length, hasNextPage, isFetchingNextPage, fetchNextPage])
  const index = rows.findIndex((row) => isSame(keyOfRow(row), open))
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the agent's way, not the list's own moves
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index)
  }, [open?.id, open?.shop])
  return { box, virtual, items }
}

/** The rows; however many there are, those in sight alone are drawn. */
export function Rows({ list, open }: RowsProps) {
  const words = useWords().list
  const now = useNow()
  const { box, virtual, items } = useRows({ list, open })
  const { rows, total, isPending } = list
  return (
    <div className="rows" ref={box}>
      {rows.length === 0 && !isPending && (
        <p className="nothing">
          <b>{words.empty}</b> {words.emptyHint}
        </p>
      )}
      <ul style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rows[index]!
          return (
            <li
              key={`${row.shop} ${row.channel} ${row.conversationId}`}
              style={{ transform: `translateY(${start}px)`, height: ROW_PX }}
              aria-setsize={total}
              aria-posinset={index + 1}
            >
              <ListRow row={row} now={now} isOpen={isSame(keyOfRow(row), open)} />
            </li>
          )
        })}
      </ul>
      <p className="unseen" role="status">
        {fill(words.found, { n: total })}
      </p>
    </div>
  )
}
