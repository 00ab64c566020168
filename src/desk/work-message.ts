import { fold, type Conversation as Log, seedOf } from '../conversation/index.ts'
import type { Drafted, TurnInput } from '../planning/engine.ts'
import { nothingSaid } from '../planning/nothing-said.ts'
import {
  type Conversation,
  type Draft,
  type DraftCommit,
  keyOf,
  type StoredMessage,
  type WorkItem,
} from '../store/store.ts'
import type { ConversationEvent, Prediction, Rendered, Shop } from '../types/index.ts'
import type { AppContext } from './context.ts'
import { keepOrder } from './refresh-orders.ts'
import { understood } from './understood.ts'
import { autonomyOf, goesOutByItself } from './work-autonomy.ts'
import { type KnownRecords, moreRecords, recordsOf } from './work-records.ts'

/** What a message leads to, and the plan behind it where one was made. */
export interface Planned {
  commit: DraftCommit
  output: Rendered | null
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
    events: [],
    draft: null,
    close: [],
    stopAutoSend: false,
    at: ctx.clock(),
  }
  return { commit, output: null }
}

async function eventsOf(ctx: AppContext, conversation: Conversation): Promise<ConversationEvent[]> {
  const stored = await ctx.store.eventsOf(keyOf(conversation), 0)
  return stored.map(({ event }) => event)
}

/** The conversation as its log tells it. */
export async function logOf(ctx: AppContext, conversation: Conversation): Promise<Log> {
  return fold(await eventsOf(ctx, conversation), ctx.planner)
}

/** A new draft of these words; `autoSendAt` in milliseconds since the epoch, null where an agent sends it. */
export function newDraft(
  ctx: AppContext,
  conversation: Conversation,
  output: Rendered,
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
    area: ctx.planner.area(output.plan),
  }
}

/** All that the planner has to know of everything unanswered, and what it makes of it. */
interface Turn {
  input: TurnInput
  drafted: Drafted
}

/** What the planner makes of everything unanswered, with what more of the records it wants to know. */
async function planned(ctx: AppContext, task: TurnTask, log: Log): Promise<Turn> {
  const predictions = await understood(ctx, task.shop, log.state)
  const open = await task.openConversations()
  const known = await recordsOf(ctx, task, log, predictions)
  const input = inputOf(ctx, task, log, { predictions, open, known })
  const drafted = ctx.planner.plan(input)
  const more = await moreRecords(ctx, task, known, drafted.wants)
  if (more === null) return { input, drafted }
  const full = inputOf(ctx, task, log, { predictions, open, known: more })
  return { input: full, drafted: ctx.planner.plan(full) }
}

type TurnTask = Pick<Task, 'shop' | 'conversation' | 'openConversations'>

/** All that the planner has to know of everything unanswered. */
export async function turnInput(ctx: AppContext, task: TurnTask, log: Log): Promise<TurnInput> {
  return (await planned(ctx, task, log)).input
}

function inputOf(
  ctx: AppContext,
  { shop, conversation }: TurnTask,
  { state }: Log,
  { predictions, open, known }: { predictions: (Prediction | null)[]; open: number; known: KnownRecords },
): TurnInput {
  const { records, order } = known
  const circumstances = {
    now: ctx.clock(),
    seed: seedOf(`${conversation.shop}/${conversation.id}#${state.messages}`),
    openConversations: open,
    product: records.product ?? state.product,
    order,
    customerId: conversation.customerId,
  }
  return { shop, state, predictions, circumstances, records }
}

/** What the log is to remember of the turn. */
export const readingEvents = ({ readings }: Pick<Drafted, 'readings'>, at: number): ConversationEvent[] =>
  readings.map((reading) => ({ type: 'reading', at, ...reading }))

