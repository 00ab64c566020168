import { Hono } from 'hono'
import { Live } from '../../../desk/live.ts'
import type { AgentEnv, HttpContext } from '../../context.ts'
import { assignment } from './assign.ts'
import type { DeskHttp } from './context.ts'
import { conversations } from './conversation.ts'
import { lists } from './list.ts'
import { liveEvents } from './live.ts'
import { notes } from './notes.ts'
import { deskReplies } from './replies.ts'
import { standing } from './standing.ts'
import { tasks } from './tasks.ts'

/** All that the agents' desk does, for people and programs. */
export function desk(http: HttpContext) {
  const live = new Live(http)
  const ctx: DeskHttp = { ...http, live, presence: live.presence }
  return new Hono<AgentEnv>()
    .route('/', lists(ctx))
    .route('/', conversations(ctx))
    .route('/', deskReplies(ctx))
    .route('/', assignment(ctx))
    .route('/', standing(ctx))
    .route('/', notes(ctx))
    .route('/', tasks(ctx))
    .route('/', liveEvents(ctx))
}
