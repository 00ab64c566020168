import type { Context } from 'hono'
import { newSecret } from '../desk/access/secret.ts'
import { securityLog } from '../desk/access/security-log.ts'
import { type Credentials, type LogInOutcome, logIn, type NewSession } from '../desk/access/sessions.ts'
import { addressOf } from './address.ts'
import type { HttpContext } from './context.ts'
import type { LoginGuard } from './login-guard.ts'
import { browserOf, setBrowserCookie, setSessionCookie } from './session.ts'

/** What came of a login; `wait`: seconds to wait before the next attempt, which was not looked at. */
export type GuardedLogIn = LogInOutcome | { status: 'wait'; wait: number }

/** Where a request comes from, as the list of sessions tells it. */
export const originOf = (c: Context) => ({
  address: addressOf(c),
  userAgent: c.req.header('user-agent') ?? '',
})

/** Logs an agent in unless the account or the address has to wait after too many attempts. */
export async function guardedLogIn(
  c: Context,
  ctx: HttpContext,
  guard: LoginGuard,
  given: Credentials,
): Promise<GuardedLogIn> {
  const address = addressOf(c)
  const browser = browserOf(c)
  const wait = guard.enter(given.name, address, ctx.clock(), browser)
  if (wait > 0) {
    ctx.bus.emit('login', { outcome: 'refused' })
    securityLog(ctx, 'login-throttled', { wait })
    return { status: 'wait', wait }
  }
  const outcome = await logIn(ctx, given, originOf(c))
  if (outcome.status === 'in') guard.succeeded(given.name, address)
  if (outcome.status === 'refused') securityLog(ctx, 'login-failed', { user: outcome.userId })
  if (outcome.status !== 'code')
    ctx.bus.emit('login', { outcome: outcome.status === 'in' ? 'succeeded' : 'failed' })
  return outcome
}

/** Lets a browser keep the session, and be told from strangers when it logs in again. */
export function keepInBrowser(c: Context, ctx: HttpContext, guard: LoginGuard, session: NewSession): void {
  const browser = newSecret()
  guard.succeeded(session.user.name, addressOf(c), browser)
  setSessionCookie(c, ctx, session)
  setBrowserCookie(c, ctx, browser)
}
