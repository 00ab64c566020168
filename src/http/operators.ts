import type { Context, MiddlewareHandler } from 'hono'
import type { AppContext } from '../desk/context.ts'
import { addressOf } from './address.ts'
import { declared, mayDo, type Rule } from './allow.ts'
import type { AgentEnv } from './context.ts'
import { problem } from './problem.ts'
import { whoAsks } from './session.ts'

const RULE: Rule = { roles: 'admin', shopFrom: 'none', scope: 'operate', act: null }

const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/

/** A proxy on this machine speaks for somebody elsewhere, and says so. */
const isForwarded = (c: Context) =>
  ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => c.req.header(name) !== undefined)

/** Whether the request comes from this machine: over its own interface, or from inside the process. */
function isLocal(c: Context): boolean {
  const { incoming } = (c.env ?? {}) as { incoming?: unknown }
  return !isForwarded(c) && (incoming === undefined || LOOPBACK.test(addressOf(c)))
}

/** Lets in whoever looks after the server: from this machine, with a token for it, or as an admin. */
export function operators(ctx: AppContext): MiddlewareHandler<AgentEnv> {
  return declared(RULE, async (c, next) => {
    if (isLocal(c)) return next()
    const known = await whoAsks(ctx, c)
    if (known === null) return problem(c, 401, 'unauthorized', 'send a token with the scope operate')
    return mayDo(known.agent, RULE) ? next() : problem(c, 403, 'forbidden', 'this is for operators')
  })
}
