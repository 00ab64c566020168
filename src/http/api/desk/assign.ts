import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { colleague, colleagues } from '../../../desk/access/colleagues.ts'
import { type Assigned, assign } from '../../../desk/standing.ts'
import { allow } from '../../allow.ts'
import type { AgentEnv } from '../../context.ts'
import { problem } from '../../problem.ts'
import { assigneeSchema, conversationPathSchema, conversationQuerySchema } from '../../schemas-desk.ts'
import { describe } from '../describe.ts'
import { valid } from '../validate.ts'
import { conversationAt, type DeskHttp, noConversation } from './context.ts'

const PROBLEMS = [400, 403, 404, 409] as const
const answers = z.object({ assignee: assigneeSchema.nullable() })
const expectedSchema = z.object({
  /** The id of whoever has the conversation on my screen. */
  expected: z.string().nullable().default(null),
})

function answered(c: Context, outcome: Assigned, path: { shop: string; id: string }) {
  if (outcome.status === 'unknown') return noConversation(c, path)
  if (outcome.status === 'done') return c.json({ assignee: outcome.assignee }, 200)
  return problem(c, 409, 'conflict', outcome.assignee?.name ?? 'nobody has the conversation any more')
}

/** For myself, or back to everybody. */
function own(ctx: DeskHttp) {
  return new Hono<AgentEnv>()
    .post(
      '/conversations/:shop/:id/take',
      describe({
        summary: 'Take the conversation, as long as `expected` has it; 409 names who has it',
        tag: 'desk',
        answers,
        problems: PROBLEMS,
      }),
      allow(ctx, { roles: 'agent', shopFrom: 'path', scope: 'reply', act: 'edit' }),
      valid('param', conversationPathSchema),
      valid('query', conversationQuerySchema),
      valid('json', expectedSchema),
      async (c) => {
        const path = c.req.valid('param')
        const key = await conversationAt(ctx, c, path, c.req.valid('query').channel)
        if (key === null) return noConversation(c, path)
        const { id, name } = c.var.agent
        return answered(c, await assign(ctx, key, c.req.valid('json').expected, { id, name }), path)
      },
    )
    .post(
      '/conversations/:shop/:id/release',
      describe({ summary: 'Give back a conversation that I have', tag: 'desk', answers, problems: PROBLEMS }),
      allow(ctx, { roles: 'agent', shopFrom: 'path', scope: 'reply', act: 'edit' }),
      valid('param', conversationPathSchema),
      valid('query', conversationQuerySchema),
      async (c) => {
        const path = c.req.valid('param')
        const key = await conversationAt(ctx, c, path, c.req.valid('query').channel)
        if (key === null) return noConversation(c, path)
        return answered(c, await assign(ctx, key, c.var.agent.id, null), path)
      },
    )
}

/** For a colleague. */
function others(ctx: DeskHttp) {
  return new Hono<AgentEnv>().post(
    '/conversations/:shop/:id/assign',
    describe({
      summary: 'Give the conversation to a colleague (her id; null: nobody), as long as `expected` has it',
      tag: 'desk',
      answers,
      problems: PROBLEMS,
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'path', scope: 'reply', act: 'edit' }),
    valid('param', conversationPathSchema),
    valid('query', conversationQuerySchema),
    valid('json', expectedSchema.extend({ to: z.string().nullable() })),
    async (c) => {
      const path = c.req.valid('param')
      const { to, expected } = c.req.valid('json')
      const key = await conversationAt(ctx, c, path, c.req.valid('query').channel)
      if (key === null) return noConversation(c, path)
      const agent = to === null ? null : await colleague(ctx, to, path.shop)
      if (to !== null && agent === null) return problem(c, 404, 'not found', `there is no agent ${to}`)
      return answered(c, await assign(ctx, key, expected, agent), path)
    },
  )
}

/** Whom a conversation can be given to. */
function team(ctx: DeskHttp) {
  return new Hono<AgentEnv>().get(
    '/colleagues',
    describe({
      summary: 'The people who look after the shop, by their ids and names',
      tag: 'desk',
      answers: z.object({ agents: z.array(assigneeSchema) }),
      problems: [400, 404],
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'none', scope: 'read', act: null }),
    async (c) => {
      return c.json({ agents: await colleagues(ctx, c.var.agent.shops) }, 200)
    },
  )
}

export function assignment(ctx: DeskHttp) {
  return new Hono<AgentEnv>().route('/', own(ctx)).route('/', others(ctx)).route('/', team(ctx))
}
