import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { audit } from '../../../desk/access/audit.ts'
import { securityLog } from '../../../desk/access/security-log.ts'
import { endSession } from '../../../desk/access/sessions.ts'
import { needsSetup, setUp } from '../../../desk/access/setup.ts'
import { logInSchema, sessionViewSchema, setupSchema } from '../../access-schemas.ts'
import { allow, open } from '../../allow.ts'
import type { AgentEnv, HttpContext } from '../../context.ts'
import { type GuardedLogIn, guardedLogIn, keepInBrowser } from '../../log-in.ts'
import type { LoginGuard } from '../../login-guard.ts'
import { problem } from '../../problem.ts'
import { mayUseCookie } from '../../security.ts'
import { clearSessionCookie } from '../../session.ts'
import { describe } from '../describe.ts'
import { valid } from '../validate.ts'

function notIn(c: Context, outcome: Exclude<GuardedLogIn, { status: 'in' }>): Response {
  if (outcome.status === 'wait') {
    const headers = { 'retry-after': String(outcome.wait) }
    return problem(c, 429, 'too many requests', 'too many failed attempts', headers)
  }
  if (outcome.status === 'code') return problem(c, 401, 'second factor', 'send the code, too')
  return problem(c, 401, 'unauthorized', 'wrong name, password or code')
}

/** Login, and the first account. They need no cookie; one is set for our own pages alone. */
export function openSession(ctx: HttpContext, guard: LoginGuard) {
  return new Hono<AgentEnv>()
    .post(
      '/session',
      describe({
        summary: 'Log in',
        tag: 'session',
        answers: sessionViewSchema,
        problems: [400, 401, 403, 429],
        open: true,
      }),
      open('the list of sessions and the security log tell of logins'),
      valid('json', logInSchema),
      async (c) => {
        const { cookie = false, ...given } = c.req.valid('json')
        if (cookie && !mayUseCookie(c)) return problem(c, 403, 'forbidden', 'cookies are for our own pages')
        const outcome = await guardedLogIn(c, ctx, guard, given)
        if (outcome.status !== 'in') return notIn(c, outcome)
        const { token, expiresAt, user } = outcome.session
        if (cookie) keepInBrowser(c, ctx, guard, outcome.session)
        return c.json({ token, expiresAt, agent: user.name })
      },
    )
    .route('/', setup(ctx))
}

function setup(ctx: HttpContext) {
  return new Hono<AgentEnv>()
    .get(
      '/setup',
      describe({
        summary: 'Whether the first account is still to be made',
        tag: 'session',
        answers: z.object({ needed: z.boolean() }),
        problems: [],
        open: true,
      }),
      open(),
      async (c) => c.json({ needed: await needsSetup(ctx) }),
    )
    .post(
      '/setup',
      describe({
        summary: 'Make the first account, an admin, with the link that the server printed',
        tag: 'session',
        answers: z.object({ name: z.string() }),
        problems: [400, 403],
        open: true,
      }),
      open('it writes its own entry, as whom it has made'),
      valid('json', setupSchema),
      async (c) => {
        const user = await setUp(ctx, c.req.valid('json'))
        if (user === null) return problem(c, 403, 'forbidden', 'the link is wrong, used or older than a day')
        const detail = { user: user.id, change: 'first account' }
        await audit(ctx, user, { act: 'users', detail })
        securityLog(ctx, 'users-changed', detail)
        return c.json({ name: user.name })
      },
    )
}

/** Ends the session of the token that the request carries. */
export function closeSession(ctx: HttpContext) {
  return new Hono<AgentEnv>().delete(
    '/session',
    describe({ summary: 'Log out', tag: 'session', answers: null, problems: [403] }),
    allow(ctx, {
      roles: 'agent',
      shopFrom: 'none',
      scope: null,
      act: null,
      enrolling: true,
      unaudited: 'it ends nothing but the own session',
    }),
    async (c) => {
      const { login } = c.var
      if (login) await endSession(ctx, login.user.id, login.session.id)
      clearSessionCookie(c)
      return c.body(null, 204)
    },
  )
}
