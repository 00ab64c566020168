import type { WorkItem } from '../store/store.ts'
import type { Rendered } from '../types/index.ts'
import type { AppContext } from './context.ts'
import { closing, logOf, newDraft, nothing, type Planned } from './work-message.ts'

/** The messages that nobody has answered, as far as they can be told at all. */
async function unanswered(ctx: AppContext, item: WorkItem): Promise<{ id: string; text: string }[]> {
  try {
    const conversation = await ctx.store.conversation(item)
    return conversation === null ? [] : (await logOf(ctx, conversation)).state.unanswered.map((one) => one)
  } catch {
    return ctx.store.messagesById(item, [item.payload])
  }
}

/**
 * Ends work that cannot be done: the conversation gets a draft for a person.
 * @returns null where there is no conversation to show
 */
export async function giveUp(ctx: AppContext, item: WorkItem): Promise<Planned | null> {
  const conversation = await ctx.store.conversation(item)
  if (conversation === null) return null
  const { commit } = nothing(ctx, { item, conversation })
  const messages = await unanswered(ctx, item)
  if (item.kind === 'order' || messages.length === 0) return { commit, output: null }
  const output: Rendered = {
    plan: ctx.planner.unread(messages.map(({ text }) => text).join('\n')),
    text: null,
  }
  const ids = messages.map(({ id }) => id)
  const close = await closing(ctx, conversation, 'superseded')
  return { commit: { ...commit, close, draft: newDraft(ctx, conversation, output, ids, null) }, output }
}
