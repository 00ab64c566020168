import type { FC } from 'hono/jsx'
import type { ConversationView } from '../schemas.ts'
import { conversationUrl } from './parts.tsx'

interface SupersededProps {
  conversation: ConversationView
  /** The draft in the editor, as the page knows it: another one may wait by now. */
  shown: string
}

/** Says what happened under the agent's words, shows the draft that waits now, and lets the agent choose. */
export const Superseded: FC<SupersededProps> = ({ conversation, shown }) => {
  const { draft, revision, shop, id } = conversation
  const isNew = draft !== null && draft.id !== shown
  return (
    <div id="notice" data-revision={revision}>
      <div class="notice" role="alert">
        <p>{whatHappened(draft !== null, isNew)}</p>
        {isNew && <blockquote>{draft.text ?? draft.explanation}</blockquote>}
        <p class="actions">
          {isNew && (
            <button
              type="button"
              hx-get={conversationUrl(shop, id, '/review')}
              hx-target="#review"
              hx-swap="outerHTML"
            >
              改用新草稿
            </button>
          )}
          <button
            type="button"
            hx-post={conversationUrl(shop, id, '/keep')}
            hx-include="#decide"
            hx-target="#review"
            hx-swap="outerHTML"
          >
            {isNew ? '看过了，保留我写的' : '知道了'}
          </button>
        </p>
      </div>
    </div>
  )
}

function whatHappened(waits: boolean, isNew: boolean): string {
  if (!waits) return '这条草稿已经处理过或作废了；您写的话没有动。'
  if (isNew) return '客户又发来新消息，草稿已更新；您写的话没有动。'
  return '客户又发来新消息；您写的话没有动。'
}