/** The conversation's one open draft, for all that is unanswered; the one before is replaced. */
async function redraft(ctx: AppContext, task: Task, log: Log, events: ConversationEvent[]): Promise<Planned> {
  const { shop, conversation } = task
  const { commit } = nothing(ctx, task)
  const { unanswered, personSpoke } = log.state
  const close = (status: 'superseded' | 'void') => closing(ctx, conversation, status)
  if (unanswered.length === 0)
    return {
      commit: {
        ...commit,
        events,
        close: await close('void'),
        stopAutoSend: personSpoke,
        log: waitingIn(log, []),
      },
      output: null,
    }
  const output = (await planned(ctx, task, log)).drafted
  const ids = unanswered.map(({ id }) => id)
  const at = unanswered.at(-1)!.at
  const readings = readingEvents(output, at)
  const isSilent = output.plan.decision === 'silent'
  const settled = isSilent ? [{ type: 'dismissal' as const, at, messageIds: ids, by: 'engine' }] : []
  const autonomy = autonomyOf(shop, output.plan)
  const isDue = goesOutByItself(autonomy, output.plan, output.text, personSpoke)
  const autoSendAt = isDue ? ctx.clock() + shop.policy.mergeWindowSeconds * 1000 : null
  const draft = isSilent || autonomy === 'off' ? null : newDraft(ctx, conversation, output, ids, autoSendAt)
  return {
    commit: {
      ...commit,
      events: [...events, ...readings, ...settled],
      close: await close('superseded'),
      draft,
      stopAutoSend: personSpoke,
      log: waitingIn(log, isSilent ? ids : []),
    },
    output,
  }
}

/** The messages that the log holds, and those of them that wait for an answer, without these. */
function waitingIn({ events, state }: Log, settled: readonly string[]): DraftCommit['log'] {
  return {
    heard: new Set(events.flatMap((event) => (event.type === 'message' ? [event.id] : []))),
    waiting: state.unanswered.filter(({ id }) => !settled.includes(id)).map(({ id, at }) => ({ id, at })),
  }
}

/** The drafts that wait on messages of the conversation. */
export async function closing(ctx: AppContext, conversation: Conversation, status: 'superseded' | 'void') {
  const drafts = await ctx.store.drafts(keyOf(conversation))
  return drafts
    .filter((draft) => draft.status === 'waiting' && draft.messageIds.length > 0)
    .map((draft) => ({ draftId: draft.id, status }))
}

/** A person has spoken: what she answered is closed, what she left waits with a new draft. */
async function personSpoke(ctx: AppContext, task: Task, message: StoredMessage): Promise<Planned> {
  const { conversation, shop } = task
  const events = await eventsOf(ctx, conversation)
  const before = fold(
    events.filter((event) => event.type !== 'agent_message' || event.id !== message.id),
    ctx.planner,
  )
  const prediction =
    (await ctx.understanding.understand(message.text, shop.policy.precision)) ?? nothingSaid(message.text)
  const heard: ConversationEvent = {
    type: 'reading',
    at: message.sentAt,
    messageIds: [message.id],
    reading: ctx.planner.agentReading(prediction),
  }
  const after = fold([...events, heard], ctx.planner)
  const waits = (log: Log) => log.state.unanswered.map(({ id }) => id).join()
  const changed = waits(after) !== waits(before) || after.state.covered.length > 0
  if (changed) return redraft(ctx, task, after, [heard])
  const { commit } = nothing(ctx, task)
  const unchanged = { ...commit, events: [heard], log: waitingIn(after, []) }
  return { commit: { ...unchanged, stopAutoSend: after.state.personSpoke }, output: null }
}

/** The next draft of a conversation after one of its messages. */
export async function planMessage(ctx: AppContext, task: Task): Promise<Planned> {
  const { item, conversation } = task
  const [message] = await ctx.store.messagesById(item, [item.payload])
  if (!message || message.sender.role === 'system') return nothing(ctx, task)
  if (message.sender.role === 'customer') await keepOrder(ctx, { ...message, at: message.sentAt })
  if (message.sender.role === 'agent')
    return message.recalled ? nothing(ctx, task) : personSpoke(ctx, task, message)
  return redraft(ctx, task, await logOf(ctx, conversation), [])
}
