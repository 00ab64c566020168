import { type Context, Hono } from 'hono'
import { logOut } from '../../desk/agents.ts'
import type { AgentEnv, HttpContext } from '../context.ts'
import { document } from '../document.ts'
import { guardedLogIn } from '../log-in.ts'
import type { LoginGuard } from '../login-guard.ts'
import { LoginPage } from '../pages/login.tsx'
import { credentialsSchema } from '../schemas.ts'
import { clearSessionCookie, sessionToken, setSessionCookie } from '../session.ts'

/** Any address: only whether a path stays on it counts. */
const HERE = 'https://here.invalid'

/** A path of ours to go on to; anything else leads to the queue, never to another site. */
export function safeNext(next: unknown): string {
  // Browsers drop tabs and line breaks and take a backslash for a slash before they read an address.
  if (typeof next !== 'string' || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next)) return '/'
  if (!URL.canParse(next, HERE)) return '/'
  const { origin, pathname, search } = new URL(next, HERE)
  return origin === HERE && !pathname.startsWith('//') ? pathname + search : '/'
}

const WRONG = '用户名或密码不对，请再试一次。'

function refused(c: Context, next: string, name: string, fault: string, status: 401 | 429) {
  return document(c, <LoginPage next={next} name={name} fault={fault} />, status)
}

/** Login and logout. */
export function login(ctx: HttpContext, guard: LoginGuard): Hono<AgentEnv> {
  const app = new Hono<AgentEnv>()
  app.get('/login', (c) => {
    return document(c, <LoginPage next={safeNext(c.req.query('next'))} name="" fault={null} />)
  })
  app.post('/login', async (c) => {
    const form = await c.req.parseBody()
    const next = safeNext(form.next)
    const name = typeof form.name === 'string' ? form.name : ''
    const given = credentialsSchema.safeParse(form)
    if (!given.success) return refused(c, next, name, WRONG, 401)
    const { session, wait } = await guardedLogIn(c, ctx, guard, given.data)
    if (wait > 0) return refused(c, next, name, `失败次数太多，请等 ${wait} 秒再试。`, 429)
    if (session === null) return refused(c, next, name, WRONG, 401)
    setSessionCookie(c, ctx, session)
    return c.redirect(next, 303)
  })
  app.post('/logout', async (c) => {
    const token = sessionToken(c)
    if (token !== null) await logOut(ctx, token)
    clearSessionCookie(c)
    return c.redirect('/login', 303)
  })
  return app
}
