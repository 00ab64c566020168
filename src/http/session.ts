import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { personOf, programOf } from '../desk/access/actor.ts'
import { type NewSession, sessionOf } from '../desk/access/sessions.ts'
import { isApiToken, tokenOf } from '../desk/access/tokens.ts'
import type { AppContext } from '../desk/context.ts'
import type { AgentEnv, HttpContext } from './context.ts'
import { isHttps } from './security.ts'

const COOKIE = 'shouda_session'

export function setSessionCookie(c: Context, ctx: HttpContext, session: NewSession): void {
  setCookie(c, COOKIE, session.token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: ctx.cookieSecure || isHttps(c),
    expires: new Date(session.expiresAt),
  })
}

const BROWSER = 'shouda_browser'
const YEAR_S = 365 * 86_400

/** What this browser was given at its first login; null where it has none. It opens nothing. */
export const browserOf = (c: Context): string | null => getCookie(c, BROWSER) ?? null

/** Lets the browser be told from strangers at the same address when it logs in again. */
export function setBrowserCookie(c: Context, ctx: HttpContext, browser: string): void {
  setCookie(c, BROWSER, browser, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/api/session',
    secure: ctx.cookieSecure || isHttps(c),
    maxAge: YEAR_S,
  })
}

export function clearSessionCookie(c: Context): void {
  deleteCookie(c, COOKIE, { path: '/' })
}

/** The token of a program; programs prove themselves in each request, so nothing can ride on it. */
export function bearerToken(c: Context): string | null {
  return c.req.header('authorization')?.match(/^Bearer +(\S+)$/i)?.[1] ?? null
}

/** The session's token, from the header or from the cookie. */
export function sessionToken(c: Context): string | null {
  return bearerToken(c) ?? getCookie(c, COOKIE) ?? null
}

/** What a page asks for by itself does not keep the session of somebody who has left. */
const isBackground = (c: Context): boolean => c.req.header('x-background') === '1'

type Known = Pick<AgentEnv['Variables'], 'agent' | 'token' | 'login'>

/** Who asks; null where the request says nothing that is true. */
export async function whoAsks(ctx: AppContext, c: Context): Promise<Known | null> {
  const token = sessionToken(c)
  if (token === null) return null
  if (isApiToken(token)) {
    const kept = await tokenOf(ctx, token)
    return kept && { agent: programOf(ctx, kept), token, login: null }
  }
  const login = await sessionOf(ctx, token, isBackground(c))
  return login && { agent: personOf(ctx, login.user), token, login }
}

/** Lets those through who are known; `refuse` answers everybody else. */
export function agentsOnly(ctx: HttpContext, refuse: (c: Context) => Response): MiddlewareHandler<AgentEnv> {
  return async (c, next) => {
    const known = await whoAsks(ctx, c)
    if (known === null) return refuse(c)
    c.set('agent', known.agent)
    c.set('token', known.token)
    c.set('login', known.login)
    return next()
  }
}

/** Often enough that nobody goes on reading for long after the session has ended by itself. */
const STILL_IN_MS = 20_000

/** Whether the login that a request came with goes on. Looking keeps nobody logged in. */
export async function isStillIn(ctx: HttpContext, { login, token }: Known): Promise<boolean> {
  const still = login === null ? await tokenOf(ctx, token) : await sessionOf(ctx, token, true)
  return still !== null
}

/**
 * Calls `onEnd` once the login that a request came with has ended: revoked, expired, or idle for too long. Returns the
 * function that ends the watching.
 */
export function watchLogin(ctx: HttpContext, known: Known, onEnd: () => void): () => void {
  const look = async () => {
    if (!(await isStillIn(ctx, known))) onEnd()
  }
  // A database that is away for a moment ends nothing.
  const tryLooking = () => void look().catch(() => {})
  const timer = setInterval(tryLooking, STILL_IN_MS)
  const stop = ctx.bus.on('session-ended', ({ userId }) => userId === known.agent.id && tryLooking())
  return () => {
    clearInterval(timer)
    stop()
  }
}
