import { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import { mayUse } from '../../desk/access/actor.ts'
import { allow } from '../allow.ts'
import type { AgentEnv, HttpContext } from '../context.ts'
import { watchLogin } from '../session.ts'

/** Proxies drop a line on which nothing is said for long. */
const HEARTBEAT_MS = 20_000

/**
 * Server-sent events: `queue` whenever a queue has changed, `conversation` whenever the one that is being
 * looked at has. They only say that something changed; the page fetches what.
 */
export function live(ctx: HttpContext): Hono<AgentEnv> {
  const app = new Hono<AgentEnv>()
  app.get('/live', allow(ctx, { roles: 'agent', shopFrom: 'none', scope: null, act: null }), (c) => {
    const { shop, conversation } = c.req.query()
    const { agent } = c.var
    return streamSSE(c, async (stream) => {
      const stops = [
        ctx.bus.on('queue', (changed) => mayUse(agent, changed.shop) && tell(stream, 'queue')),
        ctx.bus.on('conversation', (changed) => {
          if (mayUse(agent, changed.shop) && changed.shop === shop && changed.conversationId === conversation)
            tell(stream, 'conversation')
        }),
      ]
      tell(stream, 'ready')
      const ended = new Promise<void>((resolve) => stops.push(watchLogin(ctx, c.var, resolve)))
      await Promise.race([untilGone(stream), ended])
      for (const stop of stops) stop()
    })
  })
  return app
}

function tell(stream: SSEStreamingApi, event: string): void {
  // Writing fails only where the reader is gone, which ends the stream by itself.
  stream.writeSSE({ event, data: '' }).catch(() => {})
}

function untilGone(stream: SSEStreamingApi): Promise<void> {
  return new Promise((resolve) => {
    const heartbeat = setInterval(() => stream.write(': still here\n\n').catch(() => {}), HEARTBEAT_MS)
    stream.onAbort(() => {
      clearInterval(heartbeat)
      resolve()
    })
  })
}
