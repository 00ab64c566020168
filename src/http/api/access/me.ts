import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { securityLog } from '../../../desk/access/security-log.ts'
import { endSession, sessionsOf } from '../../../desk/access/sessions.ts'
import { mustEnrol } from '../../../desk/access/settings.ts'
import { changePassword } from '../../../desk/access/users.ts'
import type { Session, User } from '../../../desk/context.ts'
import { meSchema, passwordSchema, sessionsSchema, settingsSchema } from '../../access-schemas.ts'
import { addressOf } from '../../address.ts'
import { allow, type Rule } from '../../allow.ts'
import type { AgentEnv, HttpContext } from '../../context.ts'
import type { LoginGuard } from '../../login-guard.ts'
import { problem } from '../../problem.ts'
import { describe } from '../describe.ts'
import { valid } from '../validate.ts'

/** What is one's own is open to everybody who has logged in, and to no program. */
export const OWN: Rule = { roles: 'agent', shopFrom: 'none', scope: null, act: null, enrolling: true }

/** The login of a person; routes without a scope let nobody else in. */
export function loginOf(c: Context<AgentEnv>): { session: Session; user: User } {
  if (c.var.login === null) throw new Error('a program got where people alone may be')
  return c.var.login
}

function meOf(c: Context<AgentEnv>, ctx: HttpContext): z.infer<typeof meSchema> {
  const { user, session } = loginOf(c)
  const { id, name, role, shops } = c.var.agent
  return {
    id,
    name,
    role,
    shops: [...shops],
    secondFactor: user.secondFactor !== null,
    mustEnrol: mustEnrol(ctx.access, user),
    expiresAt: session.expiresAt,
    settings: settingsSchema.catch({}).parse(user.settings),
  }
}

/** A secret of one's own has changed: for both logs. */
export function tellOwn(c: Context<AgentEnv>, ctx: HttpContext, secret: 'password' | 'second factor'): void {
  const user = c.var.agent.id
  c.set('audited', { user, change: 'changed', secrets: [secret] })
  securityLog(ctx, 'secrets-changed', { by: user, user, secret })
}

/** Who one is, and how one likes the console. */
export function me(ctx: HttpContext, guard: LoginGuard) {
  return new Hono<AgentEnv>()
    .get(
      '/me',
      describe({ summary: 'Who is logged in', tag: 'session', answers: meSchema, problems: [] }),
      allow(ctx, OWN),
      (c) => c.json(meOf(c, ctx)),
    )
    .put(
      '/me/settings',
      describe({
        summary: 'How the console is liked; what is left out stays',
        tag: 'session',
        answers: settingsSchema,
        problems: [400],
      }),
      allow(ctx, { ...OWN, unaudited: 'it is how one likes the own page' }),
      valid('json', settingsSchema),
      async (c) => {
        const { user } = loginOf(c)
        const settings = { ...user.settings, ...c.req.valid('json') }
        await ctx.store.access.changeUser(user.id, { settings })
        return c.json(settingsSchema.parse(settings))
      },
    )
    .route('/', password(ctx, guard))
    .route('/', sessions(ctx))
}

function password(ctx: HttpContext, guard: LoginGuard) {
  return new Hono<AgentEnv>().put(
    '/me/password',
    describe({
      summary: 'Change the own password; all other sessions end',
      tag: 'session',
      answers: null,
      problems: [400, 403, 429],
    }),
    allow(ctx, { ...OWN, act: 'users' }),
    valid('json', passwordSchema),
    async (c) => {
      const { user, session } = loginOf(c)
      const wait = guard.enter(user.name, addressOf(c), ctx.clock())
      if (wait > 0)
        return problem(c, 429, 'too many requests', 'too many attempts', { 'retry-after': String(wait) })
      if (!(await changePassword(ctx, user, session.id, c.req.valid('json'))))
        return problem(c, 403, 'forbidden', 'the old password is wrong')
      tellOwn(c, ctx, 'password')
      return c.body(null, 204)
    },
  )
}

function sessions(ctx: HttpContext) {
  return new Hono<AgentEnv>()
    .get(
      '/me/sessions',
      describe({ summary: 'Where one is logged in', tag: 'session', answers: sessionsSchema, problems: [] }),
      allow(ctx, OWN),
      async (c) => {
        const { user, session } = loginOf(c)
        const found = await sessionsOf(ctx, user.id)
        return c.json({
          sessions: found.map(({ id, createdAt, seenAt, userAgent, address }) => {
            return { id, current: id === session.id, createdAt, lastSeenAt: seenAt, userAgent, address }
          }),
        })
      },
    )
    .delete(
      '/me/sessions/:id',
      describe({ summary: 'Log out elsewhere', tag: 'session', answers: null, problems: [404] }),
      allow(ctx, { ...OWN, act: 'users' }),
      valid('param', z.object({ id: z.string() })),
      async (c) => {
        const { id } = c.req.valid('param')
        if (!(await endSession(ctx, loginOf(c).user.id, id)))
          return problem(c, 404, 'not found', 'there is no such session')
        c.set('audited', { user: c.var.agent.id, change: 'session ended' })
        return c.body(null, 204)
      },
    )
}
