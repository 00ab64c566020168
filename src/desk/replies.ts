import type { Attempt, ConversationKey, OutboxItem } from '../store/store.ts'
import type { AppContext } from './context.ts'
import { promisesOf } from './deliver.ts'

/** A reply with all attempts to deliver it. */
export interface ReplyWithLog {
  reply: OutboxItem
  attempts: Attempt[]
}

/** Null where there is no such reply. */
export async function replyWithLog(ctx: AppContext, id: string): Promise<ReplyWithLog | null> {
  const reply = await ctx.store.reply(id)
  return reply && { reply, attempts: await ctx.store.attemptsOf(id) }
}

function tell(ctx: AppContext, { shop, channel, conversationId }: ConversationKey): void {
  ctx.bus.emit('outbox', { shop, channel, conversationId })
  ctx.bus.emit('conversation', { shop, channel, conversationId })
}

/** A new day of attempts for a reply that did not arrive, with the same id and bytes. */
export async function resend(ctx: AppContext, id: string): Promise<'done' | 'stale' | 'unknown'> {
  const reply = await ctx.store.reply(id)
  if (!reply) return 'unknown'
  if (!(await ctx.store.resend(id, ctx.clock()))) return 'stale'
  tell(ctx, reply)
  return 'done'
}

/** A person has seen at the platform that the customer has the reply: nothing is sent any more. */
export async function confirm(ctx: AppContext, id: string): Promise<'done' | 'stale' | 'unknown'> {
  const reply = await ctx.store.reply(id)
  if (!reply) return 'unknown'
  if (reply.state === 'delivered') return 'stale'
  const outcome = { state: 'delivered', at: ctx.clock() } as const
  await ctx.store.settleOutbox(id, outcome, await promisesOf(ctx, reply, outcome))
  tell(ctx, reply)
  return 'done'
}
