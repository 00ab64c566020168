import { Hono } from 'hono'
import { Presence } from '../../../desk/presence.ts'
import type { AgentEnv, HttpContext } from '../../context.ts'
import { assignment } from './assign.ts'
import type { DeskHttp } from './context.ts'
import { conversations } from './conversation.ts'
import { lists } from './list.ts'
import { deskReplies } from './replies.ts'
import { standing } from './standing.ts'

/** All that the agents' desk does, for people and programs. */
export function desk(http: HttpContext) {
  const ctx: DeskHttp = { ...http, presence: new Presence(http.clock) }
  return new Hono<AgentEnv>()
    .route('/', lists(ctx))
    .route('/', conversations(ctx))
    .route('/', deskReplies(ctx))
    .route('/', assignment(ctx))
    .route('/', standing(ctx))
}
