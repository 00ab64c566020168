import { InputError } from '../errors.ts'
import type { Correction, Draft, DraftStatus, ReviewCommit } from '../store/store.ts'
import { isTooLong, type Label, MAX_TEXT_LENGTH, OUT_OF_SCOPE } from '../types/index.ts'
import { colleague } from './access/colleagues.ts'
import { asMeant } from './as-meant.ts'
import type { AppContext } from './context.ts'
import { outcomeOf } from './outcome.ts'
import { replyEvent, replyItem } from './send-due.ts'

/** An agent's decision on a draft, on top of the version that the agent saw. */
export interface Review {
  draftId: string
  version: number
  /** The agent's name. */
  agent: string
  /** What the customer really wanted, where the draft understood it wrongly. */
  intent?: Label | null | undefined
  /** As `intent`, of its kind. */
  kind?: string | null | undefined
  /** Why the draft was not sent. */
  why?: string | null | undefined
}

/** `stale`: the draft has changed or is closed, nothing was done. `unknown`: there is no such draft. */
export type ReviewOutcome = 'done' | 'stale' | 'unknown'

/** How often a decision is tried again while only the conversation, not the draft, moves on beneath it. */
const MOST_ATTEMPTS = 5

export type Change = Pick<ReviewCommit, 'outbox' | 'events' | 'stopAutoSend' | 'next'> & {
  status: DraftStatus
  sentText: string | null
}

function predicted(draft: Draft): Correction['predicted'] {
  const [first] = draft.plan.intents
  return first ?? (draft.plan.reason === 'out_of_scope' ? OUT_OF_SCOPE : null)
}

/** What the agent changed; null where the draft was right. */
export async function correctionOf(
  ctx: AppContext,
  review: Pick<Review, 'agent' | 'intent' | 'kind'>,
  draft: Draft,
  sentText: string | null,
): Promise<Correction | null> {
  const intent = review.intent ?? null
  const reworded = sentText !== null && sentText !== draft.text
  const renamed = intent !== null && (intent !== predicted(draft) || review.kind != null)
  if (!reworded && !renamed) return null
  const messages = await ctx.store.messagesById(draft, draft.messageIds)
  return {
    id: ctx.newId(),
    draftId: draft.id,
    shop: draft.shop,
    conversationId: draft.conversationId,
    text: messages.map(({ text }) => text).join('\n'),
    predicted: predicted(draft),
    intent,
    ...(review.kind == null ? {} : { kind: review.kind }),
    draftText: draft.text,
    sentText,
    agent: review.agent,
    at: ctx.clock(),
  }
}

async function tryOnce(
  ctx: AppContext,
  review: Review,
  draft: Draft,
  change: (draft: Draft) => Change,
): Promise<'done' | 'stale'> {
  const { sentText, ...changed } = change(draft)
  const { draftId, version, agent } = review
  const correction = await correctionOf(ctx, review, draft, sentText)
  const outcome = await ctx.store.commitReview({
    draftId,
    version,
    agent,
    at: ctx.clock(),
    correction,
    outcome: outcomeOf(draft, changed.status, sentText, review.why ?? null),
    ...changed,
  })
  if (outcome === 'done') tell(ctx, draft, changed.outbox !== null)
  return outcome
}

function tell(ctx: AppContext, draft: Draft, sent: boolean): void {
  const { shop, channel, conversationId } = draft
  const key = { shop, channel, conversationId }
  if (sent) ctx.bus.emit('outbox', key)
  ctx.bus.emit('queue', { shop })
  ctx.bus.emit('conversation', key)
}

export async function decide(
  ctx: AppContext,
  review: Review,
  change: (draft: Draft) => Change,
): Promise<ReviewOutcome> {
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
    const draft = await ctx.store.draft(review.draftId)
    if (!draft) return 'unknown'
    if (draft.version !== review.version || draft.status !== 'waiting') return 'stale'
    if ((await tryOnce(ctx, review, draft, change)) === 'done') return 'done'
  }
  return 'stale'
}

/** The words an agent may send; throws `InputError` where there are none or too many. */
export function wordsOf(draft: Pick<Draft, 'text'>, edited: string | undefined): string {
  const words = (edited ?? draft.text ?? '').trim()
  if (words === '')
    throw new InputError('there is nothing to send: the draft has no words and none were written')
  if (isTooLong(words)) throw new InputError(`a reply has at most ${MAX_TEXT_LENGTH} characters`)
  return words
}

/**
 * Sends the draft, as it is or with the agent's own words. The reply is durable with the decision.
 * Throws `InputError` where there are no words to send.
 */
export async function sendDraft(
  ctx: AppContext,
  review: Review & { text?: string | undefined },
): Promise<ReviewOutcome> {
  const shown = await ctx.store.draft(review.draftId)
  const written = review.text
  const meant = shown && written !== undefined ? await asMeant(ctx, shown, written) : written
  return decide(ctx, review, (draft) => {
    const text = wordsOf(draft, meant)
    const outbox = replyItem(ctx, draft, text, review.agent)
    return {
      status: 'sent',
      sentText: text,
      outbox,
      events: [replyEvent(outbox, draft)],
      stopAutoSend: false,
    }
  })
}

/** The agent takes the conversation over: nothing of it goes out by itself any more. */
export function handOver(ctx: AppContext, review: Review): Promise<ReviewOutcome> {
  return decide(ctx, review, () => ({
    status: 'handed_over',
    sentText: null,
    outbox: null,
    events: [{ type: 'handoff', at: ctx.clock(), by: review.agent }],
    stopAutoSend: true,
  }))
}

/** As `handOver`, to a colleague where one is named, with a note for whoever goes on. */
export async function handOverTo(
  ctx: AppContext,
  review: Review,
  { to, note }: { to: string | null; note: string | null },
): Promise<ReviewOutcome> {
  const draft = await ctx.store.draft(review.draftId)
  const heir = to === null || draft === null ? null : await colleague(ctx, to, draft.shop)
  if (draft === null || (to !== null && heir === null)) return 'unknown'
  const outcome = await handOver(ctx, review)
  if (outcome !== 'done') return outcome
  const { desk } = ctx.store
  const at = ctx.clock()
  if (note) await desk.addNote(draft, { id: ctx.newId(), author: review.agent, text: note, at })
  const { assignee = null } = (await desk.standing(draft)) ?? {}
  const { id, name } = heir ?? { id: null, name: '' }
  if (id !== null) await desk.assign(draft, assignee?.id ?? null, { id, name }, at)
  return outcome
}

/** Nothing needs to be said. */
export function dismiss(ctx: AppContext, review: Review): Promise<ReviewOutcome> {
  return decide(ctx, review, ({ messageIds }) => ({
    ...UNSENT,
    status: 'dismissed',
    events: [{ type: 'dismissal', at: ctx.clock(), messageIds, by: review.agent }],
  }))
}

/** The agent says what the customer wanted; the draft goes on waiting. */
export function correctIntent(ctx: AppContext, review: Review & { intent: Label }): Promise<ReviewOutcome> {
  return decide(ctx, review, () => ({ ...UNSENT, status: 'waiting' }))
}

export const UNSENT = { sentText: null, outbox: null, events: [], stopAutoSend: false }
