import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { dismiss, handOverTo, type ReviewOutcome, sendDraft } from '../../desk/review.ts'
import type { AgentEnv, HttpContext } from '../context.ts'
import { problem } from '../problem.ts'
import { dismissSchema, handoverSchema, sendSchema } from '../schemas.ts'
import { describe } from './describe.ts'
import { valid } from './validate.ts'

const draftPath = z.object({ id: z.string() })
const PROBLEMS = [400, 403, 404, 409] as const

/** Sending as programs do it: at once. */
function send(ctx: HttpContext) {
  return new Hono<AgentEnv>().post(
    '/drafts/:id/send',
    describe({
      summary: 'Send the reply, with its words as they are or changed',
      tag: 'drafts',
      answers: z.object({ status: z.literal('sent') }),
      problems: PROBLEMS,
    }),
    valid('param', draftPath),
    valid('json', sendSchema),
    async (c) => {
      const { id: draftId } = c.req.valid('param')
      const outcome = await sendDraft(ctx, { draftId, agent: c.var.agent.name, ...c.req.valid('json') })
      return outcome === 'done' ? c.json({ status: 'sent' as const }, 200) : refused(c, outcome, draftId)
    },
  )
}

function handover(ctx: HttpContext) {
  return new Hono<AgentEnv>().post(
    '/drafts/:id/handover',
    describe({
      summary: 'Hand the conversation over to a person',
      tag: 'drafts',
      answers: closedSchema('handed_over'),
      problems: PROBLEMS,
    }),
    valid('param', draftPath),
    valid('json', handoverSchema),
    async (c) => {
      const { id: draftId } = c.req.valid('param')
      const { to, note, ...decision } = c.req.valid('json')
      const review = { draftId, agent: c.var.agent.name, ...decision }
      const outcome = await handOverTo(ctx, review, { to: to ?? null, note: note ?? null })
      return outcome === 'done'
        ? c.json({ status: 'handed_over' as const, version: decision.version + 1 }, 200)
        : refused(c, outcome, draftId)
    },
  )
}

function dismissal(ctx: HttpContext) {
  return new Hono<AgentEnv>().post(
    '/drafts/:id/dismiss',
    describe({
      summary: 'Close the draft: nothing needs to be said',
      tag: 'drafts',
      answers: closedSchema('dismissed'),
      problems: PROBLEMS,
    }),
    valid('param', draftPath),
    valid('json', dismissSchema),
    async (c) => {
      const { id: draftId } = c.req.valid('param')
      const { reason, ...decision } = c.req.valid('json')
      const review = { draftId, agent: c.var.agent.name, why: reason ?? null, ...decision }
      const outcome = await dismiss(ctx, review)
      return outcome === 'done'
        ? c.json({ status: 'dismissed' as const, version: decision.version + 1 }, 200)
        : refused(c, outcome, draftId)
    },
  )
}

/** With the draft's version after it, by which the decision can be taken back. */
const closedSchema = <S extends string>(status: S) =>
  z.object({ status: z.literal(status), version: z.int() })

/** What programs may decide about a draft. */
export function decide(ctx: HttpContext) {
  return new Hono<AgentEnv>().route('/', send(ctx)).route('/', handover(ctx)).route('/', dismissal(ctx))
}

function refused(c: Context, outcome: Exclude<ReviewOutcome, 'done'>, id: string) {
  if (outcome === 'unknown') return problem(c, 404, 'not found', `there is no draft ${id}`)
  return problem(c, 409, 'conflict', `draft ${id} has changed or was decided meanwhile`)
}
