import { useState } from 'react'
import type { Message } from '../api/types.ts'
import { useWords, wordFor } from '../words/index.ts'

type Attachment = Message['attachments'][number]

/** Pictures come through the server: the customer's platform learns nothing of the agent. */
const proxied = (url: string) => `/api/images?u=${encodeURIComponent(url)}`

function Picture({ url, title }: { url: string; title: string | null }) {
  const words = useWords()
  const [isBroken, setIsBroken] = useState(false)
  if (isBroken) return <span className="quiet">{title ?? words.attachments.image}</span>
  return (
    <img
      src={proxied(url)}
      alt={title ?? words.thread.picture}
      width={240}
      height={180}
      loading="lazy"
      referrerPolicy="no-referrer"
      onError={() => setIsBroken(true)}
    />
  )
}

function One({ attachment: { type, url, title } }: { attachment: Attachment }) {
  const words = useWords()
  const name = title ?? wordFor(words.attachments, type)
  if (type === 'image' && url !== null) return <Picture url={url} title={title} />
  if (url === null) return <span className="quiet">{name}</span>
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" referrerPolicy="no-referrer">
      {wordFor(words.attachments, type)} {title}
    </a>
  )
}

/** What came with a message. */
export function Attachments({ attachments }: { attachments: readonly Attachment[] }) {
  if (attachments.length === 0) return null
  return (
    <ul className="attachments">
      {attachments.map((attachment, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: attachments have no ids and never move
        <li key={index}>
          <One attachment={attachment} />
        </li>
      ))}
    </ul>
  )
}
