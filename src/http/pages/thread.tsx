import type { FC } from 'hono/jsx'
import { decidingWords, highlight } from '../highlight.ts'
import { ATTACHMENT_LABELS } from '../labels.ts'
import type { ConversationView, MessageView } from '../schemas.ts'
import { clockWords } from '../time.ts'
import { conversationUrl } from './parts.tsx'

const DELIVERY: Record<NonNullable<MessageView['delivery']>, string> = {
  leaving: '发送中',
  delivered: '已送达',
  unknown: '平台未回应，正在重试',
  failed: '平台没有收下',
}

/** The conversation as a chat; the words that decided are marked in the messages that the draft answers. */
export const Thread: FC<{ conversation: ConversationView; now: number }> = ({ conversation, now }) => {
  const { draft } = conversation
  const words = decidingWords(draft?.why ?? [])
  return (
    <section
      id="thread"
      class="thread"
      aria-label="聊天记录"
      tabindex={0}
      hx-get={conversationUrl(conversation.shop, conversation.id, '/thread')}
      hx-trigger="conversation from:body throttle:300ms, every 30s"
      hx-swap="outerMorph"
      hx-sync="this:replace"
    >
      <ol>
        {conversation.messages.map((message) => {
          const asked = draft?.messageIds.includes(message.id) ?? false
          const time = clockWords(message.at, now, conversation.timeZone)
          return <Bubble message={message} asked={asked} words={asked ? words : []} time={time} />
        })}
      </ol>
    </section>
  )
}

interface BubbleProps {
  message: MessageView
  /** Whether the draft answers this message. */
  asked: boolean
  words: readonly string[]
  time: string
}

const Bubble: FC<BubbleProps> = ({ message, asked, words, time }) => (
  <li
    id={`message/${encodeURIComponent(message.id)}`}
    class={`bubble from-${message.from}${asked ? ' asked' : ''}`}
  >
    <p class="stamp">
      {message.name !== '' && <span>{message.name}</span>}
      <time datetime={new Date(message.at).toISOString()}>{time}</time>
      {message.delivery !== null && (
        <span class={`delivery-${message.delivery}`}>{DELIVERY[message.delivery]}</span>
      )}
      {message.recalled && <span>已撤回</span>}
    </p>
    {message.text !== '' && (
      <p class={message.recalled ? 'words recalled' : 'words'}>
        {highlight(message.text, words).map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}
      </p>
    )}
    {message.attachments.map((attachment) => (
      <p class="attachment">
        <span class="kind">{ATTACHMENT_LABELS[attachment.type] ?? attachment.type}</span>
        {attachment.url === null ? (
          (attachment.title ?? '平台没有给出地址')
        ) : (
          <a href={attachment.url} target="_blank" rel="noreferrer noopener">
            {attachment.title ?? '在新标签页打开'}
          </a>
        )}
      </p>
    ))}
  </li>
)
