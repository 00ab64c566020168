import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { reveal } from '../api/helps.ts'
import type { Conversation, Key, Message } from '../api/types.ts'
import type { Acts } from '../desk/use-acts.ts'
import { timeOf } from '../parts/time.ts'
import { sayFault } from '../parts/toasts.tsx'
import { useWords, type Words, wordFor } from '../words/index.ts'
import { Attachments } from './attachments.tsx'

interface BubbleProps {
  message: Message
  conversation: Conversation
  conversationKey: Key
  acts: Acts
}

const FAILED = new Set(['refused', 'failed'])
/** Reply words of the server for the states that a message shows. */
const STATES = { leaving: 'queued', unknown: 'unknown', delivered: 'delivered', failed: 'failed' } as const

function stateOf({ reply, delivery }: Message): string | null {
  if (reply === null) return delivery === null ? null : STATES[delivery]
  return reply.undoUntil !== null && reply.undoUntil > Date.now() && reply.state === 'queued'
    ? 'held'
    : reply.state
}

/** How far the reply has come, and what may be done where it did not arrive. */
function Delivery({ message, acts }: Pick<BubbleProps, 'message' | 'acts'>) {
  const words = useWords()
  const state = stateOf(message)
  if (state === null) return null
  const id = message.reply?.id ?? message.id
  const isBad = FAILED.has(state) || state === 'unknown'
  return (
    <span className={isBad ? 'delivery bad' : 'delivery'}>
      {isBad && <span aria-hidden="true">⚠ </span>}
      {wordFor(words.delivery, state)}
      {FAILED.has(state) && <Button onPress={() => acts.resend(id)}>{words.thread.retry}</Button>}
      {isBad && (
        <Button className="plain" onPress={() => acts.confirm(id)}>
          {words.thread.arrivedAnyway}
        </Button>
      )}
    </span>
  )
}

function senderOf({ from, name, reply }: Message, words: Words['thread']): string {
  if (from === 'customer') return name
  if (from === 'system') return words.system
  return reply?.author || name || words.agent
}

const MASK = /\*{2,}|…\*|●{2,}/

/** Customer's words are masked; who needs them in full asks, and that is noted. */
function Text({ message, conversationKey }: Pick<BubbleProps, 'message' | 'conversationKey'>) {
  const words = useWords()
  const [full, setFull] = useState<string | null>(null)
  const show = () =>
    reveal(conversationKey, message.id).then(
      ({ text }) => setFull(text),
      () => sayFault(words.done.failed),
    )
  const text = full ?? message.text
  if (message.recalled) return <p className="quiet">{words.thread.recalled}</p>
  if (text === '')
    return message.attachments.length > 0 ? null : <p className="quiet">{words.list.onlyImage}</p>
  return (
    <p>
      {text}
      {full === null && message.from === 'customer' && MASK.test(text) && (
        <Button className="plain" onPress={show}>
          {words.thread.reveal}
        </Button>
      )}
    </p>
  )
}

/** Whether the words are a draft's, a changed draft's or the agent's own. */
function originOf({ reply }: Message, words: Words['thread']): string {
  if (reply === null) return ''
  if (reply.edited === null) return words.ownWords
  return reply.edited ? words.edited : words.fromDraft
}

/** One thing that was said. */
export function Bubble({ message, conversation, conversationKey, acts }: BubbleProps) {
  const words = useWords().thread
  const { answers, timeZone } = conversation
  const isAnswered = answers.messageIds.includes(message.id)
  const own = originOf(message, words)
  return (
    <article className={`bubble ${message.from}`} data-answered={isAnswered}>
      <header>
        <b>{senderOf(message, words)}</b>{' '}
        <time dateTime={new Date(message.at).toISOString()}>{timeOf(message.at, timeZone)}</time>{' '}
        {own && <span className="quiet">{own}</span>}
      </header>
      <Text message={message} conversationKey={conversationKey} />
      <Attachments attachments={message.attachments} />
      <Delivery message={message} acts={acts} />
    </article>
  )
}
