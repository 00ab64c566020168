import type { Message, Plan, Urgency } from '../types/index.ts'
import type { Row } from './schema.ts'
import type {
  Conversation,
  Correction,
  DeliveryState,
  Draft,
  OutboxItem,
  StoredMessage,
  WorkItem,
} from './store.ts'

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
const parsed = <T>(text: string | null): T | null => (text === null ? null : (JSON.parse(text) as T))

const URGENCIES: readonly Urgency[] = ['urgent', 'high', 'normal']

/** The queue's first order: 0 for urgent. */
export function urgencyRank(plan: Plan): number {
  return URGENCIES.indexOf(plan.handoff?.urgency ?? 'normal')
}

/** What a message brings with it. */
export const MESSAGE_COLUMNS = [
  'shop',
  'channel',
  'id',
  'conversation_id',
  'sender_id',
  'sender_role',
  'sender_name',
  'text',
  'attachments',
  'order_json',
  'product_json',
  'reply_id',
  'sent_at',
  'received_at',
] as const satisfies (keyof Row<'messages'>)[]

export function messageRow(message: Message): Pick<Row<'messages'>, (typeof MESSAGE_COLUMNS)[number]> {
  return {
    shop: message.shop,
    channel: message.channel,
    id: message.id,
    conversation_id: message.conversationId,
    sender_id: message.sender.id,
    sender_role: message.sender.role,
    sender_name: message.sender.name ?? null,
    text: message.text,
    attachments: JSON.stringify(message.attachments),
    order_json: json(message.order),
    product_json: json(message.product),
    reply_id: message.replyId ?? null,
    sent_at: message.sentAt,
    received_at: message.receivedAt,
  }
}

export function toMessage(row: Row<'messages'>): StoredMessage {
  return { ...toInboxMessage(row), recalled: row.recalled === 1 }
}

/** What a message's row says of it, before or after it is in its places. */
export function toInboxMessage(row: Omit<Row<'inbox'>, 'delivery' | 'body_hash'>): Message {
  return {
    id: row.id,
    shop: row.shop,
    channel: row.channel,
    conversationId: row.conversation_id,
    sender: {
      id: row.sender_id,
      role: row.sender_role,
      ...(row.sender_name === null ? {} : { name: row.sender_name }),
    },
    text: row.text,
    attachments: JSON.parse(row.attachments),
    order: parsed(row.order_json),
    product: parsed(row.product_json),
    ...(row.reply_id === null ? {} : { replyId: row.reply_id }),
    sentAt: row.sent_at,
    receivedAt: row.received_at,
  }
}

export function toConversation(row: Row<'conversations'>): Conversation {
  return {
    id: row.id,
    shop: row.shop,
    channel: row.channel,
    customerName: row.customer_name,
    customerId: row.customer_id,
    version: row.version,
    lastMessageAt: row.last_message_at,
    lastText: row.last_text,
    order: parsed(row.order_json),
    product: parsed(row.product_json),
  }
}

/** What is counted of a plan. */
export function countedOf({ intents, open, responses, reason }: Plan) {
  const intent = intents[0] ?? open.find((part) => part.intent !== null)?.intent ?? null
  const kind = responses.find((one) => one.intent === intent)?.kind ?? null
  return { intent, kind, reason }
}

/** What the draft says of its conversation, as the desk's row shows it. */
export function aboutOf({ plan, area }: Draft) {
  const { intent, reason } = countedOf(plan)
  return { intent, reason, area: area ?? null }
}

export const DRAFT_COLUMNS = [
  'id',
  'shop',
  'channel',
  'conversation_id',
  'message_ids',
  'plan',
  'intent',
  'kind',
  'reason',
  'worded',
  'text',
  'status',
  'version',
  'urgency',
  'waiting_since',
  'auto_send_at',
  'created_at',
  'closed_at',
  'closed_by',
] as const satisfies (keyof Row<'drafts'>)[]

