import type { OutboxItem, StoredMessage } from '../../desk/context.ts'
import { maskPersonal } from '../../desk/mask/index.ts'
import type { Attachment } from '../../types/index.ts'
import type { MessageView } from '../schemas.ts'
import { customerName } from './queue.ts'

const DELIVERY: Record<OutboxItem['state'], MessageView['delivery']> = {
  queued: 'leaving',
  sending: 'leaving',
  unknown: 'unknown',
  delivered: 'delivered',
  refused: 'failed',
  failed: 'failed',
}

/** What arrived and what left, in the order of their times. */
export function messageViews(messages: readonly StoredMessage[], sent: readonly OutboxItem[]): MessageView[] {
  return [...messages.map(arrived), ...sent.map(left)].sort((a, b) => a.at - b.at)
}

function arrived(message: StoredMessage): MessageView {
  const { role, name } = message.sender
  return {
    id: message.id,
    from: role,
    name: role === 'customer' ? customerName(name ?? null) : (name ?? ''),
    text: maskPersonal(message.text),
    attachments: message.attachments.map(attachmentView),
    at: message.sentAt,
    recalled: message.recalled,
    delivery: null,
  }
}

function left(item: OutboxItem): MessageView {
  return {
    id: item.id,
    from: 'agent',
    name: '',
    text: maskPersonal(item.text),
    attachments: [],
    at: item.createdAt,
    recalled: false,
    delivery: DELIVERY[item.state],
  }
}

function attachmentView(attachment: Attachment): MessageView['attachments'][number] {
  const { title } = attachment
  return {
    type: attachment.type,
    url: webAddress(attachment.url),
    title: typeof title === 'string' && title !== '' ? maskPersonal(title) : null,
  }
}

/** The platform's address of an attachment, where a browser may follow it; anything but the web's schemes is dropped. */
export function webAddress(url: string | undefined): string | null {
  return url !== undefined && /^https?:\/\//i.test(url) ? url : null
}
