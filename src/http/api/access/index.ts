import { Hono } from 'hono'
import type { AgentEnv, HttpContext } from '../../context.ts'
import type { LoginGuard } from '../../login-guard.ts'
import { auditLog } from './audit.ts'
import { me } from './me.ts'
import { reveal } from './reveal.ts'
import { secondFactor } from './second-factor.ts'
import { closeSession } from './session.ts'
import { tokens } from './tokens.ts'
import { users } from './users.ts'

/** Team and access, for whoever is logged in. */
export function access(ctx: HttpContext, guard: LoginGuard) {
  return new Hono<AgentEnv>()
    .route('/', closeSession(ctx))
    .route('/', me(ctx, guard))
    .route('/', secondFactor(ctx, guard))
    .route('/', users(ctx))
    .route('/', tokens(ctx))
    .route('/', auditLog(ctx))
    .route('/', reveal(ctx))
}
