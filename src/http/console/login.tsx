import { type Context, Hono } from 'hono'
import { endSession, sessionOf } from '../../desk/access/sessions.ts'
import { credentialsSchema } from '../access-schemas.ts'
import { open } from '../allow.ts'
import type { AgentEnv, HttpContext } from '../context.ts'
import { document } from '../document.ts'
import { guardedLogIn } from '../log-in.ts'
import type { LoginGuard } from '../login-guard.ts'
import { LoginPage } from '../pages/login.tsx'
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
  app.get('/login', open(), (c) => {
    return document(c, <LoginPage next={safeNext(c.req.query('next'))} name="" fault={null} />)
  })
  app.post('/login', open(), async (c) => {
    const form = await c.req.parseBody()
    const next = safeNext(form.next)
    const name = typeof form.name === 'string' ? form.name : ''
    const given = credentialsSchema.safeParse({ ...form, code: form.code || undefined })
    if (!given.success) return refused(c, next, name, WRONG, 401)
    const outcome = await guardedLogIn(c, ctx, guard, given.data)
    if (outcome.status === 'wait')
      return refused(c, next, name, `失败次数太多，请等 ${outcome.wait} 秒再试。`, 429)
    if (outcome.status !== 'in') return refused(c, next, name, WRONG, 401)
    setSessionCookie(c, ctx, outcome.session)
    return c.redirect(next, 303)
  })
  app.post('/logout', open(), async (c) => {
    const token = sessionToken(c)
    const known = token === null ? null : await sessionOf(ctx, token)
    if (known !== null) await endSession(ctx, known.user.id, known.session.id)
    clearSessionCookie(c)
    return c.redirect('/login', 303)
  })
  return app
}
