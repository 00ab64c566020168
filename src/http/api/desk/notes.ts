import { Hono } from 'hono'
import { z } from 'zod'
import { addNote, removeNote } from '../../../desk/notes.ts'
import { allow } from '../../allow.ts'
import type { AgentEnv } from '../../context.ts'
import { problem } from '../../problem.ts'
import {
  conversationPathSchema,
  conversationQuerySchema,
  doneSchema,
  noteSchema,
} from '../../schemas-desk.ts'
import { sees } from '../../visible.ts'
import { describe } from '../describe.ts'
import { valid } from '../validate.ts'
import { conversationAt, type DeskHttp, noConversation } from './context.ts'

const PROBLEMS = [400, 403, 404] as const

/** What colleagues tell each other about a conversation. */
export function notes(ctx: DeskHttp) {
  return new Hono<AgentEnv>().route('/', added(ctx)).route('/', removed(ctx)).route('/', presence(ctx))
}

function added(ctx: DeskHttp) {
  return new Hono<AgentEnv>().post(
    '/conversations/:shop/:id/notes',
    describe({
      summary: 'Leave a note for colleagues; customers never see it',
      tag: 'desk',
      answers: noteSchema,
      problems: PROBLEMS,
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'path', scope: 'reply', act: 'edit' }),
    valid('param', conversationPathSchema),
    valid('query', conversationQuerySchema),
    valid('json', z.object({ text: z.string().trim().min(1).max(2000) })),
    async (c) => {
      const path = c.req.valid('param')
      const key = await conversationAt(ctx, c, path, c.req.valid('query').channel)
      if (key === null) return noConversation(c, path)
      return c.json(await addNote(ctx, key, c.var.agent.name, c.req.valid('json').text), 200)
    },
  )
}

function removed(ctx: DeskHttp) {
  return new Hono<AgentEnv>().delete(
    '/notes/:id',
    describe({
      summary: 'Remove a note of mine (supervisors: of anybody)',
      tag: 'desk',
      answers: doneSchema,
      problems: PROBLEMS,
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'note', scope: 'reply', act: 'delete' }),
    valid('param', z.object({ id: z.string() })),
    async (c) => {
      const { id } = c.req.valid('param')
      const place = await ctx.store.desk.placeOf('notes', id)
      const { name, role } = c.var.agent
      const isMine = role === 'agent' ? name : null
      const done = place !== null && sees(c.var.agent, place.shop) && (await removeNote(ctx, id, isMine))
      return done ? c.json({ status: 'done' as const }, 200) : problem(c, 404, 'not found', 'no such note')
    },
  )
}

/** Who looks at the conversation and types there. */
function presence(ctx: DeskHttp) {
  return new Hono<AgentEnv>().post(
    '/conversations/:shop/:id/presence',
    describe({
      summary: 'Say that I look at the conversation, and whether I type; holds for 30 seconds',
      tag: 'desk',
      answers: doneSchema,
      problems: PROBLEMS,
    }),
    allow(ctx, {
      ...{ roles: 'agent', shopFrom: 'path', scope: null, act: null },
      unaudited: 'it holds for half a minute',
    }),
    valid('param', conversationPathSchema),
    valid('query', conversationQuerySchema),
    valid('json', z.object({ typing: z.boolean().default(false) })),
    async (c) => {
      const path = c.req.valid('param')
      const key = await conversationAt(ctx, c, path, c.req.valid('query').channel)
      if (key === null) return noConversation(c, path)
      const { id, name } = c.var.agent
      await ctx.live.saw(key, { id, name }, c.req.valid('json').typing)
      return c.json({ status: 'done' as const }, 200)
    },
  )
}
