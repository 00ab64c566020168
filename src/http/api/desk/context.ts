import type { Context } from 'hono'
import { type ConversationKey, keyOf } from '../../../desk/context.ts'
import type { Live } from '../../../desk/live.ts'
import type { Presence } from '../../../desk/presence.ts'
import type { AgentEnv, HttpContext } from '../../context.ts'
import { problem } from '../../problem.ts'
import { sees } from '../../visible.ts'

/** What the desk's routes need beside the server's context. */
export interface DeskHttp extends HttpContext {
  live: Live
  presence: Presence
}

/** The conversation that the request names, where the agent may see it and there is one. */
export async function conversationAt(
  ctx: DeskHttp,
  c: Context<AgentEnv>,
  { shop, id }: { shop: string; id: string },
  channel: string,
): Promise<ConversationKey | null> {
  if (!sees(ctx, c.var.agent, shop)) return null
  const found = await ctx.store.conversation({ shop, channel, conversationId: id })
  return found && keyOf(found)
}

export const noConversation = (c: Context, { shop, id }: { shop: string; id: string }) =>
  problem(c, 404, 'not found', `there is no conversation ${id} of ${shop}`)
