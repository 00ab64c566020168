import { Hono } from 'hono'
import { z } from 'zod'
import { addTask, changeTask } from '../../../desk/notes.ts'
import { allow } from '../../allow.ts'
import type { AgentEnv } from '../../context.ts'
import { problem } from '../../problem.ts'
import {
  conversationPathSchema,
  conversationQuerySchema,
  doneSchema,
  taskSchema,
} from '../../schemas-desk.ts'
import { taskView } from '../../views/desk-conversation.ts'
import { sees } from '../../visible.ts'
import { describe } from '../describe.ts'
import { valid } from '../validate.ts'
import { type DeskHttp, inConversation } from './context.ts'

const PROBLEMS = [400, 403, 404] as const
const time = z.int().nonnegative()
const owner = z.string().trim().min(1).max(100).optional()

/** What was promised to customers. */
export function tasks(ctx: DeskHttp) {
  return new Hono<AgentEnv>().route('/', added(ctx)).route('/', changed(ctx))
}

function added(ctx: DeskHttp) {
  return new Hono<AgentEnv>().post(
    '/conversations/:shop/:id/tasks',
    describe({
      summary: 'Take on to do something by a time; it is mine unless an owner is named',
      tag: 'desk',
      answers: taskSchema,
      problems: PROBLEMS,
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'path', scope: 'reply', act: 'edit' }),
    valid('param', conversationPathSchema),
    valid('query', conversationQuerySchema),
    inConversation(ctx),
    valid('json', z.object({ what: z.string().trim().min(1).max(500), dueAt: time, owner })),
    async (c) => {
      const key = c.var.conversation
      const asked = c.req.valid('json')
      const task = await addTask(ctx, key, { ...asked, owner: asked.owner ?? c.var.agent.name })
      return c.json(taskView(task), 200)
    },
  )
}

function changed(ctx: DeskHttp) {
  return new Hono<AgentEnv>().patch(
    '/tasks/:id',
    describe({
      summary: 'Say that a task is done or not, move its time, give it to somebody else',
      tag: 'desk',
      answers: doneSchema,
      problems: PROBLEMS,
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'task', scope: 'reply', act: 'edit' }),
    valid('param', z.object({ id: z.string() })),
    valid('json', z.object({ done: z.boolean().optional(), dueAt: time.optional(), owner })),
    async (c) => {
      const { id } = c.req.valid('param')
      const place = await ctx.store.desk.placeOf('tasks', id)
      if (place === null || !sees(c.var.agent, place.shop))
        return problem(c, 404, 'not found', `there is no task ${id}`)
      await changeTask(ctx, id, c.req.valid('json'))
      return c.json({ status: 'done' as const }, 200)
    },
  )
}
