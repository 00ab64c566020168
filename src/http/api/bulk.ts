import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { type PutOutcome, putOrders, putProducts } from '../../desk/put-records.ts'
import { orderUpdateSchema, productUpdateSchema } from '../../types/index.ts'
import { allow } from '../allow.ts'
import type { AgentEnv, HttpContext } from '../context.ts'
import { problem } from '../problem.ts'
import { describe } from './describe.ts'

/** Some ten thousand products; whoever has more sends them in several requests. */
const MOST_BYTES = 16 * 1024 * 1024

/** Whether a request may bring more than others do. */
export const isBulk = (method: string, path: string): boolean =>
  method === 'PUT' && /^\/api\/shops\/[^/]+\/(?:products|orders)$/.test(path)

const outcomeSchema = z.object({
  /** Rows that stand in the shop's records now. */
  taken: z.int(),
  /** Rows that were not taken in. */
  refused: z.array(
    z.object({
      /** Counted from 0. */
      index: z.int(),
      id: z.string().nullable(),
      field: z.string().nullable(),
      message: z.string(),
    }),
  ),
})

const KINDS = [
  { name: 'products', schema: productUpdateSchema, put: putProducts },
  { name: 'orders', schema: orderUpdateSchema, put: putOrders },
] as const

/** What a shop's own system may bring: its products and its orders, by supervisors and by programs that may. */
export function bulk(ctx: HttpContext): Hono<AgentEnv> {
  const app = new Hono<AgentEnv>()
  for (const { name, schema, put } of KINDS) {
    app.put(
      `/shops/:shop/${name}`,
      describe({
        summary: `Merge ${name} into the shop's, whole or in part, by id; an older \`updatedAt\` never overwrites a newer one`,
        tag: 'records',
        takes: z.union([z.array(schema), z.object({ [name]: z.array(schema) })]),
        answers: outcomeSchema,
        problems: [400, 403, 404, 413],
      }),
      allow(ctx, { roles: 'supervisor', shopFrom: 'path', scope: 'records', act: 'edit' }),
      bodyLimit({ maxSize: MOST_BYTES, onError: (c) => problem(c, 413, 'body too large') }),
      (c) => take(c, ctx, name, put),
    )
  }
  return app
}

async function take(
  c: Context<AgentEnv>,
  ctx: HttpContext,
  name: string,
  put: typeof putProducts,
): Promise<Response> {
  const shop = c.req.param('shop') ?? ''
  const body: unknown = await c.req.json().catch(() => undefined)
  const rows = rowsIn(body, name)
  if (rows === null) return problem(c, 400, 'malformed', `the body is no JSON list of ${name}`)
  const outcome: PutOutcome = await put(rows, { knowledge: ctx.store.knowledge, shop, at: ctx.clock() })
  return c.json(outcome)
}

function rowsIn(body: unknown, name: string): readonly unknown[] | null {
  if (Array.isArray(body)) return body
  const rows = body !== null && typeof body === 'object' ? (body as Record<string, unknown>)[name] : null
  return Array.isArray(rows) ? rows : null
}
