import { Fragment, useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import * as desk from '../api/desk.ts'
import type { Conversation, Key, Message } from '../api/types.ts'
import type { Acts } from '../desk/use-acts.ts'
import { dayOf } from '../parts/time.ts'
import { useLocale, useWords, type Words } from '../words/index.ts'
import { Bubble } from './bubble.tsx'

interface ThreadProps {
  conversation: Conversation
  conversationKey: Key
  acts: Acts
}

const NEAR_PX = 120

function dayName(at: number, { timeZone }: Conversation, words: Words['thread'], locale: string): string {
  const day = dayOf(at, timeZone)
  if (day === dayOf(Date.now(), timeZone)) return words.today
  if (day === dayOf(Date.now() - 86_400_000, timeZone)) return words.yesterday
  return new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium' }).format(at)
}

/** Older messages that were asked for, before those that the conversation itself shows. */
function useOlder(conversation: Conversation, key: Key) {
  const [pages, setPages] = useState<readonly { messages: Message[]; older: string | null }[]>([])
  const before = pages.length > 0 ? pages[0]!.older : conversation.older
  const more = async () => {
    if (before !== null) setPages([await desk.conversation(key, before), ...pages])
  }
  const known = new Set(conversation.messages.map(({ id }) => id))
  const messages = pages.flatMap((page) => page.messages).filter(({ id }) => !known.has(id))
  return { older: messages, isAll: before === null, more }
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
