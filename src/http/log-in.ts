import type { Context } from 'hono'
import { type AgentSession, logIn } from '../desk/agents.ts'
import { addressOf } from './address.ts'
import type { HttpContext } from './context.ts'
import type { LoginGuard } from './login-guard.ts'

/** What came of a login: a session, or none, or `wait` seconds to wait before the next attempt. */
export interface LoginOutcome {
  session: AgentSession | null
  wait: number
}

/** Logs an agent in unless the account or the address has to wait after too many attempts. */
export async function guardedLogIn(
  c: Context,
  ctx: HttpContext,
  guard: LoginGuard,
  { name, password }: { name: string; password: string },
): Promise<LoginOutcome> {
  const address = addressOf(c)
  const wait = guard.enter(name, address, ctx.clock())
  if (wait > 0) {
    ctx.bus.emit('login', { outcome: 'refused' })
    return { session: null, wait }
  }
  const session = await logIn(ctx, name, password)
  if (session !== null) guard.succeeded(name, address)
  ctx.bus.emit('login', { outcome: session === null ? 'failed' : 'succeeded' })
  return { session, wait: 0 }
}
