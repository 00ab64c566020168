import type { OutboxItem } from '../../desk/context.ts'
import type { ReplyView } from '../schemas.ts'

/** A reply as programs see it. */
export function replyView(item: OutboxItem): ReplyView {
  const { id, shop, channel, conversationId, text, author, state, createdAt, attempts } = item
  const ended = state === 'delivered' || state === 'refused' || state === 'failed'
  return {
    ...{ id, shop, channel, conversationId, text, author, state, createdAt, attempts },
    nextAttemptAt: ended ? null : item.nextAttemptAt,
    deliveredAt: item.deliveredAt,
    lastError: item.lastError,
  }
}
