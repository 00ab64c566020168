import { Hono } from 'hono'
import type { FoundCustomer, FoundMessage } from '../../../desk/context.ts'
import { maskPersonal } from '../../../desk/mask/index.ts'
import { allow } from '../../allow.ts'
import type { AgentEnv } from '../../context.ts'
import { problem } from '../../problem.ts'
import { searchQuerySchema, searchSchema } from '../../schemas-team.ts'
import { customerName } from '../../views/queue.ts'
import { visibleShops } from '../../visible.ts'
import { describe } from '../describe.ts'
import { valid } from '../validate.ts'
import type { DeskHttp } from './context.ts'

const CUSTOMERS = 20

const cursorOf = ({ at, n }: Pick<FoundMessage, 'at' | 'n'>) => `${at}.${n}`

/** Undefined where the cursor is not one of ours. */
function placeOf(cursor: string): { at: number; n: number } | undefined {
  const [, at, n] = /^(\d{1,15})\.(-?\d{1,15})$/.exec(cursor) ?? []
  return at === undefined ? undefined : { at: Number(at), n: Number(n) }
}

/** Messages and customers by words; a word of two characters is one. */
export function search(ctx: DeskHttp) {
  return new Hono<AgentEnv>().get(
    '/search',
    describe({
      summary: 'Messages and replies of ours with these words, newest first, and customers of that name',
      tag: 'desk',
      answers: searchSchema,
      problems: [400, 404],
    }),
    allow(ctx, { roles: 'agent', shopFrom: 'query', scope: 'read', act: null }),
    valid('query', searchQuerySchema),
    async (c) => {
      const { q: words, shop, cursor, limit } = c.req.valid('query')
      const shops = visibleShops(c.var.agent, shop)
      if (shops.length === 0) return problem(c, 404, 'not found', 'there is no such shop')
      const before = cursor === undefined ? null : placeOf(cursor)
      if (before === undefined) return problem(c, 400, 'malformed', 'cursor: not one of ours')
      const { desk } = ctx.store
      const [messages, customers] = await Promise.all([
        desk.findMessages({ words, shops, before, limit: limit + 1 }),
        before === null ? desk.findCustomers({ words, shops, limit: CUSTOMERS }) : [],
      ])
      const hits = messages.hits.slice(0, limit)
      const next = messages.hits.length > limit ? cursorOf(hits.at(-1)!) : null
      const found = { customers: customers.map(customerView), hits: hits.map(hitView) }
      return c.json({ ...found, cursor: next, total: messages.total }, 200)
    },
  )
}

const customerView = ({ customerName: name, lastText, ...place }: FoundCustomer) => ({
  ...place,
  customer: customerName(name),
  lastText: maskPersonal(lastText),
})

const hitView = ({ n: _, customerName: name, text, ...place }: FoundMessage) => ({
  ...place,
  customer: customerName(name),
  text: maskPersonal(text),
})
