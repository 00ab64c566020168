import type { ConversationEvent, Message } from '../types/index.ts'

/** What an arriving message is in its conversation's log: of a customer or of an agent. */
export function messageEvent(message: Message): ConversationEvent {
  const { id, text, sentAt: at, attachments, product, order, sender } = message
  if (sender.role !== 'agent') return { type: 'message', at, id, text, attachments, product, order }
  const author = sender.name ?? sender.id
  return { type: 'agent_message', at, id, text, author, replyId: message.replyId ?? null }
}

export function recallEvent(messageId: string, at: number): ConversationEvent {
  return { type: 'recall', at, messageId }
}
