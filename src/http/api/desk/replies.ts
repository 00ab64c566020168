import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { composeReply, reopenDraft, undoReply } from '../../../desk/compose.ts'
import { allow } from '../../allow.ts'
import type { AgentEnv } from '../../context.ts'
import { problem } from '../../problem.ts'
import {
  conversationPathSchema,
  conversationQuerySchema,
  doneSchema,
  replySchema,
  sentSchema,
} from '../../schemas-desk.ts'
import { sees } from '../../visible.ts'
import { describe } from '../describe.ts'
import { valid } from '../validate.ts'
import { type DeskHttp, inConversation } from './context.ts'

const PROBLEMS = [400, 403, 404, 409] as const
const idPath = z.object({ id: z.string() })

const REFUSALS = {
  stale: 'the draft has changed or was decided meanwhile',
  unseen: 'something newer came than was on screen',
} as const

/** Sending, with or without a draft. */
function send(ctx: DeskHttp) {
  return new Hono<AgentEnv>().post(
    '/conversations/:shop/:id/replies',
    describe({
      summary: 'Send words to the customer; the server holds them for as long as they can be taken back',
      tag: 'desk',
      answers: sentSchema,
      problems: PROBLEMS,
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'path', scope: 'reply', act: 'send' }),
    valid('param', conversationPathSchema),
    valid('query', conversationQuerySchema),
    inConversation(ctx),
    valid('json', replySchema),
    async (c) => {
      const key = c.var.conversation
      const { text, draftId, version, seen } = c.req.valid('json')
      const draft = draftId == null ? null : { id: draftId, version: version ?? 0 }
      const sent = await composeReply(ctx, { key, agent: c.var.agent, text, draft, seen })
      if (sent.status === 'unknown') return problem(c, 404, 'not found', 'there is no such draft')
      if (sent.status !== 'done') return problem(c, 409, 'conflict', REFUSALS[sent.status])
      return c.json({ replyId: sent.replyId, undoUntil: sent.undoUntil }, 200)
    },
  )
}

const tooLate = (c: Context) => problem(c, 409, 'conflict', 'it is too late to take it back')

/** Taking back what was sent a moment ago. */
function undo(ctx: DeskHttp) {
  return new Hono<AgentEnv>().post(
    '/replies/:id/undo',
    describe({
      summary: 'Take back a reply that the server still holds',
      tag: 'desk',
      answers: doneSchema,
      problems: PROBLEMS,
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'reply', scope: 'reply', act: 'edit' }),
    valid('param', idPath),
    async (c) => {
      const { id } = c.req.valid('param')
      const reply = await ctx.store.reply(id)
      if (reply === null || !sees(c.var.agent, reply.shop))
        return problem(c, 404, 'not found', `there is no reply ${id}`)
      const outcome = await undoReply(ctx, id, c.var.agent)
      return outcome === 'done' ? c.json({ status: outcome }, 200) : tooLate(c)
    },
  )
}

/** Taking back what was decided a moment ago. */
function reopened(ctx: DeskHttp) {
  return new Hono<AgentEnv>().post(
    '/drafts/:id/reopen',
    describe({
      summary: 'Take back a handover or a dismissal of a moment ago',
      tag: 'desk',
      answers: doneSchema,
      problems: PROBLEMS,
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'draft', scope: 'reply', act: 'edit' }),
    valid('param', idPath),
    valid('json', z.object({ version: z.int() })),
    async (c) => {
      const { id } = c.req.valid('param')
      const draft = await ctx.store.draft(id)
      if (draft === null || !sees(c.var.agent, draft.shop))
        return problem(c, 404, 'not found', `there is no draft ${id}`)
      const outcome = await reopenDraft(ctx, id, c.req.valid('json').version)
      return outcome === 'done' ? c.json({ status: outcome }, 200) : tooLate(c)
    },
  )
}

export function deskReplies(ctx: DeskHttp) {
  return new Hono<AgentEnv>().route('/', send(ctx)).route('/', undo(ctx)).route('/', reopened(ctx))
}
