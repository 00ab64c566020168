import { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { AgentEnv, HttpContext } from '../context.ts'

/** Proxies drop a line on which nothing is said for long. */
const HEARTBEAT_MS = 20_000

/**
 * Server-sent events: `queue` whenever a queue has changed, `conversation` whenever the one that is being
 * looked at has. They only say that something changed; the page fetches what.
 */
export function live(ctx: HttpContext): Hono<AgentEnv> {
  const app = new Hono<AgentEnv>()
  app.get('/live', (c) => {
    const { shop, conversation } = c.req.query()
    return streamSSE(c, async (stream) => {
      const stops = [
        ctx.bus.on('queue', () => tell(stream, 'queue')),
        ctx.bus.on('conversation', (changed) => {
          if (changed.shop === shop && changed.conversationId === conversation) tell(stream, 'conversation')
        }),
      ]
      tell(stream, 'ready')
      await untilGone(stream)
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
