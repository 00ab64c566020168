import { Hono } from 'hono'
import { allow, type Rule } from '../../allow.ts'
import type { AgentEnv } from '../../context.ts'
import {
  conversationPathSchema,
  conversationQuerySchema,
  deskConversationSchema,
  doneSchema,
  wordsSchema,
} from '../../schemas-desk.ts'
import { deskConversation } from '../../views/desk-conversation.ts'
import { describe } from '../describe.ts'
import { valid } from '../validate.ts'
import { conversationAt, type DeskHttp, noConversation } from './context.ts'

const PROBLEMS = [400, 403, 404] as const

const OWN_WORDS: Rule = {
  ...{ roles: 'agent', shopFrom: 'path', scope: null, act: null },
  unaudited: 'nobody but the writer sees them',
}

/** One conversation. */
function shown(ctx: DeskHttp) {
  return new Hono<AgentEnv>().get(
    '/conversations/:shop/:id',
    describe({
      summary: 'A conversation with its messages, its draft and all that stands beside it',
      tag: 'desk',
      answers: deskConversationSchema,
      problems: [400, 404],
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'path', scope: 'read', act: null }),
    valid('param', conversationPathSchema),
    valid('query', conversationQuerySchema),
    async (c) => {
      const path = c.req.valid('param')
      const { channel, before = null } = c.req.valid('query')
      const key = await conversationAt(ctx, c, path, channel)
      const view = key && (await deskConversation(ctx, key, c.var.agent, before))
      return view === null ? noConversation(c, path) : c.json(view, 200)
    },
  )
}

/** What the agent types there. */
function typed(ctx: DeskHttp) {
  return new Hono<AgentEnv>()
    .put(
      '/conversations/:shop/:id/words',
      describe({
        summary: 'Keep what I have typed, beside the draft that I see',
        tag: 'desk',
        answers: doneSchema,
        problems: PROBLEMS,
      }),
      allow(ctx, OWN_WORDS),
      valid('param', conversationPathSchema),
      valid('query', conversationQuerySchema),
      valid('json', wordsSchema),
      async (c) => {
        const path = c.req.valid('param')
        const key = await conversationAt(ctx, c, path, c.req.valid('query').channel)
        if (key === null) return noConversation(c, path)
        await ctx.store.desk.saveWords(c.var.agent.id, key, { ...c.req.valid('json'), at: ctx.clock() })
        return c.json({ status: 'done' as const }, 200)
      },
    )
    .delete(
      '/conversations/:shop/:id/words',
      describe({ summary: 'Forget what I have typed', tag: 'desk', answers: doneSchema, problems: PROBLEMS }),
      allow(ctx, OWN_WORDS),
      valid('param', conversationPathSchema),
      valid('query', conversationQuerySchema),
      async (c) => {
        const path = c.req.valid('param')
        const key = await conversationAt(ctx, c, path, c.req.valid('query').channel)
        if (key === null) return noConversation(c, path)
        await ctx.store.desk.dropWords(c.var.agent.id, key)
        return c.json({ status: 'done' as const }, 200)
      },
    )
}

export function conversations(ctx: DeskHttp) {
  return new Hono<AgentEnv>().route('/', shown(ctx)).route('/', typed(ctx))
}
