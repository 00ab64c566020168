import type { Conversation, Draft, OutboxItem } from '../store/store.ts'
import type { ReplyEvent } from '../types/index.ts'
import type { AppContext } from './context.ts'

/** Who closes the drafts that go out by themselves. */
const NOBODY = 'auto'

/** The reply that leaves for the platform, to be stored together with the decision to send it. */
export function replyItem(
  ctx: AppContext,
  conversation: Conversation,
  draft: Draft,
  text: string,
): OutboxItem {
  const now = ctx.clock()
  return {
    id: ctx.newId(),
    shop: draft.shop,
    channel: conversation.channel,
    conversationId: draft.conversationId,
    draftId: draft.id,
    text,
    createdAt: now,
    attempts: 0,
    nextAttemptAt: now,
    deliveredAt: null,
    lastError: null,
    failed: false,
  }
}

/** What the conversation remembers of a reply that leaves. */
export function replyEvent({ id, text, createdAt }: OutboxItem, draft: Draft, author: string): ReplyEvent {
  const { id: draftId, messageIds, plan } = draft
  return { type: 'reply', id, at: createdAt, text, author, draftId, messageIds, effects: plan.effects }
}

async function sendDue(ctx: AppContext, draft: Draft): Promise<void> {
  const { shop, conversationId, text } = draft
  const conversation = await ctx.store.conversation(shop, conversationId)
  if (!conversation || text === null) return
  const outbox = replyItem(ctx, conversation, draft, text)
  const outcome = await ctx.store.commitReview({
    draftId: draft.id,
    version: draft.version,
    status: 'sent',
    agent: NOBODY,
    at: ctx.clock(),
    outbox,
    correction: null,
    events: [replyEvent(outbox, draft, NOBODY)],
    stopAutoSend: false,
  })
  if (outcome === 'stale') return
  ctx.bus.emit('outbox', { shop, conversationId })
  ctx.bus.emit('queue', { shop })
  ctx.bus.emit('conversation', { shop, conversationId })
}

/** Sends the drafts that may go out by themselves and whose merge window has passed. */
export async function sendDueDrafts(ctx: AppContext): Promise<void> {
  const drafts = await ctx.store.dueDrafts(ctx.clock(), 100)
  await Promise.all(drafts.map((draft) => sendDue(ctx, draft)))
}
