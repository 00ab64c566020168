import { useQueryClient } from '@tanstack/react-query'
import { Fragment, useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import * as desk from '../api/desk.ts'
import type { Conversation, Key, Message } from '../api/types.ts'
import type { Acts } from '../desk/use-acts.ts'
import { conversationKey as cacheKey } from '../live/changes.ts'
import { dayOf } from '../parts/time.ts'
import { useLocale, useWords, type Words } from '../words/index.ts'
import { Bubble } from './bubble.tsx'

interface ThreadProps {
  conversation: Conversation
  conversationKey: Key
  acts: Acts
}

/** How many messages the server gives at a time. */
const PAGE = 50
const NEAR_PX = 120

function dayName(at: number, { timeZone }: Conversation, words: Words['thread'], locale: string): string {
  const day = dayOf(at, timeZone)
  if (day === dayOf(Date.now(), timeZone)) return words.today
  if (day === dayOf(Date.now() - 86_400_000, timeZone)) return words.yesterday
  return new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium' }).format(at)
}

/** Older messages that were asked for, before those that the conversation itself shows. */
function useOlder(conversation: Conversation, key: Key) {
  const [older, setOlder] = useState<readonly Message[]>([])
  const client = useQueryClient()
  const [isAll, setIsAll] = useState(conversation.messages.length < PAGE)
  const first = older[0] ?? conversation.messages[0]
  const more = async () => {
    if (first === undefined) return
    const queryKey = [...cacheKey(key), 'before', first.id]
    const page = await client.fetchQuery({ queryKey, queryFn: () => desk.conversation(key, first.id) })
    setOlder([...page.messages, ...older])
    setIsAll(page.messages.length < PAGE)
  }
  const known = new Set(conversation.messages.map(({ id }) => id))
  return { older: older.filter(({ id }) => !known.has(id)), isAll, more }
}

/** Stays at the end of the conversation, unless the agent has scrolled away from it. */
function useEnd(last: string | undefined) {
  const box = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the last message
  useEffect(() => {
    const { current } = box
    if (current && isAtEnd.current) current.scrollTop = current.scrollHeight
  }, [last])
  const onScroll = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {}
    isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX
  }
  return { box, onScroll }
}

/** What was said, with the days between. */
export function Thread({ conversation, conversationKey, acts }: ThreadProps) {
  const words = useWords().thread
  const locale = useLocale()
  const { older, isAll, more } = useOlder(conversation, conversationKey)
  const all = [...older, ...conversation.messages]
  const { box, onScroll } = useEnd(all.at(-1)?.id)
  const isNewDay = (index: number) =>
    index === 0 ||
    dayOf(all[index]!.at, conversation.timeZone) !== dayOf(all[index - 1]!.at, conversation.timeZone)
  return (
    // A region that scrolls can be scrolled by keys.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <div className="thread" role="log" aria-label={words.label} ref={box} onScroll={onScroll} tabIndex={0}>
      {!isAll && (
        <Button className="plain" onPress={more}>
          {words.older}
        </Button>
      )}
      {all.map((message, index) => (
        <Fragment key={message.id}>
          {isNewDay(index) && <p className="day">{dayName(message.at, conversation, words, locale)}</p>}
          <Bubble
            message={message}
            conversation={conversation}
            conversationKey={conversationKey}
            acts={acts}
          />
        </Fragment>
      ))}
    </div>
  )
}
