import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { dismiss, handOver, type ReviewOutcome, sendDraft } from '../../desk/review.ts'
import { allow } from '../allow.ts'
import type { AgentEnv, HttpContext } from '../context.ts'
import { problem } from '../problem.ts'
import { decisionSchema, sendSchema } from '../schemas.ts'
import { describe } from './describe.ts'
import { valid } from './validate.ts'

const draftPath = z.object({ id: z.string() })
const PROBLEMS = [400, 403, 404, 409] as const

/** The decisions that send no words. */
const WORDLESS = [
  {
    verb: 'handover',
    act: handOver,
    status: 'handed_over',
    summary: 'Hand the conversation over to a person',
  },
  {
    verb: 'dismiss',
    act: dismiss,
    status: 'dismissed',
    summary: 'Close the draft: nothing needs to be said',
  },
] as const

/** What programs may decide about a draft. */
export function decide(ctx: HttpContext): Hono<AgentEnv> {
  const app = new Hono<AgentEnv>()
  app.post(
    '/drafts/:id/send',
    describe({
      summary: 'Send the reply, with its words as they are or changed',
      tag: 'drafts',
      answers: z.object({ status: z.literal('sent') }),
      problems: PROBLEMS,
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'draft', scope: 'reply', act: 'send' }),
    valid('param', draftPath),
    valid('json', sendSchema),
    async (c) => {
      const { id: draftId } = c.req.valid('param')
      const outcome = await sendDraft(ctx, { draftId, agent: c.var.agent.name, ...c.req.valid('json') })
      return outcome === 'done' ? c.json({ status: 'sent' }) : refused(c, outcome, draftId)
    },
  )
  for (const { verb, act, status, summary } of WORDLESS) {
    app.post(
      `/drafts/:id/${verb}`,
      describe({
        summary,
        tag: 'drafts',
        answers: z.object({ status: z.literal(status) }),
        problems: PROBLEMS,
      }),
      allow(ctx, { roles: 'agent', shopFrom: 'draft', scope: 'reply', act: 'edit' }),
      valid('param', draftPath),
      valid('json', decisionSchema),
      async (c) => {
        const { id: draftId } = c.req.valid('param')
        const outcome = await act(ctx, { draftId, agent: c.var.agent.name, ...c.req.valid('json') })
        return outcome === 'done' ? c.json({ status }) : refused(c, outcome, draftId)
      },
    )
  }
  return app
}

function refused(c: Context, outcome: Exclude<ReviewOutcome, 'done'>, id: string): Response {
  if (outcome === 'unknown') return problem(c, 404, 'not found', `there is no draft ${id}`)
  return problem(c, 409, 'conflict', `draft ${id} has changed or was decided meanwhile`)
}
