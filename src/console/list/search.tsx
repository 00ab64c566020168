import { useQuery } from '@tanstack/react-query'
import { type RefObject, useEffect, useState } from 'react'
import { Input } from 'react-aria-components/Input'
import { SearchField } from 'react-aria-components/SearchField'
import { Link } from 'wouter'
import { search } from '../api/helps.ts'
import { addressOf } from '../desk/address.ts'
import { fill, useWords } from '../words/index.ts'

const PAUSE_MS = 250

/** A search begins when the agent pauses, not with every letter. */
export function SearchBox({
  value,
  onChange,
  field,
}: {
  value: string
  onChange: (q: string) => void
  field: RefObject<HTMLInputElement | null>
}) {
  const words = useWords().list
  const [typed, setTyped] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => typed !== value && onChange(typed), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return (
    <SearchField aria-label={words.search} value={typed} onChange={setTyped} className="search">
      <Input ref={field} placeholder={`${words.search}  /`} />
    </SearchField>
  )
}

/** Messages that hold the words, in whatever conversation they are. */
export function Hits({ q, shop }: { q: string; shop: string }) {
  const words = useWords().list
  const { data } = useQuery({
    queryKey: ['search', q, shop],
    queryFn: () => search(q, shop),
    enabled: [...q].length > 1,
  })
  if (!data || data.hits.length === 0) return null
  return (
    <details className="hits" open>
      <summary>
        {words.hits} <span className="quiet">{fill(words.hitsFound, { n: data.total })}</span>
      </summary>
      <ul>
        {data.hits.map(({ shop, channel, conversationId, messageId, customer, text }) => (
          <li key={`${conversationId} ${messageId}`}>
            <Link href={addressOf({ shop, channel, id: conversationId })}>
              <b>{customer}</b> {text}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
