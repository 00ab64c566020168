import { useRef } from 'react'
import { Refused } from '../api/client.ts'
import * as desk from '../api/desk.ts'
import type { Conversation, Key } from '../api/types.ts'
import { useForesight } from '../desk/use-conversation.ts'
import type { Way } from '../desk/way.ts'
import { sayFault, sayUndoable } from '../parts/toasts.tsx'
import { useMe } from '../session/session.tsx'
import { useWords } from '../words/index.ts'
import { keepWords } from './kept-words.ts'
import type { Composition } from './use-composition.ts'
import { useSight } from './use-sight.ts'

interface SendContext {
  conversation: Conversation
  conversationKey: Key
  composition: Composition
  way: Way
}

/** Takes a reply back while the server still holds it; own words come back with it. */
function useTakeBack({ conversationKey: key, way }: Pick<SendContext, 'conversationKey' | 'way'>) {
  const words = useWords().done
  const me = useMe()
  const { refresh } = useForesight(key)
  return async (replyId: string, own: { draftId: string | null; text: string } | null) => {
    try {
      await desk.undoReply(replyId)
      if (own) keepWords(me.id, key, own)
      way.to(key)
    } catch {
      sayFault(words.tooLate)
    } finally {
      await refresh()
    }
  }
}

/** Why the words may not leave yet; empty where they may. */
function useObjection({ conversation, composition }: SendContext): () => string {
  const words = useWords().composer
  const isSeen = useSight(conversation)
  return () => {
    if (composition.text.trim() === '') return words.empty
    if (composition.isStale) return words.stale
    return isSeen() ? '' : words.deaf
  }
}

function outgoing({ draft, messages }: Conversation, text: string): desk.Outgoing {
  const seen = messages.map(({ id }) => id)
  return draft === null ? { text, seen } : { text, draftId: draft.id, version: draft.version, seen }
}

/** Sends what stands in the composer, once, and goes on to what waits next. */
export function useSend(context: SendContext): () => Promise<void> {
  const { conversation, conversationKey: key, composition, way } = context
  const words = useWords()
  const objection = useObjection(context)
  const takeBack = useTakeBack(context)
  const { expect, refresh } = useForesight(key)
  const isBusy = useRef(false)
  const refused = (fault: unknown) =>
    sayFault(fault instanceof Refused && fault.status === 409 ? words.composer.taken : words.done.failed)
  return async () => {
    const no = objection()
    if (no !== '') return sayFault(no)
    if (isBusy.current) return
    isBusy.current = true
    const text = composition.text.trim()
    const own = composition.isOwn ? { draftId: conversation.draft?.id ?? null, text } : null
    try {
      const { replyId, undoUntil } = await desk.send(key, outgoing(conversation, text))
      const isAll = composition.sent(text)
      expect({ draft: null, myWords: null, owed: false })
      sayUndoable(`${words.done.sent} · ${conversation.customer}`, undoUntil, () => takeBack(replyId, own))
      if (isAll) way.onward(key)
    } catch (fault) {
      refused(fault)
    } finally {
      isBusy.current = false
      await refresh()
    }
  }
}
