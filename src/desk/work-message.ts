import type { PlannerOutput } from '../planning/engine.ts'
import { answerMessage } from '../planning/pipeline.ts'
import type { Conversation, Draft, DraftCommit, StoredMessage, WorkItem } from '../store/store.ts'
import type { Shop } from '../types/index.ts'
import type { AppContext } from './context.ts'
import { autonomyOf, goesOutByItself } from './work-autonomy.ts'
import { type Burst, burstOf, burstText, hasPhoto, orderOf, seedOfTurn } from './work-burst.ts'

/** What a message leads to, and the plan behind it where one was made. */
export interface Planned {
  commit: DraftCommit
  output: PlannerOutput | null
}

/** A work item with what it is about. */
export interface Task {
  item: WorkItem
  shop: Shop
  conversation: Conversation
  /** Conversations of the shop that wait for agents. */
  openConversations: () => Promise<number>
}

/** Ends the work item and changes nothing else. */
export function nothing(
  ctx: AppContext,
  { item, conversation }: Pick<Task, 'item' | 'conversation'>,
): Planned {
  const commit = {
    workItemId: item.id,
    conversation,
    draft: null,
    close: [],
    stopAutoSend: false,
    at: ctx.clock(),
  }
  return { commit, output: null }
}

/** Platforms may report a reply of ours as an agent's message. */
async function isEcho(ctx: AppContext, message: StoredMessage): Promise<boolean> {
  const sent = await ctx.store.outboxFor(message)
  return sent.some(({ id, text }) => id === message.id || text === message.text)
}

/** A human has spoken: what waited for one is void, and the customer's next message begins a new burst. */
async function humanSpoke(ctx: AppContext, { item, conversation }: Task): Promise<Planned> {
  const { commit, output } = nothing(ctx, { item, conversation: { ...conversation, burst: null } })
  const drafts = await ctx.store.drafts(item)
  const waiting = drafts.filter(({ status }) => status === 'waiting')
  const close = waiting.map(({ id }) => ({ draftId: id, status: 'void' as const }))
  return { commit: { ...commit, close }, output }
}

async function plan(
  ctx: AppContext,
  { shop, conversation, openConversations }: Task,
  burst: Burst,
): Promise<PlannerOutput> {
  const { state } = burst
  const circumstances = {
    now: ctx.clock(),
    seed: seedOfTurn(conversation, state),
    openConversations: await openConversations(),
    hasPhoto: hasPhoto(burst),
    product: conversation.product,
    order: orderOf(conversation),
  }
  return answerMessage(ctx, { text: burstText(burst), shop, state, circumstances }).output
}

/** A new draft of these words; `autoSendAt` in milliseconds since the epoch, null where an agent sends it. */
export function newDraft(
  ctx: AppContext,
  conversation: Conversation,
  output: PlannerOutput,
  messageIds: string[],
  autoSendAt: number | null,
): Draft {
  return {
    id: ctx.newId(),
    shop: conversation.shop,
    channel: conversation.channel,
    conversationId: conversation.id,
    messageIds,
    plan: output.plan,
    text: output.text,
    status: 'waiting',
    version: 1,
    autoSendAt,
    createdAt: ctx.clock(),
    closedAt: null,
    closedBy: null,
  }
}

function draftOf(
  ctx: AppContext,
  { shop, conversation }: Task,
  burst: Burst,
  output: PlannerOutput,
): Draft | null {
  if (output.plan.decision === 'silent') return null
  const auto = goesOutByItself(autonomyOf(shop, output.plan), output.plan, output.text, output.state)
  const autoSendAt = auto ? ctx.clock() + shop.policy.mergeWindowSeconds * 1000 : null
  const messageIds = burst.messages.map(({ id }) => id)
  return newDraft(ctx, conversation, output, messageIds, autoSendAt)
}

/** Answers the burst once: the draft made before is replaced. */
async function answer(ctx: AppContext, task: Task, burst: Burst): Promise<Planned> {
  const { shop, conversation } = task
  const { commit } = nothing(ctx, task)
  const close = burst.draftId === null ? [] : [{ draftId: burst.draftId, status: 'superseded' as const }]
  if (burst.messages.length === 0) {
    return {
      commit: { ...commit, close, conversation: { ...conversation, state: burst.state, burst: null } },
      output: null,
    }
  }
  const output = await plan(ctx, task, burst)
  const off = autonomyOf(shop, output.plan) === 'off'
  const draft = off ? null : draftOf(ctx, task, burst, output)
  const messageIds = burst.messages.map(({ id }) => id)
  const next = {
    ...conversation,
    // Where no draft is made nothing will be said, so nothing is to be remembered as said.
    state: off ? burst.state : output.state,
    burst: { state: burst.state, messageIds, draftId: draft?.id ?? null },
  }
  return {
    commit: { ...commit, close, conversation: next, draft, stopAutoSend: next.state.withHuman },
    output,
  }
}

/** The next state and draft of a conversation after one of its messages. */
export async function planMessage(ctx: AppContext, task: Task): Promise<Planned> {
  const { item, shop, conversation } = task
  const [message] = await ctx.store.messagesById(item, [item.payload])
  if (!message || message.sender.role === 'system') return nothing(ctx, task)
  if (message.sender.role === 'agent') {
    const echo = message.recalled || (await isEcho(ctx, message))
    return echo ? nothing(ctx, task) : humanSpoke(ctx, task)
  }
  const burst = await burstOf(ctx, conversation, message, shop.policy.mergeWindowSeconds)
  return burst ? answer(ctx, task, burst) : nothing(ctx, task)
}
