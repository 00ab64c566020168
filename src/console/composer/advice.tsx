import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import * as helps from '../api/helps.ts'
import { useWords } from '../words/index.ts'

/** Behind a slash stands what is looked for, no words for a customer. */
const isSearching = (text: string) => /(?:^|\s)\/\S*$/.test(text)

const PAUSE_MS = 600

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}

/** What the house style says about the agent's own words: advice, never a lock. */
export function AdviceList({ text, shop, isOwn }: { text: string; shop: string; isOwn: boolean }) {
  const words = useWords().composer
  const paused = usePaused(text)
  const { data } = useQuery({
    queryKey: ['style', shop, paused],
    queryFn: () => helps.style(paused, shop),
    enabled: isOwn && paused.trim() !== '' && !isSearching(paused),
  })
  if (!isOwn || isSearching(text) || !data || data.advice.length === 0) return null
  return (
    <ul className="advice" aria-label={words.advice}>
      {data.advice.map(({ rule, title, start, end }) => (
        <li key={`${rule} ${start}`}>
          {words.advice}：{title}{' '}
          {start > 0 || end < paused.length ? <mark>{paused.slice(start, end)}</mark> : null}
        </li>
      ))}
    </ul>
  )
}
