import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import { type Phrase, phrases } from '../api/helps.ts'
import { usePinyin } from '../parts/pinyin.ts'
import { useWords } from '../words/index.ts'
import type { Composition } from './use-composition.ts'

const MOST = 8
/** A slash at the beginning or after a space, and what is typed behind it. */
const ASKED = /(?:^|\s)\/([^\s/]*)$/

const OURS = new Set(['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'])

interface Asked {
  /** What is looked for. */
  words: string
  /** Where the slash stands. */
  from: number
  to: number
}

function askedFor(text: string, cursor: number): Asked | null {
  const found = text.slice(0, cursor).match(ASKED)
  return found ? { words: found[1]!.toLowerCase(), from: cursor - found[1]!.length - 1, to: cursor } : null
}

function useMatching(shop: string, asked: Asked | null): readonly Phrase[] {
  const { data } = useQuery({
    queryKey: ['phrases', shop],
    queryFn: () => phrases(shop),
    enabled: asked !== null,
    staleTime: 300_000,
  })
  const matches = usePinyin(asked !== null)
  if (asked === null) return []
  const fits = ({ title, text }: Phrase) =>
    text.toLowerCase().includes(asked.words) || matches(title, asked.words)
  return (data?.phrases ?? []).filter(fits).slice(0, MOST)
}

/** The canned phrases that a slash in the composer offers. */
export function usePhrases(
  shop: string,
  composition: Composition,
  field: RefObject<HTMLTextAreaElement | null>,
) {
  const id = useId()
  const [at, setAt] = useState(0)
  const [closedFor, setClosedFor] = useState<string | null>(null)
  const { text } = composition
  const asked = closedFor === text ? null : askedFor(text, field.current?.selectionStart ?? text.length)
  const found = useMatching(shop, asked)
  const index = Math.min(at, found.length - 1)
  const take = (phrase: Phrase | undefined) => {
    if (phrase === undefined || asked === null) return
    composition.type(text.slice(0, asked.from) + phrase.text + text.slice(asked.to))
    field.current?.focus()
  }
  /** Whether the key was for the list. */
  const press = (event: KeyboardEvent): boolean => {
    const { key } = event
    if (found.length === 0 || event.ctrlKey || event.metaKey || !OURS.has(key)) return false
    event.preventDefault()
    if (key === 'Escape') setClosedFor(text)
    else if (key === 'Enter' || key === 'Tab') take(found[index])
    else setAt((index + (key === 'ArrowDown' ? 1 : found.length - 1)) % found.length)
    return true
  }
  const aria = found.length === 0 ? {} : { 'aria-controls': id, 'aria-activedescendant': `${id}-${index}` }
  return { id, asked, found, index, take, press, aria }
}

export function PhraseList({ phrases }: { phrases: ReturnType<typeof usePhrases> }) {
  const words = useWords().composer
  const { id, found, index, take } = phrases
  if (found.length === 0) return null
  return (
    <div id={id} role="listbox" aria-label={words.phrases} className="phrases">
      {found.map((phrase, each) => (
        // The keys are pressed in the text field, which names the option that is chosen.
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <div
          key={phrase.id}
          id={`${id}-${each}`}
          role="option"
          tabIndex={-1}
          aria-selected={each === index}
          onClick={() => take(phrase)}
        >
          <b>{phrase.title}</b> {phrase.text}
        </div>
      ))}
    </div>
  )
}
