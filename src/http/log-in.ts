import { type AgentSession, logIn } from '../desk/agents.ts'
import type { HttpContext } from './context.ts'
import type { LoginGuard } from './login-guard.ts'

/** What came of a login: a session, or none, or `wait` seconds to wait before the next attempt. */
export interface LoginOutcome {
  session: AgentSession | null
  wait: number
}

/** Logs an agent in unless the name has to wait after too many failures. */
export async function guardedLogIn(
  ctx: HttpContext,
  guard: LoginGuard,
  name: string,
  password: string,
): Promise<LoginOutcome> {
  const wait = guard.waitSeconds(name, ctx.clock())
  if (wait > 0) return { session: null, wait }
  const session = await logIn(ctx, name, password)
  if (session === null) guard.failed(name, ctx.clock())
  else guard.succeeded(name)
  return { session, wait: 0 }
}
