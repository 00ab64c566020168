import type { ConversationKey, Draft, OutboxItem } from '../store/store.ts'
import type { ReplyEvent } from '../types/index.ts'
import type { AppContext } from './context.ts'
import { outcomeOf } from './outcome.ts'

/** Who closes the drafts that go out by themselves. */
const NOBODY = 'auto'

/** The reply that leaves for the platform, to be stored together with the decision to send it. */
export function replyItem(
  ctx: Pick<AppContext, 'clock' | 'newId' | 'channels'>,
  draft: ConversationKey & { id: string | null },
  text: string,
  author: string,
): OutboxItem {
  const now = ctx.clock()
  const reply = { id: ctx.newId(), conversationId: draft.conversationId, text, author, createdAt: now }
  return {
    ...reply,
    shop: draft.shop,
    channel: draft.channel,
    draftId: draft.id,
    body: ctx.channels.get(draft.channel)?.compose(reply) ?? null,
    state: 'queued',
    attempts: 0,
    firstAttemptAt: null,
    nextAttemptAt: now,
    deliveredAt: null,
    lastError: null,
  }
}

/** What the conversation remembers of a reply that leaves. */
export function replyEvent({ id, text, author, createdAt }: OutboxItem, draft: Draft): ReplyEvent {
  const { id: draftId, messageIds, plan } = draft
  return { type: 'reply', id, at: createdAt, text, author, draftId, messageIds, effects: plan.effects }
}

async function sendDue(ctx: AppContext, draft: Draft): Promise<void> {
  const { shop, channel, conversationId, text } = draft
  if (text === null) return
  const outbox = replyItem(ctx, draft, text, NOBODY)
  const outcome = await ctx.store.commitReview({
    draftId: draft.id,
    version: draft.version,
    status: 'sent',
    agent: NOBODY,
    at: ctx.clock(),
    outbox,
    correction: null,
    events: [replyEvent(outbox, draft)],
    stopAutoSend: false,
    outcome: outcomeOf(draft, 'sent', text, null),
  })
  if (outcome === 'stale') return
  ctx.bus.emit('outbox', { shop, channel, conversationId })
  ctx.bus.emit('queue', { shop })
  ctx.bus.emit('conversation', { shop, channel, conversationId })
}

/** Sends the drafts that may go out by themselves and whose merge window has passed. */
export async function sendDueDrafts(ctx: AppContext): Promise<void> {
  const drafts = await ctx.store.dueDrafts(ctx.clock(), 100)
  await Promise.all(drafts.map((draft) => sendDue(ctx, draft)))
}
