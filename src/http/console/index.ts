import { type Context, Hono } from 'hono'
import type { AgentEnv, HttpContext } from '../context.ts'
import { wantsPart } from '../document.ts'
import type { LoginGuard } from '../login-guard.ts'
import { mayUseCookie } from '../security.ts'
import { agentsOnly } from '../session.ts'
import { conversation } from './conversation.tsx'
import { decide } from './decide.tsx'
import { live } from './live.ts'
import { login } from './login.tsx'
import { queue } from './queue.tsx'
import { setup } from './setup.tsx'

/** The pages that agents work with. */
export function consolePages(ctx: HttpContext, guard: LoginGuard): Hono<AgentEnv> {
  const app = new Hono<AgentEnv>()
  app.use(async (c, next) => {
    if (!mayUseCookie(c)) return c.text('这个请求不是从本站的页面发出的。', 403)
    return next()
  })
  app.route('/', login(ctx, guard))
  app.route('/', setup(ctx))
  app.use(agentsOnly(ctx, toLogin))
  app.route('/', queue(ctx))
  app.route('/', conversation(ctx))
  app.route('/', decide(ctx))
  app.route('/', live(ctx))
  return app
}

/** A page leads to the login; a part of a page stays as it is, with the words the agent has typed in it. */
function toLogin(c: Context): Response {
  if (wantsPart(c)) return c.text('登录已过期', 401, { 'hx-reswap': 'none' })
  const { pathname, search } = new URL(c.req.url)
  const next = c.req.method === 'GET' ? pathname + search : '/'
  return c.redirect(next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`, 303)
}
