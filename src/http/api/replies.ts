import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { mayUse } from '../../desk/access/actor.ts'
import { confirm, replyWithLog, resend } from '../../desk/replies.ts'
import { allow } from '../allow.ts'
import type { AgentEnv, HttpContext } from '../context.ts'
import { problem } from '../problem.ts'
import { replyViewSchema, replyWithLogSchema } from '../schemas.ts'
import { faultView, replyView } from '../views/reply.ts'
import { describe } from './describe.ts'
import { valid } from './validate.ts'

const MOST_ROWS = 200
const replyPath = z.object({ id: z.string() })
const shopQuery = z.object({ shop: z.string().optional().meta({ description: 'One shop alone.' }) })

function list(ctx: HttpContext) {
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
      return c.json({ replies: found.filter((reply) => mayUse(c.var.agent, reply.shop)).map(replyView) }, 200)
    },
  )
}

function one(ctx: HttpContext) {
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
      return c.json(
        {
          ...replyView(found.reply),
          log: found.attempts.map((one) => ({ ...one, message: faultView(one.message) })),
        },
        200,
      )
    },
  )
}

/** What a person may do about a reply that did not arrive. */
function acts(ctx: HttpContext) {
  return new Hono<AgentEnv>()
    .post(
      '/replies/:id/resend',
      describe({
        summary: 'Try for another day to deliver a reply that did not arrive, with the same id and bytes',
        tag: 'replies',
        answers: z.object({ status: z.literal('queued') }),
        problems: [403, 404, 409],
      }),
      allow(ctx, { roles: 'agent', shopFrom: 'reply', scope: 'reply', act: 'send' }),
      valid('param', replyPath),
      async (c) => {
        const { id } = c.req.valid('param')
        const outcome = await resend(ctx, id)
        return outcome === 'done' ? c.json({ status: 'queued' as const }, 200) : refused(c, outcome, id)
      },
    )
    .post(
      '/replies/:id/confirm',
      describe({
        summary: 'Say that the customer has the reply: it is not sent again',
        tag: 'replies',
        answers: z.object({ status: z.literal('delivered') }),
        problems: [403, 404, 409],
      }),
      allow(ctx, { roles: 'agent', shopFrom: 'reply', scope: 'reply', act: 'edit' }),
      valid('param', replyPath),
      async (c) => {
        const { id } = c.req.valid('param')
        const outcome = await confirm(ctx, id)
        return outcome === 'done' ? c.json({ status: 'delivered' as const }, 200) : refused(c, outcome, id)
      },
    )
}

function refused(c: Context, outcome: 'stale' | 'unknown', id: string) {
  if (outcome === 'unknown') return problem(c, 404, 'not found', `there is no reply ${id}`)
  return problem(c, 409, 'conflict', `reply ${id} is on its way or has arrived`)
}

/** Replies on their way to the platforms. */
export function replies(ctx: HttpContext) {
  return new Hono<AgentEnv>().route('/', list(ctx)).route('/', one(ctx)).route('/', acts(ctx))
}
