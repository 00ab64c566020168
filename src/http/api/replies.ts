import { Hono } from 'hono'
import { z } from 'zod'
import { mayUse } from '../../desk/access/actor.ts'
import { confirm, replyWithLog, resend } from '../../desk/replies.ts'
import { allow } from '../allow.ts'
import type { AgentEnv, HttpContext } from '../context.ts'
import { problem } from '../problem.ts'
import { replyViewSchema, replyWithLogSchema } from '../schemas.ts'
import { replyView } from '../views/reply.ts'
import { describe } from './describe.ts'
import { valid } from './validate.ts'

const MOST_ROWS = 200
const replyPath = z.object({ id: z.string() })
const shopQuery = z.object({ shop: z.string().optional().meta({ description: 'One shop alone.' }) })

/** What a person may do about a reply that did not arrive. */
const ACTS = [
  {
    verb: 'resend',
    act: resend,
    status: 'queued',
    summary: 'Try for another day to deliver a reply that did not arrive, with the same id and bytes',
  },
  {
    verb: 'confirm',
    act: confirm,
    status: 'delivered',
    summary: 'Say that the customer has the reply: it is not sent again',
  },
] as const

function list(ctx: HttpContext): Hono<AgentEnv> {
  return new Hono<AgentEnv>().get(
    '/failed-replies',
    describe({
      summary:
        'Replies that were refused, given up after a day, or of which nobody knows whether they arrived',
      tag: 'replies',
      answers: z.object({ replies: z.array(replyViewSchema) }),
      problems: [400, 404],
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'query', scope: 'read', act: null }),
    valid('query', shopQuery),
    async (c) => {
      const { shop } = c.req.valid('query')
      const found = await ctx.store.troubledReplies(shop ?? null, MOST_ROWS)
      return c.json({ replies: found.filter((reply) => mayUse(c.var.agent, reply.shop)).map(replyView) })
    },
  )
}

function one(ctx: HttpContext): Hono<AgentEnv> {
  return new Hono<AgentEnv>().get(
    '/replies/:id',
    describe({
      summary: 'A reply with every attempt to deliver it',
      tag: 'replies',
      answers: replyWithLogSchema,
      problems: [404],
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'reply', scope: 'read', act: null }),
    valid('param', replyPath),
    async (c) => {
      const { id } = c.req.valid('param')
      const found = await replyWithLog(ctx, id)
      if (found === null) return problem(c, 404, 'not found', `there is no reply ${id}`)
      return c.json({ ...replyView(found.reply), log: found.attempts })
    },
  )
}

function act(ctx: HttpContext, { verb, act, status, summary }: (typeof ACTS)[number]): Hono<AgentEnv> {
  return new Hono<AgentEnv>().post(
    `/replies/:id/${verb}`,
    describe({
      summary,
      tag: 'replies',
      answers: z.object({ status: z.literal(status) }),
      problems: [403, 404, 409],
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'reply', scope: 'reply', act: 'send' }),
    valid('param', replyPath),
    async (c) => {
      const { id } = c.req.valid('param')
      const outcome = await act(ctx, id)
      if (outcome === 'done') return c.json({ status })
      if (outcome === 'unknown') return problem(c, 404, 'not found', `there is no reply ${id}`)
      return problem(c, 409, 'conflict', `reply ${id} is on its way or has arrived`)
    },
  )
}

/** Replies on their way to the platforms. */
export function replies(ctx: HttpContext): Hono<AgentEnv> {
  const app = new Hono<AgentEnv>()
  app.route('/', list(ctx))
  app.route('/', one(ctx))
  for (const each of ACTS) app.route('/', act(ctx, each))
  return app
}
