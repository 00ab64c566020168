import { Hono } from 'hono'
import type { z } from 'zod'
import type { Agent, DeskQuery } from '../../../desk/context.ts'
import type { AgentEnv } from '../../context.ts'
import { problem } from '../../problem.ts'
import { countsSchema, deskPageSchema, filterSchema, listQuerySchema } from '../../schemas-desk.ts'
import { deskRow, targetOf } from '../../views/desk-row.ts'
import { visibleShops } from '../../visible.ts'
import { describe } from '../describe.ts'
import { valid } from '../validate.ts'
import type { DeskHttp } from './context.ts'

const URGENCIES = { urgent: 0, high: 1, normal: 2 } as const

function queryOf(
  ctx: DeskHttp,
  agent: Agent,
  { shop, intent, urgency, reason, label, q }: z.infer<typeof filterSchema>,
): Omit<DeskQuery, 'view'> {
  const shops = visibleShops(ctx, agent, shop)
  return {
    shops,
    agentId: agent.id,
    now: ctx.clock(),
    targets: new Map(shops.map((one) => [one, targetOf(ctx, one)])),
    ...(intent === undefined ? {} : { intent }),
    ...(urgency === undefined ? {} : { urgency: URGENCIES[urgency] }),
    ...(reason === undefined ? {} : { reason }),
    ...(label === undefined ? {} : { label }),
    ...(q === undefined || q.trim() === '' ? {} : { words: q.trim() }),
  }
}

const isUnknown = (ctx: DeskHttp, agent: Agent, shop: string | undefined) =>
  shop !== undefined && visibleShops(ctx, agent, shop).length === 0

/** The lists of conversations with what each of them counts. */
export function lists(ctx: DeskHttp) {
  return new Hono<AgentEnv>()
    .get(
      '/conversations',
      describe({
        summary: 'Conversations of a view, urgent first, then by the time that is left',
        tag: 'desk',
        answers: deskPageSchema,
        problems: [400, 404],
      }),
      valid('query', listQuerySchema),
      async (c) => {
        const { view, cursor, limit, ...filter } = c.req.valid('query')
        const { agent } = c.var
        if (isUnknown(ctx, agent, filter.shop)) return problem(c, 404, 'not found', 'there is no such shop')
        const query = { ...queryOf(ctx, agent, filter), view }
        const page = await ctx.store.desk.list(query, cursor ?? null, limit)
        const conversations = page.entries.map((entry) => deskRow(ctx, ctx.presence, agent.id, entry))
        return c.json({ conversations, cursor: page.cursor, total: page.total }, 200)
      },
    )
    .get(
      '/counts',
      describe({
        summary: 'How many conversations each view has',
        tag: 'desk',
        answers: countsSchema,
        problems: [400, 404],
      }),
      valid('query', filterSchema),
      async (c) => {
        const filter = c.req.valid('query')
        if (isUnknown(ctx, c.var.agent, filter.shop))
          return problem(c, 404, 'not found', 'there is no such shop')
        return c.json(await ctx.store.desk.counts(queryOf(ctx, c.var.agent, filter)), 200)
      },
    )
}
