import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { InputError, UnavailableError } from '../errors.ts'
import { isBulk } from './api/bulk.ts'
import { api } from './api/index.ts'
import { assets } from './assets.ts'
import { consoleFiles } from './console-files.ts'
import type { HttpContext } from './context.ts'
import { docs } from './docs.tsx'
import { healthRoutes } from './health.ts'
import { LoginGuard } from './login-guard.ts'
import { problem } from './problem.ts'
import { securityHeaders } from './security.ts'
import { webhooks } from './webhooks.ts'
import type { Direct } from './webhooks-direct.ts'

/** Nothing that an agent or a program sends is longer: a reply has at most 4,000 characters. */
const MOST_BYTES = 64 * 1024

/** The whole server: webhooks, health, assets, API with its documentation, console. */
export function createApp(ctx: HttpContext): Hono & { direct: Direct } {
  const guard = new LoginGuard()
  const programs = api(ctx, guard)
  const { routes, direct } = webhooks(ctx)
  const app = new Hono()
  app.onError((fault, c) => failed(ctx, fault, c))
  app.notFound((c) => problem(c, 404, 'not found', c.req.path))
  // Before all else, because the webhook's speed counts and none of the rest is for it.
  app.route('/', routes)
  app.use(securityHeaders())
  app.route('/', healthRoutes(ctx))
  app.route('/', assets())
  app.route('/', docs(ctx, programs))
  const limit = bodyLimit({ maxSize: MOST_BYTES, onError: (c) => problem(c, 413, 'body too large') })
  // Bulk is limited where it is known who sends it.
  app.use((c, next) => (isBulk(c.req.method, c.req.path) ? next() : limit(c, next)))
  app.route('/', programs)
  app.route('/', consoleFiles())
  return Object.assign(app, { direct })
}

function failed(ctx: HttpContext, fault: Error, c: Context): Response {
  // The framework's own refusals, such as a body that is no JSON.
  if (fault instanceof HTTPException) return problem(c, fault.status, 'malformed', fault.message)
  if (fault instanceof InputError) return problem(c, 400, 'malformed', fault.message)
  ctx.log.error({ err: fault, path: c.req.path }, 'a request failed')
  if (fault instanceof UnavailableError) {
    return problem(c, 503, 'unavailable', 'the database does not answer', { 'retry-after': '1' })
  }
  return problem(c, 500, 'internal error')
}
