import type { Agent, Assignee, ConversationKey } from '../store/store.ts'
import { tell } from './compose.ts'
import type { AppContext } from './context.ts'

/** `taken`: somebody else has it meanwhile. */
export type Assigned =
  | { status: 'done'; assignee: Assignee | null }
  | { status: 'taken'; assignee: Assignee | null }
  | { status: 'unknown' }

/** Gives the conversation to somebody or to nobody, as long as `expected` (an agent's id, null: nobody) has it. */
export async function assign(
  ctx: AppContext,
  key: ConversationKey,
  expected: string | null,
  to: Assignee | null,
): Promise<Assigned> {
  const at = ctx.clock()
  const outcome = await ctx.store.desk.assign(key, expected, to, at)
  if (outcome === null) return { status: 'unknown' }
  if (!outcome.done) return { status: 'taken', assignee: outcome.assignee }
  await ctx.store.appendEvents(key, [{ type: 'assignment', at, agent: to?.name ?? null }], at)
  tell(ctx, key)
  return { status: 'done', assignee: outcome.assignee }
}

/** The agent of this id; null where there is none. */
export async function colleague(ctx: AppContext, id: string): Promise<Assignee | null> {
  const found = (await ctx.store.agents()).find((agent) => agent.id === id)
  return found ? { id: found.id, name: found.name } : null
}

/** Ends the conversation; `owed` where an answer is owed and nobody says that none is needed. */
export async function close(
  ctx: AppContext,
  key: ConversationKey,
  agent: Pick<Agent, 'name'>,
  dismiss: boolean,
): Promise<'done' | 'owed'> {
  const outcome = await ctx.store.desk.closeConversation(key, agent.name, dismiss, ctx.clock())
  if (outcome === 'done') tell(ctx, key)
  return outcome
}

export async function reopen(
  ctx: AppContext,
  key: ConversationKey,
  { id, name }: Assignee,
): Promise<'done' | 'stale'> {
  const outcome = await ctx.store.desk.reopenConversation(key, { id, name }, ctx.clock())
  if (outcome === 'done') tell(ctx, key)
  return outcome
}

/** Lets the conversation rest until then, or until the customer writes; null wakes it. */
export async function snooze(ctx: AppContext, key: ConversationKey, until: number | null): Promise<void> {
  await ctx.store.desk.snooze(key, until, ctx.clock())
  tell(ctx, key)
}

export async function label(ctx: AppContext, key: ConversationKey, labels: readonly string[]): Promise<void> {
  await ctx.store.desk.setLabels(key, labels, ctx.clock())
  tell(ctx, key)
}
