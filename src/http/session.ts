import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type AgentSession, agentOf } from '../desk/agents.ts'
import type { AgentEnv, HttpContext } from './context.ts'
import { isHttps } from './security.ts'

const COOKIE = 'shouda_session'

export function setSessionCookie(c: Context, ctx: HttpContext, session: AgentSession): void {
  setCookie(c, COOKIE, session.token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: ctx.cookieSecure || isHttps(c),
    expires: new Date(session.expiresAt),
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

/** Lets agents through; `refuse` answers everybody else. */
export function agentsOnly(ctx: HttpContext, refuse: (c: Context) => Response): MiddlewareHandler<AgentEnv> {
  return async (c, next) => {
    const token = sessionToken(c)
    const agent = token === null ? null : await agentOf(ctx, token)
    if (token === null || agent === null) return refuse(c)
    c.set('agent', agent)
    c.set('token', token)
    return next()
  }
}
