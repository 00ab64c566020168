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

type Found = Awaited<ReturnType<typeof search>>

/** Customers of that name, each with the last words. */
function Customers({ customers }: Pick<Found, 'customers'>) {
  const words = useWords().list
  if (customers.length === 0) return null
  return (
    <details className="hits" open>
      <summary>
        {words.customers} <span className="quiet">{fill(words.customersFound, { n: customers.length })}</span>
      </summary>
      <ul>
        {customers.map(({ shop, channel, conversationId, customer, lastText }) => (
          <li key={`${shop} ${channel} ${conversationId}`}>
            <Link href={addressOf({ shop, channel, id: conversationId })}>
              <b>{customer}</b> <span className="quiet">{lastText || words.onlyImage}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Messages({ hits, total }: Pick<Found, 'hits' | 'total'>) {
  const words = useWords().list
  if (hits.length === 0) return null
  return (
    <details className="hits" open>
      <summary>
        {words.hits} <span className="quiet">{fill(words.hitsFound, { n: total })}</span>
      </summary>
      <ul>
        {hits.map(({ shop, channel, conversationId, messageId, customer, text }) => (
          <li key={`${conversationId} ${messageId}`}>
            <Link href={addressOf({ shop, channel, id: conversationId })}>
              <b>{customer}</b> <span className="quiet">{text}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Customers and messages that hold the words, in whatever conversation and view they are. */
export function Hits({ q, shop }: { q: string; shop: string }) {
  const { data } = useQuery({
    queryKey: ['search', q, shop],
    queryFn: () => search(q, shop),
    enabled: [...q].length > 1,
  })
  if (!data) return null
  return (
    <>
      <Customers customers={data.customers} />
      <Messages hits={data.hits} total={data.total} />
    </>
  )
}
