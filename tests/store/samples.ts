import { randomUUID } from 'node:crypto'
import type {
  Conversation,
  ConversationKey,
  Delivery,
  Draft,
  OutboxItem,
  ReplyCommit,
  Store,
} from '../../src/store/store.ts'
import type { Effects, Message, Plan } from '../../src/types/index.ts'

/** The moment at which the tests of the store play. */
export const NOON = Date.parse('2026-11-21T04:00:00Z')

/** The key of a conversation of the tests. */
export const keyFor = (conversationId: string, over: Partial<ConversationKey> = {}): ConversationKey => ({
  shop: 'kangnai',
  channel: 'standard',
  conversationId,
  ...over,
})

/** Where most of what the tests store belongs. */
export const C1 = keyFor('c1')

/** The lane that their replies take. */
export const LANE = { shop: 'kangnai', channel: 'standard' }

export function sampleMessage(over: Partial<Message> = {}): Message {
  return {
    id: randomUUID(),
    shop: 'kangnai',
    channel: 'standard',
    conversationId: 'c1',
    sender: { id: 'u1', role: 'customer', name: '王女士' },
    text: '这鞋是正品吗',
    attachments: [],
    order: null,
    product: null,
    sentAt: NOON,
    receivedAt: NOON,
    ...over,
  }
}

export function delivery(over: Partial<Delivery> = {}): Delivery {
  return { shop: 'kangnai', channel: 'standard', id: randomUUID(), bodyHash: 'a', ...over }
}

/** Of words that do nothing but speak. */
export const NO_EFFECTS: Effects = {
  wordings: [],
  answers: [],
  bargain: null,
  asks: null,
  greets: true,
  closes: false,
  holds: false,
  tasks: [],
}

export function samplePlan(over: Partial<Plan> = {}): Plan {
  return {
    judge: 'questions',
    decision: 'reply',
    reason: 'answered',
    explanation: '',
    intents: ['authenticity'],
    responses: [],
    open: [],
    handoff: null,
    why: [],
    confidence: 0.97,
    situation: null,
    effects: NO_EFFECTS,
    ...over,
  }
}

export function sampleDraft(over: Partial<Draft> = {}): Draft {
  return {
    id: randomUUID(),
    shop: 'kangnai',
    channel: 'standard',
    conversationId: 'c1',
    messageIds: [],
    plan: samplePlan(),
    text: '亲，这是官方旗舰店的正品哦',
    status: 'waiting',
    version: 1,
    autoSendAt: null,
    createdAt: NOON,
    closedAt: null,
    closedBy: null,
    ...over,
  }
}

export function outboxItem(draft: Draft, over: Partial<OutboxItem> = {}): OutboxItem {
  return {
    id: randomUUID(),
    shop: draft.shop,
    channel: draft.channel,
    conversationId: draft.conversationId,
    draftId: draft.id,
    text: draft.text ?? '',
    author: '小李',
    body: null,
    state: 'queued',
    firstAttemptAt: null,
    createdAt: NOON,
    attempts: 0,
    nextAttemptAt: NOON,
    deliveredAt: null,
    lastError: null,
    ...over,
  }
}

/** Who writes the replies of the tests. */
export const LI = { id: 'a1', name: '小李' }

/** A reply of the agent's own words, or of a draft. */
export function replyCommit(seen: string[], over: Partial<ReplyCommit> = {}): ReplyCommit {
  const outbox = { ...outboxItem(sampleDraft()), draftId: over.draft?.id ?? null, nextAttemptAt: NOON + 5000 }
  const { id, text, author } = outbox
  const said = { type: 'reply' as const, id, text, author, at: NOON, effects: null }
  return {
    key: C1,
    agent: LI,
    draft: null,
    seen,
    outbox,
    event: { ...said, draftId: outbox.draftId, messageIds: seen },
    correction: null,
    outcome: null,
    at: NOON,
    ...over,
  }
}

/** Receives a message and commits a draft for it, as the worker does. */
export async function drafted(store: Store, over: Partial<Message> = {}, draftOver: Partial<Draft> = {}) {
  const message = sampleMessage(over)
  await store.receiveMessage(delivery({ shop: message.shop, channel: message.channel }), message)
  const item = (await store.takeWork(NOON, 1000, 100)).find(({ payload }) => payload === message.id)
  const conversation = await store.conversation(message)
  if (!item || !conversation) throw new Error('the message left no work')
  const { shop, channel, conversationId } = message
  const draft = sampleDraft({ shop, channel, conversationId, messageIds: [message.id], ...draftOver })
  await commit(store, item.id, conversation, draft)
  return { message, draft }
}

/** Commits a draft on top of the conversation as it was read. */
export function commit(store: Store, workItemId: string, conversation: Conversation, draft: Draft | null) {
  return store.commitDraft({
    workItemId,
    conversation,
    events: [],
    draft,
    close: [],
    stopAutoSend: false,
    at: NOON,
  })
}

export async function collected<T>(all: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of all) items.push(item)
  return items
}
