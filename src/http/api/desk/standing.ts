import { Hono } from 'hono'
import { z } from 'zod'
import { maskPersonal } from '../../../desk/mask/index.ts'
import { close, label, reopen, snooze } from '../../../desk/standing.ts'
import { allow } from '../../allow.ts'
import type { AgentEnv } from '../../context.ts'
import { problem } from '../../problem.ts'
import { conversationPathSchema, conversationQuerySchema, doneSchema } from '../../schemas-desk.ts'
import { describe } from '../describe.ts'
import { valid } from '../validate.ts'
import { conversationAt, type DeskHttp, noConversation } from './context.ts'

const PROBLEMS = [400, 403, 404, 409] as const
const DONE = { status: 'done' as const }

function ending(ctx: DeskHttp) {
  return new Hono<AgentEnv>().post(
    '/conversations/:shop/:id/close',
    describe({
      summary: 'End the conversation; where an answer is owed, `dismiss` has to say that none is needed',
      tag: 'desk',
      answers: doneSchema,
      problems: PROBLEMS,
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'path', scope: 'reply', act: 'edit' }),
    valid('param', conversationPathSchema),
    valid('query', conversationQuerySchema),
    valid('json', z.object({ dismiss: z.boolean().default(false) })),
    async (c) => {
      const path = c.req.valid('param')
      const key = await conversationAt(ctx, c, path, c.req.valid('query').channel)
      if (key === null) return noConversation(c, path)
      const outcome = await close(ctx, key, c.var.agent, c.req.valid('json').dismiss)
      return outcome === 'done' ? c.json(DONE, 200) : problem(c, 409, 'conflict', 'an answer is owed')
    },
  )
}

function opening(ctx: DeskHttp) {
  return new Hono<AgentEnv>().post(
    '/conversations/:shop/:id/reopen',
    describe({
      summary: 'Open a conversation that was closed; it is mine then, as it was before',
      tag: 'desk',
      answers: doneSchema,
      problems: PROBLEMS,
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'path', scope: 'reply', act: 'edit' }),
    valid('param', conversationPathSchema),
    valid('query', conversationQuerySchema),
    async (c) => {
      const path = c.req.valid('param')
      const key = await conversationAt(ctx, c, path, c.req.valid('query').channel)
      if (key === null) return noConversation(c, path)
      const outcome = await reopen(ctx, key, c.var.agent)
      return outcome === 'done' ? c.json(DONE, 200) : problem(c, 409, 'conflict', 'it is not closed')
    },
  )
}

function rest(ctx: DeskHttp) {
  return new Hono<AgentEnv>().post(
    '/conversations/:shop/:id/snooze',
    describe({
      summary: 'Let the conversation rest until a time, or until the customer writes; null wakes it',
      tag: 'desk',
      answers: doneSchema,
      problems: PROBLEMS,
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'path', scope: 'reply', act: 'edit' }),
    valid('param', conversationPathSchema),
    valid('query', conversationQuerySchema),
    valid('json', z.object({ until: z.int().nonnegative().nullable() })),
    async (c) => {
      const path = c.req.valid('param')
      const key = await conversationAt(ctx, c, path, c.req.valid('query').channel)
      if (key === null) return noConversation(c, path)
      await snooze(ctx, key, c.req.valid('json').until)
      return c.json(DONE, 200)
    },
  )
}

function labels(ctx: DeskHttp) {
  return new Hono<AgentEnv>().put(
    '/conversations/:shop/:id/labels',
    describe({
      summary: "Set the conversation's labels",
      tag: 'desk',
      answers: doneSchema,
      problems: PROBLEMS,
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'path', scope: 'reply', act: 'edit' }),
    valid('param', conversationPathSchema),
    valid('query', conversationQuerySchema),
    valid('json', z.object({ labels: z.array(z.string().trim().min(1).max(40)).max(20) })),
    async (c) => {
      const path = c.req.valid('param')
      const key = await conversationAt(ctx, c, path, c.req.valid('query').channel)
      if (key === null) return noConversation(c, path)
      const { labels } = c.req.valid('json')
      // Labels go to and fro between page and server: masked ones would be saved masked.
      if (labels.some((one) => maskPersonal(one) !== one))
        return problem(c, 400, 'malformed', 'labels: personal data is for notes')
      await label(ctx, key, labels)
      return c.json(DONE, 200)
    },
  )
}

export function standing(ctx: DeskHttp) {
  return new Hono<AgentEnv>()
    .route('/', ending(ctx))
    .route('/', opening(ctx))
    .route('/', rest(ctx))
    .route('/', labels(ctx))
}
