import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { securityLog } from '../../../desk/access/security-log.ts'
import { addUser, changeUser, removeUser } from '../../../desk/access/users.ts'
import type { User } from '../../../desk/context.ts'
import { newUserSchema, userChangeSchema, userViewSchema } from '../../access-schemas.ts'
import { allow, type Rule } from '../../allow.ts'
import type { AgentEnv, HttpContext } from '../../context.ts'
import { problem } from '../../problem.ts'
import { describe } from '../describe.ts'
import { valid } from '../validate.ts'

const ADMINS: Rule = { roles: 'admin', shopFrom: 'none', scope: null, act: 'users' }
const path = z.object({ id: z.string() })

const viewOf = ({ id, name, role, shops, secondFactor, active }: User): z.infer<typeof userViewSchema> => ({
  id,
  name,
  role,
  shops,
  secondFactor: secondFactor !== null,
  active,
})

function refused(c: Context, outcome: 'unknown' | 'last_admin'): Response {
  if (outcome === 'unknown') return problem(c, 404, 'not found', 'there is no such user')
  return problem(c, 409, 'conflict', 'nobody would be left to look after the team')
}

/** The team: admins change it, supervisors see who works in their shops. */
export function users(ctx: HttpContext) {
  return new Hono<AgentEnv>()
    .route('/', list(ctx))
    .route('/', add(ctx))
    .route('/', change(ctx))
    .route('/', remove(ctx))
}

function list(ctx: HttpContext) {
  return new Hono<AgentEnv>().get(
    '/users',
    describe({
      summary: 'The team; a supervisor sees who works in the own shops',
      tag: 'team',
      answers: z.object({ users: z.array(userViewSchema) }),
      problems: [403],
    }),
    allow(ctx, { ...ADMINS, roles: 'supervisor', act: null }),
    async (c) => {
      const { role, shops } = c.var.agent
      const all = await ctx.store.access.users()
      const seen = all.filter((user) => role === 'admin' || user.shops.some((shop) => shops.includes(shop)))
      return c.json({ users: seen.map(viewOf) })
    },
  )
}

function add(ctx: HttpContext) {
  return new Hono<AgentEnv>().post(
    '/users',
    describe({
      summary: 'Add a person',
      tag: 'team',
      answers: userViewSchema,
      problems: [400, 403, 409],
    }),
    allow(ctx, ADMINS),
    valid('json', newUserSchema),
    async (c) => {
      const user = await addUser(ctx, c.req.valid('json'))
      if (user === null) return problem(c, 409, 'conflict', 'the name is taken')
      tell(c, ctx, user.id, { change: 'added', role: user.role, shops: user.shops })
      return c.json(viewOf(user))
    },
  )
}

function change(ctx: HttpContext) {
  return new Hono<AgentEnv>().patch(
    '/users/:id',
    describe({
      summary: 'Change role, shops, password or whether the person works here',
      tag: 'team',
      answers: userViewSchema,
      problems: [400, 403, 404, 409],
    }),
    allow(ctx, ADMINS),
    valid('param', path),
    valid('json', userChangeSchema),
    async (c) => {
      const { id } = c.req.valid('param')
      const { password, secondFactor, ...rest } = c.req.valid('json')
      const outcome = await changeUser(ctx, id, c.req.valid('json'))
      const user = await ctx.store.access.user(id)
      if (outcome !== 'done' || user === null) return refused(c, outcome === 'done' ? 'unknown' : outcome)
      const secrets = [
        ...(password === undefined ? [] : ['password']),
        ...(secondFactor === null ? ['second factor'] : []),
      ]
      tell(c, ctx, id, { change: 'changed', ...rest, ...(secrets.length > 0 ? { secrets } : {}) })
      return c.json(viewOf(user))
    },
  )
}

function remove(ctx: HttpContext) {
  return new Hono<AgentEnv>().delete(
    '/users/:id',
    describe({ summary: 'Remove a person', tag: 'team', answers: null, problems: [403, 404, 409] }),
    allow(ctx, ADMINS),
    valid('param', path),
    async (c) => {
      const { id } = c.req.valid('param')
      const outcome = await removeUser(ctx, id)
      if (outcome !== 'done') return refused(c, outcome)
      tell(c, ctx, id, { change: 'removed' })
      return c.body(null, 204)
    },
  )
}

/** For both logs: ids and what changed, no secret. */
function tell(c: Context<AgentEnv>, ctx: HttpContext, user: string, detail: Record<string, unknown>): void {
  c.set('audited', { user, ...detail })
  const { change } = detail as { change: string }
  securityLog(ctx, 'users-changed', { by: c.var.agent.id, user, change })
}
