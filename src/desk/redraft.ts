import type { Alternative } from '../planning/alternatives.ts'
import type { Choice, TurnInput } from '../planning/engine.ts'
import { nothingSaid } from '../planning/nothing-said.ts'
import type { Conversation, Draft } from '../store/store.ts'
import type { ConversationEvent } from '../types/index.ts'
import type { AppContext } from './context.ts'
import { decide, type Review, UNSENT } from './review.ts'
import { logOf, newDraft, readingEvents, turnInput } from './work-message.ts'

export type Redrafted = { status: 'done'; draft: Draft } | { status: 'stale' | 'unknown' }

/** As many as there are keys for them. */
export const MOST_ALTERNATIVES = 9

interface Turn {
  conversation: Conversation
  input: TurnInput
}

/** The turn that the draft answers, as it is now; null where its conversation or its shop is gone. */
async function turnOf(ctx: AppContext, draft: Draft): Promise<Turn | null> {
  const conversation = await ctx.store.conversation(draft)
  const shop = ctx.shops.get(draft.shop)
  if (conversation === null || shop === undefined) return null
  const openConversations = () => ctx.store.openConversations(draft.shop)
  const log = await logOf(ctx, conversation)
  const input = await turnInput(ctx, { shop, conversation, openConversations }, log)
  return { conversation, input }
}

/**
 * A new draft at once, about what the agent says that the customer wants. What she says is kept as a correction, and
 * the conversation goes on from it.
 */
export async function redraft(
  ctx: AppContext,
  review: Review & { intent: Choice['intent'] },
): Promise<Redrafted> {
  const draft = await ctx.store.draft(review.draftId)
  const turn = draft && (await turnOf(ctx, draft))
  if (!turn) return { status: 'unknown' }
  const { input, conversation } = turn
  const chosen = { intent: review.intent, kind: review.kind ?? null }
  const drafted = ctx.planner.plan({ ...input, chosen })
  const next = newDraft(ctx, conversation, drafted, draft.messageIds, null)
  const at = input.state.unanswered.at(-1)?.at ?? ctx.clock()
  const events: ConversationEvent[] = readingEvents(drafted, at)
  const why = review.kind ? 'wrong_kind' : 'wrong_intent'
  const status = await decide(ctx, { ...review, why }, () => ({
    ...UNSENT,
    status: 'superseded',
    events,
    next,
  }))
  return status === 'done' ? { status, draft: next } : { status }
}

/** Other words for what the draft answers; null where there is no such draft. */
export async function alternatives(ctx: AppContext, draftId: string): Promise<Alternative[] | null> {
  const draft = await ctx.store.draft(draftId)
  const turn = draft && (await turnOf(ctx, draft))
  if (!turn) return null
  return ctx.planner.alternatives(draft.text, withSomething(turn.input), MOST_ALTERNATIVES)
}

/** Where nothing waits the shop speaks first: its words are chosen as if nothing had been said. */
function withSomething(input: TurnInput): TurnInput {
  return input.predictions.length > 0 ? input : { ...input, predictions: [nothingSaid('')] }
}
