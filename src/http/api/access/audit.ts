import { Hono } from 'hono'
import { z } from 'zod'
import { auditPage } from '../../../desk/access/audit.ts'
import { auditSchema } from '../../access-schemas.ts'
import { allow } from '../../allow.ts'
import type { AgentEnv, HttpContext } from '../../context.ts'
import { describe } from '../describe.ts'
import { valid } from '../validate.ts'

const query = z.object({
  shop: z.string().optional(),
  cursor: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** Who did what. */
export function auditLog(ctx: HttpContext) {
  return new Hono<AgentEnv>().get(
    '/audit',
    describe({
      summary: 'Views of unmasked data, sends, edits, deletions, settings; newest first',
      tag: 'team',
      answers: auditSchema,
      problems: [400, 403, 404],
    }),
    allow(ctx, { roles: 'supervisor', shopFrom: 'query', scope: null, act: null }),
    valid('query', query),
    async (c) => {
      const { shop = null, cursor = null, limit } = c.req.valid('query')
      const { entries, next } = await auditPage(ctx, c.var.agent, { shop, before: cursor, limit })
      return c.json({ entries, cursor: next === null ? null : String(next) })
    },
  )
}
