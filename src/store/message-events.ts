import type { ConversationEvent } from '../types/index.ts'
import type { StoredMessage } from './store.ts'

/** What a stored message means for its conversation; the platform's own messages mean nothing. */
export function messageEvents(message: StoredMessage): ConversationEvent[] {
  const { id, sender, text, attachments, product, order, sentAt: at, recalled } = message
  if (sender.role === 'system') return []
  const recall: ConversationEvent[] = recalled ? [{ type: 'recall', at, messageId: id }] : []
  if (sender.role === 'agent') {
    return recalled
      ? []
      : [{ type: 'agent_message', id, at, text, author: sender.name ?? sender.id, replyId: null }]
  }
  return [{ type: 'message', id, at, text, attachments, product, order }, ...recall]
}
