import { Hono } from 'hono'
import { z } from 'zod'
import { allow } from '../../allow.ts'
import type { AgentEnv } from '../../context.ts'
import { STYLE_LABELS } from '../../labels.ts'
import { problem } from '../../problem.ts'
import { doneSchema } from '../../schemas-desk.ts'
import { adviceSchema, newPhraseSchema, phraseSchema } from '../../schemas-team.ts'
import { phraseViews } from '../../views/phrases.ts'
import { sees } from '../../visible.ts'
import { describe } from '../describe.ts'
import { valid } from '../validate.ts'
import type { DeskHttp } from './context.ts'
import { forSupervisors } from './team.ts'

const noShop = 'there is no such shop'

/** Phrases that stand ready. */
function ready(ctx: DeskHttp) {
  return new Hono<AgentEnv>().get(
    '/phrases',
    describe({
      summary: "The shop's own phrases, then what the scripts hold ready for it",
      tag: 'content',
      answers: z.object({ phrases: z.array(phraseSchema) }),
      problems: [400, 404],
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'query', scope: 'read', act: null }),
    valid('query', z.object({ shop: z.string() })),
    async (c) => {
      const { shop } = c.req.valid('query')
      if (!sees(c.var.agent, shop)) return problem(c, 404, 'not found', noShop)
      return c.json({ phrases: await phraseViews(ctx, shop) }, 200)
    },
  )
}

/** The shop's own, which its supervisors write. */
function own(ctx: DeskHttp) {
  return new Hono<AgentEnv>().post(
    '/phrases',
    describe({
      summary: 'Add a phrase of the shop',
      tag: 'content',
      answers: z.object({ id: z.string() }),
      problems: [400, 403, 404],
    }),
    allow(ctx, { roles: 'supervisor', shopFrom: 'body', scope: null, act: 'settings' }),
    valid('json', newPhraseSchema),
    async (c) => {
      const phrase = c.req.valid('json')
      if (c.var.agent.role === 'agent') return forSupervisors(c)
      if (!sees(c.var.agent, phrase.shop)) return problem(c, 404, 'not found', noShop)
      const id = ctx.newId()
      c.set('auditedShop', phrase.shop)
      c.set('audited', { phrase: id, change: 'added' })
      await ctx.store.desk.addPhrase({ ...phrase, id, at: ctx.clock() })
      return c.json({ id }, 200)
    },
  )
}

function removed(ctx: DeskHttp) {
  return new Hono<AgentEnv>().delete(
    '/phrases/:id',
    describe({
      summary: 'Remove a phrase of the shop',
      tag: 'content',
      answers: doneSchema,
      problems: [403, 404],
    }),
    allow(ctx, { roles: 'supervisor', shopFrom: 'body', scope: null, act: 'settings' }),
    valid('param', z.object({ id: z.string() })),
    async (c) => {
      const { id } = c.req.valid('param')
      if (c.var.agent.role === 'agent') return forSupervisors(c)
      const shop = await ctx.store.desk.phraseShop(id)
      if (shop === null || !sees(c.var.agent, shop))
        return problem(c, 404, 'not found', `there is no phrase ${id}`)
      c.set('auditedShop', shop)
      await ctx.store.desk.removePhrase(id)
      return c.json({ status: 'done' as const }, 200)
    },
  )
}

/** What the house says to words that are being written. */
function style(ctx: DeskHttp) {
  return new Hono<AgentEnv>().post(
    '/style',
    describe({
      summary: 'Where words break house style: advice, nothing is refused for it',
      tag: 'content',
      answers: z.object({ advice: z.array(adviceSchema) }),
      problems: [400, 403, 404],
    }),
    allow(ctx, {
      roles: 'agent',
      shopFrom: 'body',
      scope: 'read',
      act: null,
      unaudited: 'it changes nothing',
    }),
    valid('json', z.object({ text: z.string().max(4000), shop: z.string() })),
    async (c) => {
      const { text, shop: id } = c.req.valid('json')
      const shop = ctx.shops.get(id)
      if (shop === undefined || !sees(c.var.agent, id)) return problem(c, 404, 'not found', noShop)
      const found = text.trim() === '' ? [] : ctx.planner.advice(text, shop, ctx.clock())
      const advice = found.map(({ rule, start, end }) => ({
        ...{ rule, start, end },
        title: STYLE_LABELS[rule] ?? rule,
      }))
      return c.json({ advice }, 200)
    },
  )
}

export function phrases(ctx: DeskHttp) {
  return new Hono<AgentEnv>()
    .route('/', ready(ctx))
    .route('/', own(ctx))
    .route('/', removed(ctx))
    .route('/', style(ctx))
}
