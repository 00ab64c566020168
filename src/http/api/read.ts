import { Hono } from 'hono'
import { z } from 'zod'
import { mayUse } from '../../desk/access/actor.ts'
import { allow } from '../allow.ts'
import type { AgentEnv, HttpContext } from '../context.ts'
import { problem } from '../problem.ts'
import { draftViewSchema, intentViewSchema, queueRowSchema, shopViewSchema } from '../schemas.ts'
import { draftView } from '../views/draft.ts'
import { queueRows } from '../views/queue.ts'
import { shopViews } from '../views/shops.ts'
import { Titles } from '../views/titles.ts'
import { describe } from './describe.ts'
import { valid } from './validate.ts'

const queueQuerySchema = z.object({ shop: z.string().optional().meta({ description: 'One shop alone.' }) })

/** The queue of earlier clients. */
function queue(ctx: HttpContext) {
  return new Hono<AgentEnv>().get(
    '/queue',
    describe({
      summary: 'Conversations that wait, most urgent first, then longest waiting',
      tag: 'queue',
      answers: z.object({ conversations: z.array(queueRowSchema), more: z.boolean() }),
      problems: [400, 404],
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'query', scope: 'read', act: null }),
    valid('query', queueQuerySchema),
    async (c) => {
      const { shop } = c.req.valid('query')
      return c.json(await queueRows(ctx, c.var.agent, shop), 200)
    },
  )
}

function draft(ctx: HttpContext) {
  return new Hono<AgentEnv>().get(
    '/drafts/:id',
    describe({
      summary: 'A draft and why it is so',
      tag: 'drafts',
      answers: draftViewSchema,
      problems: [404],
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'draft', scope: 'read', act: null }),
    valid('param', z.object({ id: z.string() })),
    async (c) => {
      const { id } = c.req.valid('param')
      const found = await ctx.store.draft(id)
      if (found === null) return problem(c, 404, 'not found', `there is no draft ${id}`)
      return c.json(draftView(found, new Titles(ctx.scripts.intents)), 200)
    },
  )
}

function content(ctx: HttpContext) {
  return new Hono<AgentEnv>()
    .get(
      '/shops',
      describe({
        summary: 'The shops',
        tag: 'content',
        answers: z.object({ shops: z.array(shopViewSchema) }),
        problems: [],
      }),
      allow(ctx, { roles: 'agent', shopFrom: 'none', scope: 'read', act: null }),
      (c) => c.json({ shops: shopViews(ctx).filter(({ id }) => mayUse(c.var.agent, id)) }, 200),
    )
    .get(
      '/intents',
      describe({
        summary: 'What customers can want, with the titles agents know it by',
        tag: 'content',
        answers: z.object({ intents: z.array(intentViewSchema) }),
        problems: [],
      }),
      allow(ctx, { roles: 'agent', shopFrom: 'none', scope: 'read', act: null }),
      (c) => c.json({ intents: new Titles(ctx.scripts.intents).all() }, 200),
    )
}

/** What programs may read. */
export function read(ctx: HttpContext) {
  return new Hono<AgentEnv>().route('/', queue(ctx)).route('/', draft(ctx)).route('/', content(ctx))
}
