import { Hono } from 'hono'
import { z } from 'zod'
import { maskPersonal } from '../../../desk/mask/index.ts'
import { alternatives, redraft } from '../../../desk/redraft.ts'
import { labelSchema } from '../../../types/index.ts'
import { allow } from '../../allow.ts'
import type { AgentEnv } from '../../context.ts'
import { problem } from '../../problem.ts'
import { draftViewSchema } from '../../schemas.ts'
import { alternativeSchema } from '../../schemas-desk.ts'
import { draftView } from '../../views/draft.ts'
import { Titles } from '../../views/titles.ts'
import { sees } from '../../visible.ts'
import { describe } from '../describe.ts'
import { valid } from '../validate.ts'
import type { DeskHttp } from './context.ts'

const idPath = z.object({ id: z.string() })

async function visible(ctx: DeskHttp, agent: AgentEnv['Variables']['agent'], id: string): Promise<boolean> {
  const draft = await ctx.store.draft(id)
  return draft !== null && sees(agent, draft.shop)
}

/** Another draft in place of the one that waits. */
function redrafts(ctx: DeskHttp) {
  return new Hono<AgentEnv>().post(
    '/drafts/:id/redraft',
    describe({
      summary: 'Say what the customer really wants: a new draft at once, the choice is kept as a correction',
      tag: 'drafts',
      answers: draftViewSchema,
      problems: [400, 403, 404, 409],
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'draft', scope: 'reply', act: 'edit' }),
    valid('param', idPath),
    valid('json', z.object({ version: z.int(), intent: labelSchema, kind: z.string().nullish() })),
    async (c) => {
      const { id: draftId } = c.req.valid('param')
      if (!(await visible(ctx, c.var.agent, draftId)))
        return problem(c, 404, 'not found', `there is no draft ${draftId}`)
      const outcome = await redraft(ctx, { draftId, agent: c.var.agent.name, ...c.req.valid('json') })
      if (outcome.status === 'done')
        return c.json(draftView(outcome.draft, new Titles(ctx.scripts.intents)), 200)
      if (outcome.status === 'unknown') return problem(c, 404, 'not found', `there is no draft ${draftId}`)
      return problem(c, 409, 'conflict', `draft ${draftId} has changed or was decided meanwhile`)
    },
  )
}

/** Other words, on every draft. */
function others(ctx: DeskHttp) {
  return new Hono<AgentEnv>().get(
    '/drafts/:id/alternatives',
    describe({
      summary: 'Other words for what the draft answers: other wordings, then other readings',
      tag: 'drafts',
      answers: z.object({ alternatives: z.array(alternativeSchema) }),
      problems: [404],
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'draft', scope: 'read', act: null }),
    valid('param', idPath),
    async (c) => {
      const { id } = c.req.valid('param')
      const found = (await visible(ctx, c.var.agent, id)) ? await alternatives(ctx, id) : null
      if (found === null) return problem(c, 404, 'not found', `there is no draft ${id}`)
      const titles = new Titles(ctx.scripts.intents)
      const numbered = found.map(({ intent, kind, text }, i) => ({
        n: i + 1,
        intent: intent && titles.titled(intent),
        kind: kind === null || intent === null ? null : titles.kindOf(intent, kind),
        text: maskPersonal(text),
      }))
      return c.json({ alternatives: numbered }, 200)
    },
  )
}

export function deskDrafts(ctx: DeskHttp) {
  return new Hono<AgentEnv>().route('/', redrafts(ctx)).route('/', others(ctx))
}
