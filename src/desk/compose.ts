import { InputError } from '../errors.ts'
import type {
  Assignee,
  ConversationKey,
  Draft,
  OutboxItem,
  ReplyCommit,
  ReplyOutcome,
} from '../store/store.ts'
import { isTooLong, MAX_TEXT_LENGTH, type ReplyEvent } from '../types/index.ts'
import { asMeant } from './as-meant.ts'
import type { AppContext } from './context.ts'
import { outcomeOf } from './outcome.ts'
import { alternatives } from './redraft.ts'
import { correctionOf } from './review.ts'
import { replyItem } from './send-due.ts'

/** How long a send, a handover, a dismissal can be taken back. The server holds the reply so long. */
export const UNDO_MS = 5000

/** What an agent sends. */
export interface Composed {
  key: ConversationKey
  agent: Pick<Assignee, 'id' | 'name'>
  text: string
  /** The draft that the words stand for, as it was seen; null where they are the agent's own. */
  draft: { id: string; version: number } | null
  /** Messages and replies that the agent had on screen. */
  seen: readonly string[]
}

export type Sent =
  | { status: 'done'; replyId: string; undoUntil: number }
  | { status: Exclude<ReplyOutcome, 'done'> | 'unknown' }

function checked(text: string): string {
  const words = text.trim()
  if (words === '') throw new InputError('there is nothing to send: no words were written')
  if (isTooLong(words)) throw new InputError(`a reply has at most ${MAX_TEXT_LENGTH} characters`)
  return words
}

/**
 * Sends words to the customer, held for as long as they can be taken back. Nothing is sent where the draft has changed
 * or something newer came than the agent had on screen.
 * Throws `InputError` where there are no words to send.
 */
export async function composeReply(ctx: AppContext, composed: Composed): Promise<Sent> {
  const text = checked(composed.text)
  const conversation = await ctx.store.conversation(composed.key)
  if (conversation === null) return { status: 'unknown' }
  const draft = composed.draft === null ? null : await ctx.store.draft(composed.draft.id)
  if (composed.draft !== null && (draft === null || !belongs(draft, composed.key)))
    return { status: 'unknown' }
  const meant = await asMeant(ctx, composed.key, text, () => offered(ctx, draft))
  const commit = await commitOf(ctx, { ...composed, text: meant }, draft)
  const status = await ctx.store.desk.reply(commit)
  if (status !== 'done') return { status }
  tell(ctx, composed.key)
  return { status, replyId: commit.outbox.id, undoUntil: commit.outbox.nextAttemptAt }
}

async function offered(ctx: AppContext, draft: Draft | null): Promise<string[]> {
  const found = draft === null ? null : await alternatives(ctx, draft.id)
  return (found ?? []).map(({ text }) => text)
}

const belongs = (draft: Draft, key: ConversationKey) =>
  draft.shop === key.shop && draft.channel === key.channel && draft.conversationId === key.conversationId

async function commitOf(ctx: AppContext, composed: Composed, draft: Draft | null): Promise<ReplyCommit> {
  const { key, agent, text, seen } = composed
  const item = replyItem(ctx, { ...key, id: draft?.id ?? null }, text, agent.name)
  const outbox = { ...item, nextAttemptAt: item.createdAt + UNDO_MS }
  const owed = await ctx.store.desk.owed(key)
  const answered = draft?.messageIds ?? owed.map(({ id }) => id).filter((id) => seen.includes(id))
  const by: Assignee = { id: agent.id, name: agent.name }
  return {
    key,
    agent: by,
    draft: composed.draft,
    seen,
    outbox,
    event: eventOf(outbox, draft, answered),
    correction: draft && (await correctionOf(ctx, { agent: agent.name }, draft, text)),
    outcome: draft && outcomeOf(draft, 'sent', text, null),
    at: item.createdAt,
  }
}

/** Words of the agent's own do nothing that a script foresaw. */
function eventOf(outbox: OutboxItem, draft: Draft | null, messageIds: string[]): ReplyEvent {
  const { id, text, author, createdAt: at } = outbox
  const effects = draft?.plan.effects ?? null
  return { type: 'reply', id, at, text, author, draftId: draft?.id ?? null, messageIds, effects }
}

/** Takes back a reply that is still held: its draft and its words are as they were. */
export async function undoReply(
  ctx: AppContext,
  id: string,
  agent: Pick<Assignee, 'id'>,
): Promise<'done' | 'stale' | 'unknown'> {
  if ((await ctx.store.reply(id)) === null) return 'unknown'
  const at = ctx.clock()
  const item = await ctx.store.desk.undoReply(id, at)
  if (item === null) return 'stale'
  await ctx.store.desk.saveWords(agent.id, item, { draftId: item.draftId, text: item.text, at })
  tell(ctx, item)
  ctx.bus.emit('work', placeOf(item))
  return 'done'
}

const placeOf = ({ shop, channel, conversationId }: ConversationKey): ConversationKey => ({
  shop,
  channel,
  conversationId,
})

/** Lets everybody know that the conversation has changed. */
export function tell(ctx: Pick<AppContext, 'bus'>, key: ConversationKey): void {
  ctx.bus.emit('queue', { shop: key.shop })
  ctx.bus.emit('conversation', placeOf(key))
}

/** Takes back a handover or a dismissal. */
export async function reopenDraft(
  ctx: AppContext,
  id: string,
  version: number,
): Promise<'done' | 'stale' | 'unknown'> {
  const draft = await ctx.store.draft(id)
  if (draft === null) return 'unknown'
  const now = ctx.clock()
  const outcome = await ctx.store.desk.reopenDraft(id, version, now - UNDO_MS, now)
  if (outcome === 'done') {
    tell(ctx, draft)
    ctx.bus.emit('work', placeOf(draft))
  }
  return outcome
}
