import { useEffect, useRef } from 'react'
import type { Conversation } from '../api/types.ts'

/** Nobody reads faster: a key that comes sooner was meant for what stood there before. */
const DEAF_MS = 400

/** Changes with everything that a sender has to have seen: the draft, and what the customer wrote. */
function sightOf({ draft, messages }: Conversation): string {
  const last = messages.findLast(({ from }) => from === 'customer')
  return [draft?.id, draft?.version, last?.id, last?.recalled, last?.text].join(' ')
}

/** Tells whether what is to be sent has been on screen long enough to be read. */
export function useSight(conversation: Conversation): () => boolean {
  const sight = sightOf(conversation)
  const since = useRef(Number.POSITIVE_INFINITY)
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew whenever something else is to be seen
  useEffect(() => {
    since.current = Number.POSITIVE_INFINITY
    // Counted from the picture that first shows it.
    const frame = requestAnimationFrame(() => {
      since.current = performance.now()
    })
    return () => cancelAnimationFrame(frame)
  }, [sight])
  return () => !document.hidden && performance.now() - since.current >= DEAF_MS
}
