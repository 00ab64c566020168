import { Hono } from 'hono'
import { logOut } from '../../desk/agents.ts'
import type { AgentEnv, HttpContext } from '../context.ts'
import { guardedLogIn } from '../log-in.ts'
import type { LoginGuard } from '../login-guard.ts'
import { problem } from '../problem.ts'
import { credentialsSchema, sessionViewSchema } from '../schemas.ts'
import { describe } from './describe.ts'
import { valid } from './validate.ts'

/** A program's login: answers with the token, sets no cookie. */
export function openSession(ctx: HttpContext, guard: LoginGuard): Hono<AgentEnv> {
  const app = new Hono<AgentEnv>()
  app.post(
    '/session',
    describe({
      summary: 'Log in',
      tag: 'session',
      answers: sessionViewSchema,
      problems: [400, 401, 429],
      open: true,
    }),
    valid('json', credentialsSchema),
    async (c) => {
      const login = await guardedLogIn(c, ctx, guard, c.req.valid('json'))
      if (login.wait > 0) {
        const headers = { 'retry-after': String(login.wait) }
        return problem(c, 429, 'too many requests', 'too many failed attempts', headers)
      }
      if (login.session === null) return problem(c, 401, 'unauthorized', 'wrong name or password')
      const { token, expiresAt, agent } = login.session
      return c.json({ token, expiresAt, agent: agent.name })
    },
  )
  return app
}

/** Ends the session of the token that the request carries. */
export function closeSession(ctx: HttpContext) {
  return new Hono<AgentEnv>().delete(
    '/session',
    describe({ summary: 'Log out', tag: 'session', answers: null, problems: [403] }),
    async (c) => {
      await logOut(ctx, c.var.token)
      return c.body(null, 204)
    },
  )
}
