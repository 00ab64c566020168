import { Hono } from 'hono'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { AppContext } from '../desk/context.ts'
import { NO_PRESSURE } from '../desk/pressure.ts'
import { databaseCheck, readiness } from '../desk/readiness.ts'
import type { AgentEnv, HttpContext } from './context.ts'
import { operators } from './operators.ts'
import { problem } from './problem.ts'

/** What health is made of. */
type Observed = AppContext & Pick<HttpContext, 'pressure' | 'checks'>

function countDeliveries(ctx: Observed, registers: Registry[]): void {
  const deliveries = new Counter({
    name: 'shouda_deliveries_total',
    help: 'Deliveries of the channels, by how they were answered',
    labelNames: ['shop', 'channel', 'outcome'],
    registers,
  })
  const counters = new Map<string, Counter.Internal>()
  ctx.bus.on('received', ({ shop, channel, outcome }) => {
    const name = `${shop} ${channel} ${outcome}`
    const counter = counters.get(name) ?? deliveries.labels(shop, channel, outcome)
    counters.set(name, counter)
    counter.inc()
  })
}

function countPlans(ctx: Observed, registers: Registry[]): void {
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

function countReplies(ctx: Observed, registers: Registry[]): void {
  const replies = new Counter({
    name: 'shouda_replies_total',
    help: 'Attempts to deliver replies, by their outcome',
    labelNames: ['shop', 'outcome'],
    registers,
  })
  ctx.bus.on('delivered', (labels) => replies.inc(labels))
}

function measureQueue(ctx: Observed, registers: Registry[]): void {
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

function countLogins(ctx: Observed, registers: Registry[]): void {
  const logins = new Counter({
    name: 'shouda_logins_total',
    help: 'Attempts to log in, by their outcome; refused ones were not looked at',
    labelNames: ['outcome'],
    registers,
  })
  ctx.bus.on('login', (labels) => logins.inc(labels))
}

const DEPTHS = [
  ['shouda_work_due', 'Messages and events that are due to be planned', 'work', 1],
  ['shouda_work_age_seconds', 'How long the oldest of them has been due', 'workAge', 1000],
  ['shouda_outbox_due', 'Replies that are due to be sent', 'outbox', 1],
  ['shouda_outbox_age_seconds', 'How long the oldest of them has been due', 'outboxAge', 1000],
  ['shouda_failed_replies', 'Replies that did not arrive or may not have', 'troubled', 1],
] as const

function measureBacklog(ctx: Observed, registers: Registry[]): void {
  for (const [name, help, part, unit] of DEPTHS) {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set((ctx.pressure?.() ?? NO_PRESSURE)[part] / unit)
      },
    })
  }
}

/** The counters of one server, kept apart from those of any other in the process. */
function metricsOf(ctx: Observed): Registry {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  for (const measure of [
    countDeliveries,
    countPlans,
    countReplies,
    countLogins,
    measureQueue,
    measureBacklog,
  ])
    measure(ctx, [registry])
  return registry
}

/** `/healthz` (the process answers), `/readyz` (it is of use), `/metrics` (Prometheus). */
export function healthRoutes(ctx: Observed): Hono<AgentEnv> {
  const registry = metricsOf(ctx)
  const checks = [databaseCheck(ctx), ...(ctx.checks ?? [])]
  return new Hono<AgentEnv>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const said = await readiness(checks)
      if (said.ready) return c.json({ status: 'ok', checks: said.checks })
      const faults = Object.entries(said.checks).filter(([, words]) => words !== 'ok')
      const detail = faults.map(([name, words]) => `${name}: ${words}`).join('; ')
      return problem(c, 503, 'unavailable', detail, { 'retry-after': '1' })
    })
    .get('/metrics', operators(ctx), async (c) =>
      c.body(await registry.metrics(), 200, { 'content-type': registry.contentType }),
    )
}
