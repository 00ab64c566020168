import { useRef, useState } from 'react'
import type { Filters, Key, View } from '../api/types.ts'
import { KeyList } from '../keys/key-list.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { FilterBar } from '../list/filters.tsx'
import { Rows } from '../list/list.tsx'
import { Hits, SearchBox } from '../list/search.tsx'
import { NO_FILTERS, useList } from '../list/use-list.ts'
import { Views } from '../list/views.tsx'
import { undoLast } from '../parts/toasts.tsx'
import { useWords } from '../words/index.ts'
import { useOpenKey } from './address.ts'
import { Opened } from './opened.tsx'
import { useWay } from './way.ts'

interface ListSideProps {
  view: View
  setView: (view: View) => void
  filters: Filters
  setFilters: (filters: Filters) => void
  list: ReturnType<typeof useList>
  open: Key | null
  field: React.RefObject<HTMLInputElement | null>
}

function ListSide({ view, setView, filters, setFilters, list, open, field }: ListSideProps) {
  const words = useWords().list
  return (
    <section className="left" aria-label={words.title}>
      <Views view={view} shop={filters.shop} onChange={setView} />
      <SearchBox value={filters.q} onChange={(q) => setFilters({ ...filters, q })} field={field} />
      <FilterBar filters={filters} onChange={setFilters} />
      {filters.q !== '' && <Hits q={filters.q} shop={filters.shop} />}
      <Rows list={list} open={open} />
    </section>
  )
}

/** The agents' desk: the list, the conversation that is open, and what is known about it. */
export function Desk() {
  const words = useWords()
  const [view, setView] = useState<View>('review')
  const [filters, setFilters] = useState(NO_FILTERS)
  const [showsKeys, setShowsKeys] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const list = useList(view, filters)
  const open = useOpenKey()
  const way = useWay(list.rows, open)
  useKeys({
    next: way.next,
    previous: way.previous,
    search: () => field.current?.focus(),
    undo: undoLast,
    help: () => setShowsKeys(true),
  })
  const side = { view, setView, filters, setFilters, list, open, field }
  return (
    <main id="main" className={open === null ? 'desk' : 'desk has-open'}>
      <h1 className="unseen">{words.nav.desk}</h1>
      <ListSide {...side} />
      {open === null ? <Nobody /> : <Opened conversationKey={open} way={way} />}
      {showsKeys && <KeyList onClose={() => setShowsKeys(false)} />}
    </main>
  )
}

function Nobody() {
  const words = useWords().thread
  return (
    <section className="middle nobody" aria-label={words.label}>
      <p>
        <b>{words.choose}</b>
      </p>
      <p className="quiet">{words.chooseHint}</p>
    </section>
  )
}
