import { Hono } from 'hono'
import type { AgentEnv, HttpContext } from '../context.ts'
import { document } from '../document.ts'
import { Queue, QueuePage, type QueueProps } from '../pages/queue.tsx'
import { queueRows } from '../views/queue.ts'
import { shopViews } from '../views/shops.ts'

/** The queue as a page and as the part that is fetched anew. */
export function queue(ctx: HttpContext): Hono<AgentEnv> {
  const app = new Hono<AgentEnv>()
  app.get('/', async (c) => {
    const props = await queueProps(ctx, c.req.query('shop'))
    return document(c, <QueuePage agent={c.var.agent.name} {...props} />)
  })
  app.get('/queue', async (c) => c.html(<Queue {...(await queueProps(ctx, c.req.query('shop')))} />))
  return app
}

async function queueProps(ctx: HttpContext, wanted: string | undefined): Promise<QueueProps> {
  const shop = wanted !== undefined && ctx.shops.has(wanted) ? wanted : null
  return { rows: await queueRows(ctx, shop), shops: shopViews(ctx), shop, now: ctx.clock() }
}
