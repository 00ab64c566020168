import type { Context, MiddlewareHandler } from 'hono'
import { type Actor, mayUse } from '../desk/access/actor.ts'
import { audit } from '../desk/access/audit.ts'
import { securityLog } from '../desk/access/security-log.ts'
import { mustEnrol } from '../desk/access/settings.ts'
import { type Act, ROLES, type Role, type Scope } from '../types/index.ts'
import type { AgentEnv, HttpContext } from './context.ts'
import { problem } from './problem.ts'

/**
 * What tells of which shop a request is. `none`: it shows nothing of any shop. `path`: `:shop`. `query`: `?shop`, and
 * without it the handler answers of `agent.shops` alone. `draft`, `reply`, `note`, `task`: the thing whose `:id` the path names.
 * `body`: the handler looks into the body.
 */
export type ShopFrom = 'none' | 'path' | 'query' | 'draft' | 'reply' | 'note' | 'task' | 'body'

/** Who may use a route. */
export interface Rule {
  /** The least role; `anybody` needs no login. */
  roles: Role | 'anybody'
  shopFrom: ShopFrom
  /** What a program's token needs; null: people alone. */
  scope: Scope | null
  /** What the audit log says of it; null for what only reads. */
  act: Act | null
  /** Why the log says nothing of a route that changes something. */
  unaudited?: string
  /** Open to people who still have to set up their second factor. */
  enrolling?: boolean
}

const RULE = Symbol('rule')

/** The rule that this handler of a route declares. */
export const ruleOf = (handler: unknown): Rule | undefined => (handler as { [RULE]?: Rule })[RULE]

/** Marks a handler with the rule that it keeps. */
export function declared(rule: Rule, handler: MiddlewareHandler<AgentEnv>): MiddlewareHandler<AgentEnv> {
  return Object.assign(handler, { [RULE]: rule })
}

/** Declares a route that needs no login. */
export const open = (unaudited?: string): MiddlewareHandler =>
  declared(
    { roles: 'anybody', shopFrom: 'none', scope: null, act: null, ...(unaudited ? { unaudited } : {}) },
    (_, next) => next(),
  ) as MiddlewareHandler

/** Of which shop a request is and, where it is of one, of which conversation. */
interface Place {
  shop: string
  conversationId?: string
}

/** Undefined where the request names no shop; null where the thing it names does not exist. */
async function placeOf(ctx: HttpContext, c: Context, from: ShopFrom): Promise<Place | null | undefined> {
  const { shop = '', id = '' } = c.req.param() as { shop?: string; id?: string }
  const asked = c.req.query('shop')
  if (from === 'path') return id === '' ? { shop } : { shop, conversationId: id }
  if (from === 'query') return asked === undefined ? undefined : { shop: asked }
  if (from === 'draft') return ctx.store.draft(id)
  if (from === 'reply') return ctx.store.reply(id)
  if (from === 'note' || from === 'task') return ctx.store.desk.placeOf(`${from}s`, id)
  return undefined
}

/** Whether somebody has the role, or a program the scope. */
export function mayDo(actor: Actor, { roles, scope }: Rule): boolean {
  if (actor.scopes !== null) return scope !== null && actor.scopes.includes(scope)
  return ROLES.indexOf(actor.role) >= ROLES.indexOf(roles as Role)
}

/** What of the address is no id: what was done, or to what. */
function lastWord(c: Context): string {
  const named = new Set(Object.values(c.req.param() as Record<string, string>))
  return c.req.path.split('/').findLast((part) => !named.has(decodeURIComponent(part))) ?? ''
}

async function written(c: Context<AgentEnv>, ctx: HttpContext, act: Act, place?: Place): Promise<void> {
  const { agent, audited } = c.var
  const { id } = c.req.param() as { id?: string }
  const { shop = c.var.auditedShop ?? null, conversationId = null } = place ?? {}
  const subject = id === undefined || id === conversationId ? {} : { id }
  const detail = { on: lastWord(c), ...subject, ...audited }
  await audit(ctx, agent, { act, shop, conversationId, detail })
  if (act === 'delete') securityLog(ctx, 'deletion', { by: agent.id, shop, ...subject })
  if (act === 'settings') securityLog(ctx, 'settings-changed', { by: agent.id, shop })
}

/**
 * Lets through who may use the route and has to do with the shop; another shop's things do not exist for anybody
 * else. What was done is written to the audit log.
 */
export function allow(ctx: HttpContext, rule: Rule): MiddlewareHandler<AgentEnv> {
  return declared(rule, async (c, next) => {
    const { agent, login } = c.var
    if (!agent) return problem(c, 401, 'unauthorized', 'no session, or one that has expired')
    if (login !== null && !rule.enrolling && mustEnrol(ctx.access, login.user))
      return problem(c, 403, 'second factor', 'set up your second factor first')
    if (!mayDo(agent, rule)) return problem(c, 403, 'forbidden', 'this is for others')
    const place = await placeOf(ctx, c, rule.shopFrom)
    if (place === null || (place !== undefined && !mayUse(agent, place.shop)))
      return problem(c, 404, 'not found', c.req.path)
    await next()
    if (rule.act !== null && c.res.status < 400) await written(c, ctx, rule.act, place)
    return undefined
  })
}
