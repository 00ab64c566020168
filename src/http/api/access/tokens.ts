import { Hono } from 'hono'
import { z } from 'zod'
import { securityLog } from '../../../desk/access/security-log.ts'
import { addToken } from '../../../desk/access/tokens.ts'
import type { ApiToken } from '../../../desk/context.ts'
import { madeTokenSchema, newTokenSchema, tokensSchema } from '../../access-schemas.ts'
import { allow, type Rule } from '../../allow.ts'
import type { AgentEnv, HttpContext } from '../../context.ts'
import { problem } from '../../problem.ts'
import { describe } from '../describe.ts'
import { valid } from '../validate.ts'

const ADMINS: Rule = { roles: 'admin', shopFrom: 'none', scope: null, act: 'tokens' }

const viewOf = ({ tokenHash: _, ...seen }: ApiToken) => seen

/** The ways in of programs. */
export function tokens(ctx: HttpContext) {
  return new Hono<AgentEnv>().route('/', list(ctx)).route('/', make(ctx)).route('/', revoke(ctx))
}

function list(ctx: HttpContext) {
  return new Hono<AgentEnv>().get(
    '/tokens',
    describe({ summary: "Programs' tokens", tag: 'team', answers: tokensSchema, problems: [403] }),
    allow(ctx, { ...ADMINS, act: null }),
    async (c) => c.json({ tokens: (await ctx.store.access.tokens()).map(viewOf) }),
  )
}

function make(ctx: HttpContext) {
  return new Hono<AgentEnv>().post(
    '/tokens',
    describe({
      summary:
        'Make a token for a program: of one shop (null: of all), for some scopes; it is shown this once',
      tag: 'team',
      answers: madeTokenSchema,
      problems: [400, 403],
    }),
    allow(ctx, ADMINS),
    valid('json', newTokenSchema),
    async (c) => {
      const { token, kept } = await addToken(ctx, { ...c.req.valid('json'), by: c.var.agent.name })
      const { id, shop, scopes } = kept
      c.set('audited', { change: 'made', token: id, of: shop, scopes })
      securityLog(ctx, 'secrets-changed', { by: c.var.agent.id, secret: 'token', token: id })
      return c.json({ ...viewOf(kept), token })
    },
  )
}

function revoke(ctx: HttpContext) {
  return new Hono<AgentEnv>().delete(
    '/tokens/:id',
    describe({ summary: 'Revoke a token', tag: 'team', answers: null, problems: [403, 404] }),
    allow(ctx, ADMINS),
    valid('param', z.object({ id: z.string() })),
    async (c) => {
      const { id } = c.req.valid('param')
      if (!(await ctx.store.access.revokeToken(id)))
        return problem(c, 404, 'not found', 'there is no such token')
      c.set('audited', { change: 'revoked', token: id })
      securityLog(ctx, 'secrets-changed', { by: c.var.agent.id, secret: 'token', token: id })
      return c.body(null, 204)
    },
  )
}
