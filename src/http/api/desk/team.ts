import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { dayOffsets } from '../../../desk/days.ts'
import { divide, divisionOf } from '../../../desk/division.ts'
import { allow } from '../../allow.ts'
import type { AgentEnv } from '../../context.ts'
import { problem } from '../../problem.ts'
import { dashboardQuerySchema, dashboardSchema, divisionSchema } from '../../schemas-team.ts'
import { dashboard } from '../../views/dashboard.ts'
import { sees, visibleShops } from '../../visible.ts'
import { describe } from '../describe.ts'
import { valid } from '../validate.ts'
import type { DeskHttp } from './context.ts'

const shopQuery = z.object({ shop: z.string() })

export const forSupervisors = (c: Context) => problem(c, 403, 'forbidden', 'this is for supervisors')

/** The shop at a glance. */
function glance(ctx: DeskHttp) {
  return new Hono<AgentEnv>().get(
    '/dashboard',
    describe({
      summary: 'What happened from a time on until another one, counted, with 95 % intervals',
      tag: 'team',
      answers: dashboardSchema,
      problems: [400, 403, 404],
    }),
    allow(ctx, { roles: 'supervisor', shopFrom: 'query', scope: 'read', act: null }),
    valid('query', dashboardQuerySchema),
    async (c) => {
      if (c.var.agent.role === 'agent') return forSupervisors(c)
      const { shop, from, to } = c.req.valid('query')
      const shops = visibleShops(c.var.agent, shop)
      if (shops.length === 0) return problem(c, 404, 'not found', 'there is no such shop')
      const figures = await ctx.store.desk.figures({
        ...{ shops, from, until: to },
        days: dayOffsets(ctx, shops, from, to),
      })
      return c.json(dashboard(figures, ctx.clock()), 200)
    },
  )
}

/** Who takes which kinds of work. */
function division(ctx: DeskHttp) {
  return new Hono<AgentEnv>()
    .get(
      '/division',
      describe({
        summary: 'Which agents take which kinds of work',
        tag: 'team',
        answers: divisionSchema,
        problems: [400, 404],
      }),
      allow(ctx, { roles: 'agent', shopFrom: 'query', scope: 'read', act: null }),
      valid('query', shopQuery),
      async (c) => {
        const { shop } = c.req.valid('query')
        if (!sees(c.var.agent, shop)) return problem(c, 404, 'not found', 'there is no such shop')
        return c.json({ division: await divisionOf(ctx, shop) }, 200)
      },
    )
    .put(
      '/division',
      describe({
        summary: 'Divide the work of a shop; the lists to review follow',
        tag: 'team',
        answers: divisionSchema,
        problems: [400, 403, 404],
      }),
      allow(ctx, { roles: 'supervisor', shopFrom: 'query', scope: null, act: 'settings' }),
      valid('query', shopQuery),
      valid('json', divisionSchema),
      async (c) => {
        const { shop } = c.req.valid('query')
        if (c.var.agent.role === 'agent') return forSupervisors(c)
        if (!sees(c.var.agent, shop)) return problem(c, 404, 'not found', 'there is no such shop')
        await divide(ctx, shop, c.req.valid('json').division)
        return c.json(c.req.valid('json'), 200)
      },
    )
}

export function team(ctx: DeskHttp) {
  return new Hono<AgentEnv>().route('/', glance(ctx)).route('/', division(ctx))
}
