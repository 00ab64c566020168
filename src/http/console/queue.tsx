import { Hono } from 'hono'
import { type Actor, mayUse } from '../../desk/access/actor.ts'
import { allow } from '../allow.ts'
import type { AgentEnv, HttpContext } from '../context.ts'
import { document } from '../document.ts'
import { Queue, QueuePage, type QueueProps } from '../pages/queue.tsx'
import { queueRows } from '../views/queue.ts'
import { shopViews } from '../views/shops.ts'

/** The queue as a page and as the part that is fetched anew. */
export function queue(ctx: HttpContext): Hono<AgentEnv> {
  const app = new Hono<AgentEnv>()
  const seen = allow(ctx, { roles: 'agent', shopFrom: 'none', scope: null, act: null })
  app.get('/', seen, async (c) => {
    const props = await queueProps(ctx, c.var.agent, c.req.query('shop'))
    return document(c, <QueuePage agent={c.var.agent.name} {...props} />)
  })
  app.get('/queue', seen, async (c) =>
    c.html(<Queue {...(await queueProps(ctx, c.var.agent, c.req.query('shop')))} />),
  )
  return app
}

async function queueProps(ctx: HttpContext, agent: Actor, wanted: string | undefined): Promise<QueueProps> {
  const shop = wanted !== undefined && mayUse(agent, wanted) ? wanted : null
  const shops = shopViews(ctx).filter(({ id }) => mayUse(agent, id))
  return { rows: await queueRows(ctx, agent, shop), shops, shop, now: ctx.clock() }
}
