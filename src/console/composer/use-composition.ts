import { useEffect, useRef, useState } from 'react'
import type { Conversation, Key } from '../api/types.ts'
import { useMe } from '../session/session.tsx'
import { forgetWords, keepWords, wordsKept } from './kept-words.ts'

interface Typed {
  text: string
  /** The draft that the words belong to. */
  draftId: string | null
  /** Whether they are the agent's own. */
  isOwn: boolean
  /** Own words that gave way to a draft or to another wording. */
  aside: string
}

function beginning(agent: string, key: Key, { draft, myWords }: Conversation): Typed {
  const saved = wordsKept(agent, key) ?? myWords
  if (saved !== null && saved.text.trim() !== '') return { ...saved, isOwn: true, aside: '' }
  return { text: draft?.text ?? '', draftId: draft?.id ?? null, isOwn: false, aside: '' }
}

const NOTHING: Typed = { text: '', draftId: null, isOwn: false, aside: '' }

/** What is typed, with the draft following underneath as long as nobody has touched it. */
function useTyped(conversation: Conversation, agent: string, key: Key) {
  const current = conversation.draft?.id ?? null
  const drafted = conversation.draft?.text ?? ''
  const [typed, setTyped] = useState(() => beginning(agent, key, conversation))
  const latest = useRef(typed)
  latest.current = typed
  // biome-ignore lint/correctness/useExhaustiveDependencies: the composer belongs to one conversation and agent
  useEffect(() => {
    // Words come back with the draft of a reply that was taken back.
    const saved = wordsKept(agent, key)
    const back = saved !== null && saved.draftId === current ? { ...saved, isOwn: true } : null
    setTyped((old) => (old.isOwn ? old : { ...old, text: drafted, draftId: current, ...back }))
  }, [drafted, current])
  return { typed, setTyped, latest, drafted, current }
}

/**
 * What stands in the composer. A draft that nobody has touched gives way to the next one; the agent's own words never
 * do: they stay, bound to their draft, until the agent chooses.
 */
export function useComposition(conversation: Conversation, key: Key) {
  const agent = useMe().id
  const { typed, setTyped, latest, drafted, current } = useTyped(conversation, agent, key)
  const { text, draftId, isOwn, aside } = typed
  const forget = () => forgetWords(agent, key, conversation.myWords !== null)
  const put = (next: Partial<Typed> & { text: string }) => {
    const now = { ...typed, ...next }
    const own = now.text.trim() !== '' && (now.text !== drafted || now.draftId !== current)
    setTyped({ ...now, isOwn: own })
    if (own) keepWords(agent, key, { draftId: now.draftId, text: now.text })
    else forget()
  }
  const sent = (words: string) => {
    // The news that they have left may be here before the answer: then nothing stands there any more.
    const isAll = !latest.current.isOwn || latest.current.text.trim() === words
    if (isAll) {
      forget()
      setTyped(NOTHING)
    } else put({ text: latest.current.text, draftId: null })
    return isAll
  }
  return {
    text,
    isOwn,
    aside,
    /** The words were written for another draft than the one that waits now. */
    isStale: isOwn && draftId !== current,
    type: (words: string) => put({ text: words }),
    /** Puts other words there; own ones stay at hand. */
    choose: (words: string) => put({ text: words, draftId: current, aside: isOwn ? text : aside }),
    takeDraft: () => put({ text: drafted, draftId: current, aside: isOwn ? text : aside }),
    keepMine: () => put({ text: isOwn ? text : aside, draftId: current, aside: '' }),
    /** These words have left; what was written while they did stays. Whether that is nothing. */
    sent,
  }
}

export type Composition = ReturnType<typeof useComposition>
