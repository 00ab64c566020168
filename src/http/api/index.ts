import { Hono } from 'hono'
import type { AgentEnv, HttpContext } from '../context.ts'
import type { LoginGuard } from '../login-guard.ts'
import { problem } from '../problem.ts'
import { mayUseCookie } from '../security.ts'
import { agentsOnly, bearerToken } from '../session.ts'
import { access } from './access/index.ts'
import { openSession } from './access/session.ts'
import { bulk } from './bulk.ts'
import { decide } from './decide.ts'
import { desk } from './desk/index.ts'
import { read } from './read.ts'
import { replies } from './replies.ts'

/** The API under `/api`; its type is what typed clients are checked against. */
export function api(ctx: HttpContext, guard: LoginGuard) {
  // A login needs no cookie: there is nothing another site could ride on.
  const app = new Hono<AgentEnv>().basePath('/api').route('/', openSession(ctx, guard))
  app.use(async (c, next) => {
    if (bearerToken(c) === null && !mayUseCookie(c)) {
      return problem(c, 403, 'forbidden', 'cookies are taken from our own pages alone: send a bearer token')
    }
    return next()
  })
  app.use(agentsOnly(ctx, (c) => problem(c, 401, 'unauthorized', 'no session, or one that has expired')))
  return app
    .route('/', access(ctx, guard))
    .route('/', desk(ctx))
    .route('/', read(ctx))
    .route('/', decide(ctx))
    .route('/', replies(ctx))
    .route('/', bulk(ctx))
}

/** The routes as hono's typed client knows them. */
export type Api = ReturnType<typeof api>
