import { Hono } from 'hono'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { AppContext } from '../desk/context.ts'
import { problem } from './problem.ts'

function countDeliveries(ctx: AppContext, registers: Registry[]): void {
  const deliveries = new Counter({
    name: 'shouda_deliveries_total',
    help: 'Deliveries of the channels, by how they were answered',
    labelNames: ['shop', 'channel', 'outcome'],
    registers,
  })
  ctx.bus.on('received', ({ outcome, ...labels }) => deliveries.inc({ ...labels, outcome }))
}

function countPlans(ctx: AppContext, registers: Registry[]): void {
  const labelNames = ['shop', 'decision', 'reason'] as const
  const plans = new Counter({ name: 'shouda_plans_total', help: 'Plans made', labelNames, registers })
  const seconds = new Histogram({
    name: 'shouda_plan_seconds',
    help: 'From the receipt of a message to its stored draft',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 60],
    registers,
  })
  ctx.bus.on('planned', ({ seconds: taken, ...labels }) => {
    plans.inc(labels)
    seconds.observe(taken)
  })
}

function countReplies(ctx: AppContext, registers: Registry[]): void {
  const replies = new Counter({
    name: 'shouda_replies_total',
    help: 'Attempts to deliver replies, by their outcome',
    labelNames: ['shop', 'outcome'],
    registers,
  })
  ctx.bus.on('delivered', (labels) => replies.inc(labels))
}

function measureQueue(ctx: AppContext, registers: Registry[]): void {
  new Gauge({
    name: 'shouda_open_conversations',
    help: 'Conversations with a draft that waits for an agent',
    labelNames: ['shop'],
    registers,
    async collect() {
      this.reset()
      for (const shop of ctx.shops.keys()) {
        // Without its database the server still tells the rest.
        const open = await ctx.store.openConversations(shop).catch(() => null)
        if (open !== null) this.set({ shop }, open)
      }
    },
  })
}

/** The counters of one server, kept apart from those of any other in the process. */
function metricsOf(ctx: AppContext): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  for (const measure of [countDeliveries, countPlans, countReplies, measureQueue]) measure(ctx, [registry])
  return registry
}

/** `/healthz` (the process answers), `/readyz` (so does its database), `/metrics` (Prometheus). */
export function healthRoutes(ctx: AppContext): Hono {
  const registry = metricsOf(ctx)
  return new Hono()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      try {
        await ctx.store.ping()
        return c.json({ status: 'ok' })
      } catch {
        return problem(c, 503, 'unavailable', 'the database does not answer', { 'retry-after': '1' })
      }
    })
    .get('/metrics', async (c) =>
      c.body(await registry.metrics(), 200, { 'content-type': registry.contentType }),
    )
}
