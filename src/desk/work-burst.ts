import { seedOf } from '../planning/pipeline.ts'
import { type Conversation, keyOf, type StoredMessage } from '../store/store.ts'
import type { Circumstances, ConversationState } from '../types/index.ts'
import type { AppContext } from './context.ts'

/** Messages of a customer that are answered once, and the state before the first of them. */
export interface Burst {
  state: ConversationState
  /** Oldest first, without recalled ones. */
  messages: StoredMessage[]
  /** The draft made of the burst so far, where it still waits. */
  draftId: string | null
}

/** Both as typed and as received: a platform that delivers late, or whose clock stands still, makes no burst. */
function closeTogether(one: StoredMessage, other: StoredMessage, windowSeconds: number): boolean {
  const gap = Math.max(Math.abs(other.sentAt - one.sentAt), Math.abs(other.receivedAt - one.receivedAt))
  return gap <= windowSeconds * 1000
}

/** As the customer wrote them: a platform may deliver the later one first. */
function inOrder(messages: readonly StoredMessage[]): StoredMessage[] {
  return messages.toSorted((one, other) => one.sentAt - other.sentAt)
}

async function waitingDraft(ctx: AppContext, id: string | null): Promise<string | null> {
  const draft = id === null ? null : await ctx.store.draft(id)
  return draft?.status === 'waiting' ? draft.id : null
}

/**
 * The burst that a customer's message belongs to: the one being answered, where the message follows within the
 * window and nothing was sent meanwhile, else a new one. A recalled message leaves its burst;
 * null where it never was in one.
 */
export async function burstOf(
  ctx: AppContext,
  conversation: Conversation,
  message: StoredMessage,
  windowSeconds: number,
): Promise<Burst | null> {
  const { burst } = conversation
  if (burst) {
    const stored = await ctx.store.messagesById(keyOf(conversation), burst.messageIds)
    const messages = inOrder(stored.filter(({ recalled }) => !recalled))
    const known = burst.messageIds.includes(message.id)
    const last = messages.at(-1)
    if (known || (last && !message.recalled && closeTogether(last, message, windowSeconds))) {
      const draftId = await waitingDraft(ctx, burst.draftId)
      return { state: burst.state, messages: known ? messages : inOrder([...messages, message]), draftId }
    }
  }
  return message.recalled ? null : { state: conversation.state, messages: [message], draftId: null }
}

/** The messages as one text, one line each; pictures without words leave none. */
export function burstText(burst: Burst): string {
  return burst.messages
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n')
}

const PHOTOS = new Set(['image', 'video'])

export function hasPhoto(burst: Burst): boolean {
  return burst.messages.some(({ attachments }) => attachments.some(({ type }) => PHOTOS.has(type)))
}

/** The same message makes the same choice of wordings, whenever it is planned. */
export function seedOfTurn(conversation: Conversation, state: ConversationState): number {
  return seedOf(`${conversation.shop}/${conversation.id}#${state.turns}`)
}

/** The conversation's order as the planner wants it. */
export function orderOf(conversation: Conversation): Circumstances['order'] {
  const { order } = conversation
  if (!order) return null
  const paidAt = order.paidAt === undefined ? null : Date.parse(order.paidAt)
  return { id: order.id, status: order.status, amountFen: order.amountFen ?? null, paidAt }
}