export function draftRow(draft: Draft, waitingSince: number): Omit<Row<'drafts'>, 'seq'> {
  return {
    id: draft.id,
    shop: draft.shop,
    channel: draft.channel,
    conversation_id: draft.conversationId,
    message_ids: JSON.stringify(draft.messageIds),
    plan: JSON.stringify(draft.plan),
    ...countedOf(draft.plan),
    worded: draft.messageIds.length === 0 ? null : Number(draft.text !== null),
    text: draft.text,
    status: draft.status,
    version: draft.version,
    urgency: urgencyRank(draft.plan),
    waiting_since: waitingSince,
    auto_send_at: draft.autoSendAt,
    created_at: draft.createdAt,
    closed_at: draft.closedAt,
    closed_by: draft.closedBy,
  }
}

export function toDraft(row: Row<'drafts'>): Draft {
  return {
    id: row.id,
    shop: row.shop,
    channel: row.channel,
    conversationId: row.conversation_id,
    messageIds: JSON.parse(row.message_ids),
    plan: JSON.parse(row.plan),
    text: row.text,
    status: row.status,
    version: row.version,
    autoSendAt: row.auto_send_at,
    createdAt: row.created_at,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
  }
}

export function toWorkItem(row: Row<'work'>): WorkItem {
  return {
    id: String(row.seq),
    shop: row.shop,
    channel: row.channel,
    conversationId: row.conversation_id,
    kind: row.kind,
    payload: row.payload,
    attempts: row.attempts,
  }
}

/** Whether a reply in this state will be tried again. */
export const isPending = (state: DeliveryState): boolean =>
  state === 'queued' || state === 'sending' || state === 'unknown'

export function outboxRow(item: OutboxItem): Omit<Row<'outbox'>, 'seq'> {
  return {
    id: item.id,
    shop: item.shop,
    channel: item.channel,
    conversation_id: item.conversationId,
    draft_id: item.draftId,
    text: item.text,
    author: item.author,
    body: item.body,
    state: item.state,
    created_at: item.createdAt,
    attempts: item.attempts,
    first_attempt_at: item.firstAttemptAt,
    next_attempt_at: item.nextAttemptAt,
    delivered_at: item.deliveredAt,
    last_error: item.lastError,
    pending: Number(isPending(item.state)),
  }
}

export function toOutboxItem(row: Row<'outbox'>): OutboxItem {
  return {
    id: row.id,
    shop: row.shop,
    channel: row.channel,
    conversationId: row.conversation_id,
    draftId: row.draft_id,
    text: row.text,
    author: row.author,
    body: row.body,
    state: row.state,
    createdAt: row.created_at,
    attempts: row.attempts,
    firstAttemptAt: row.first_attempt_at,
    nextAttemptAt: row.next_attempt_at,
    deliveredAt: row.delivered_at,
    lastError: row.last_error,
  }
}

export function correctionRow(correction: Correction): Omit<Row<'corrections'>, 'seq'> {
  return {
    id: correction.id,
    draft_id: correction.draftId,
    shop: correction.shop,
    conversation_id: correction.conversationId,
    text: correction.text,
    predicted: correction.predicted,
    intent: correction.intent,
    kind: correction.kind ?? null,
    draft_text: correction.draftText,
    sent_text: correction.sentText,
    agent: correction.agent,
    at: correction.at,
  }
}

export function toCorrection(row: Row<'corrections'>): Correction {
  return {
    id: row.id,
    draftId: row.draft_id,
    shop: row.shop,
    conversationId: row.conversation_id,
    text: row.text,
    predicted: row.predicted as Correction['predicted'],
    intent: row.intent as Correction['intent'],
    ...(row.kind === null ? {} : { kind: row.kind }),
    draftText: row.draft_text,
    sentText: row.sent_text,
    agent: row.agent,
    at: row.at,
  }
}
