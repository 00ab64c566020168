import type { OutboxItem } from '../../desk/context.ts'
import { maskPersonal } from '../../desk/mask/index.ts'
import type { ReplyView } from '../schemas.ts'

/** What a platform said of a reply may quote it. */
export const faultView = (fault: string | null): string | null =>
  fault === null ? null : maskPersonal(fault)

/** A reply as programs see it. */
export function replyView(item: OutboxItem): ReplyView {
  const { id, shop, channel, conversationId, author, state, createdAt, attempts } = item
  const ended = state === 'delivered' || state === 'refused' || state === 'failed'
  return {
    ...{ id, shop, channel, conversationId, author, state, createdAt, attempts },
    text: maskPersonal(item.text),
    nextAttemptAt: ended ? null : item.nextAttemptAt,
    deliveredAt: item.deliveredAt,
    lastError: faultView(item.lastError),
  }
}
