import { Hono } from 'hono'
import { z } from 'zod'
import { mayUse } from '../../desk/access/actor.ts'
import { allow } from '../allow.ts'
import type { AgentEnv, HttpContext } from '../context.ts'
import { problem } from '../problem.ts'
import {
  conversationViewSchema,
  draftViewSchema,
  intentViewSchema,
  queueRowSchema,
  shopViewSchema,
} from '../schemas.ts'
import { USUAL_CHANNEL } from '../views/channel.ts'
import { conversationView } from '../views/conversation.ts'
import { draftView } from '../views/draft.ts'
import { queueRows } from '../views/queue.ts'
import { shopViews } from '../views/shops.ts'
import { Titles } from '../views/titles.ts'
import { describe } from './describe.ts'
import { valid } from './validate.ts'

const queueQuerySchema = z.object({ shop: z.string().optional().meta({ description: 'One shop alone.' }) })

const channelQuerySchema = z.object({
  channel: z
    .string()
    .default(USUAL_CHANNEL)
    .meta({ description: 'The channel that the conversation is on.' }),
})

/** What programs may read. */
export function read(ctx: HttpContext): Hono<AgentEnv> {
  const app = new Hono<AgentEnv>()
  app.get(
    '/queue',
    describe({
      summary: 'Conversations that wait, most urgent first, then longest waiting',
      tag: 'queue',
      answers: z.object({ conversations: z.array(queueRowSchema) }),
      problems: [400, 404],
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'query', scope: 'read', act: null }),
    valid('query', queueQuerySchema),
    async (c) => {
      const { shop } = c.req.valid('query')
      return c.json({ conversations: await queueRows(ctx, c.var.agent, shop ?? null) })
    },
  )
  app.get(
    '/conversations/:shop/:id',
    describe({
      summary: 'A conversation with its messages and its waiting draft',
      tag: 'queue',
      answers: conversationViewSchema,
      problems: [400, 404],
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'path', scope: 'read', act: null }),
    valid('query', channelQuerySchema),
    async (c) => {
      const { shop = '', id = '' } = c.req.param()
      const { channel } = c.req.valid('query')
      const view = await conversationView(ctx, { shop, channel, conversationId: id })
      return view === null
        ? problem(c, 404, 'not found', `there is no conversation ${id} of ${shop}`)
        : c.json(view)
    },
  )
  app.get(
    '/drafts/:id',
    describe({
      summary: 'A draft and why it is so',
      tag: 'drafts',
      answers: draftViewSchema,
      problems: [404],
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'draft', scope: 'read', act: null }),
    async (c) => {
      const draft = await ctx.store.draft(c.req.param('id'))
      if (draft === null) return problem(c, 404, 'not found', `there is no draft ${c.req.param('id')}`)
      return c.json(draftView(draft, new Titles(ctx.scripts.intents)))
    },
  )
  app.route('/', content(ctx))
  return app
}

function content(ctx: HttpContext): Hono<AgentEnv> {
  const app = new Hono<AgentEnv>()
  app.get(
    '/shops',
    describe({
      summary: 'The shops',
      tag: 'content',
      answers: z.object({ shops: z.array(shopViewSchema) }),
      problems: [],
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'none', scope: 'read', act: null }),
    (c) => c.json({ shops: shopViews(ctx).filter(({ id }) => mayUse(c.var.agent, id)) }),
  )
  app.get(
    '/intents',
    describe({
      summary: 'What customers can want, with the titles agents know it by',
      tag: 'content',
      answers: z.object({ intents: z.array(intentViewSchema) }),
      problems: [],
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'none', scope: 'read', act: null }),
    (c) => c.json({ intents: new Titles(ctx.scripts.intents).all() }),
  )
  return app
}
