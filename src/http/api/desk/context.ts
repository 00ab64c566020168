import type { Context, MiddlewareHandler } from 'hono'
import { type ConversationKey, keyOf } from '../../../desk/context.ts'
import type { Live } from '../../../desk/live.ts'
import type { Presence } from '../../../desk/presence.ts'
import type { AgentEnv, HttpContext } from '../../context.ts'
import { problem } from '../../problem.ts'
import { USUAL_CHANNEL } from '../../views/channel.ts'
import { sees } from '../../visible.ts'

/** What the desk's routes need beside the server's context. */
export interface DeskHttp extends HttpContext {
  live: Live
  presence: Presence
}

/** Finds the conversation that the address names, for the handler behind it; there is none of a shop that is not the agent's. */
export function inConversation(ctx: DeskHttp): MiddlewareHandler<AgentEnv> {
  return async (c, next) => {
    const { shop = '', id: conversationId = '' } = c.req.param() as { shop?: string; id?: string }
    const channel = c.req.query('channel') ?? USUAL_CHANNEL
    const key = { shop, channel, conversationId }
    const found = sees(c.var.agent, shop) ? await ctx.store.conversation(key) : null
    if (found === null) return noConversation(c, key)
    c.set('conversation', keyOf(found))
    return next()
  }
}

export const noConversation = (c: Context, { shop, conversationId }: ConversationKey) =>
  problem(c, 404, 'not found', `there is no conversation ${conversationId} of ${shop}`)
