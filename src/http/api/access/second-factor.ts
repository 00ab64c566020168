import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { beginFactor, confirmFactor, removeFactor } from '../../../desk/access/second-factor.ts'
import { codeSchema } from '../../access-schemas.ts'
import { addressOf } from '../../address.ts'
import { allow } from '../../allow.ts'
import type { AgentEnv, HttpContext } from '../../context.ts'
import type { LoginGuard } from '../../login-guard.ts'
import { problem } from '../../problem.ts'
import { describe } from '../describe.ts'
import { valid } from '../validate.ts'
import { loginOf, OWN, tellOwn } from './me.ts'

const WRONG = 'the code is wrong or was used before'

/** Seconds to wait before the next code, as for logins. */
function waitFor(c: Context<AgentEnv>, ctx: HttpContext, guard: LoginGuard) {
  const wait = guard.enter(loginOf(c).user.name, addressOf(c), ctx.clock())
  if (wait === 0) return null
  return problem(c, 429, 'too many requests', 'too many attempts', { 'retry-after': String(wait) })
}

/** The own second factor. */
export function secondFactor(ctx: HttpContext, guard: LoginGuard) {
  return new Hono<AgentEnv>()
    .route('/', begin(ctx))
    .route('/', confirm(ctx, guard))
    .route('/', remove(ctx, guard))
}

function begin(ctx: HttpContext) {
  return new Hono<AgentEnv>().post(
    '/me/second-factor',
    describe({
      summary: 'Begin a second factor: a key for an authenticator app',
      tag: 'session',
      answers: z.object({ secret: z.string(), uri: z.string() }),
      problems: [409],
    }),
    allow(ctx, { ...OWN, unaudited: 'nothing counts before its first code' }),
    async (c) => {
      const { user } = loginOf(c)
      if (user.secondFactor !== null) return problem(c, 409, 'conflict', 'there is one already')
      return c.json(await beginFactor(ctx, user))
    },
  )
}

function confirm(ctx: HttpContext, guard: LoginGuard) {
  return new Hono<AgentEnv>().put(
    '/me/second-factor',
    describe({
      summary: "Confirm it with the app's first code; answers with recovery codes, shown this once",
      tag: 'session',
      answers: z.object({ recoveryCodes: z.array(z.string()) }),
      problems: [400, 403, 429],
    }),
    allow(ctx, { ...OWN, act: 'users' }),
    valid('json', codeSchema),
    async (c) => {
      const { user } = loginOf(c)
      const recoveryCodes = await confirmFactor(ctx, user, c.req.valid('json').code)
      if (recoveryCodes === null) return waitFor(c, ctx, guard) ?? problem(c, 403, 'forbidden', WRONG)
      tellOwn(c, ctx, 'second factor')
      return c.json({ recoveryCodes }, 200)
    },
  )
}

function remove(ctx: HttpContext, guard: LoginGuard) {
  return new Hono<AgentEnv>().delete(
    '/me/second-factor',
    describe({ summary: 'Take it away', tag: 'session', answers: null, problems: [400, 403, 429] }),
    allow(ctx, { ...OWN, act: 'users' }),
    valid('json', codeSchema),
    async (c) => {
      const { user } = loginOf(c)
      const wait = waitFor(c, ctx, guard)
      if (wait !== null) return wait
      if (!(await removeFactor(ctx, user, c.req.valid('json').code)))
        return problem(c, 403, 'forbidden', WRONG)
      tellOwn(c, ctx, 'second factor')
      return c.body(null, 204)
    },
  )
}
