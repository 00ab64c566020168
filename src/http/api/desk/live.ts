import { Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import { describeRoute } from 'hono-openapi'
import type { LiveEvent } from '../../../desk/live.ts'
import { allow } from '../../allow.ts'
import type { AgentEnv } from '../../context.ts'
import { problem } from '../../problem.ts'
import { watchLogin } from '../../session.ts'
import { visibleShops } from '../../visible.ts'
import type { DeskHttp } from './context.ts'

/** Proxies drop a line on which nothing is said for long. */
const HEARTBEAT_MS = 5000

const description = describeRoute({
  summary: 'Server-sent events: what has changed on the desk, replayed after `Last-Event-ID`',
  description:
    '`ready {lastId, refetch}` (`refetch`: more was missed than can be told), `conversation {shop, channel, conversationId, what}`, `counts {shop}`, ' +
    '`presence {shop, channel, conversationId, present}`, `session-ended`. They say what changed; fetch it.',
  tags: ['desk'],
  responses: {
    200: { description: 'Events.', content: { 'text/event-stream': { schema: { type: 'string' } } } },
    401: { description: 'No session, or one that has expired.' },
    404: { description: 'There is no such shop.' },
  },
})

/** The last event that the page has; null where it begins. */
function lastEventId(header: string | undefined): number | null {
  const id = Number(header)
  return header !== undefined && header !== '' && Number.isSafeInteger(id) && id >= 0 ? id : null
}

/** What happens, as it happens. */
export function liveEvents(ctx: DeskHttp) {
  return new Hono<AgentEnv>().get(
    '/live',
    description,
    allow(ctx, { roles: 'agent', shopFrom: 'query', scope: 'read', act: null }),
    (c) => {
      const { agent } = c.var
      const asked = c.req.queries('shop') ?? []
      const shops = new Set(
        asked.length === 0 ? visibleShops(agent) : asked.flatMap((shop) => visibleShops(agent, shop)),
      )
      if (shops.size === 0) return problem(c, 404, 'not found', 'there is no such shop')
      const after = lastEventId(c.req.header('last-event-id') ?? c.req.query('after'))
      return streamSSE(c, async (stream) => {
        // First of all: the session may end while the line begins.
        const over = untilOver(stream, (onEnd) => watchLogin(ctx, c.var, onEnd))
        let early: LiveEvent[] | null = []
        const tell = (event: LiveEvent) => {
          if (!shops.has(event.data.shop)) return
          if (early === null) send(stream, event, agent.id)
          else early.push(event)
        }
        const { lastId, refetch, end } = await ctx.live.listen(tell, after)
        void write(stream, 'ready', { lastId, refetch }, refetch ? lastId : (after ?? lastId))
        for (const event of early) send(stream, event, agent.id)
        early = null
        await over
        end()
      })
    },
  )
}

function write(stream: SSEStreamingApi, event: string, data: object, id?: number): Promise<void> {
  // Writing fails only where the reader is gone, which ends the stream by itself.
  const line = { event, data: JSON.stringify(data), ...(id === undefined ? {} : { id: String(id) }) }
  return stream.writeSSE(line).catch(() => {})
}

/** Nobody is told of herself. */
function send(stream: SSEStreamingApi, event: LiveEvent, self: string): void {
  if (event.type === 'conversation') {
    void write(stream, 'conversation', event.data, event.id)
    if (event.data.what !== 'notes') void write(stream, 'counts', { shop: event.data.shop })
    return
  }
  const present = event.data.present
    .filter(({ id }) => id !== self)
    .map(({ name, typing }) => ({ name, typing }))
  void write(stream, 'presence', { ...event.data, present })
}

/** Until the page is gone or its session has ended, of which it is told. */
function untilOver(stream: SSEStreamingApi, watch: (onEnd: () => void) => () => void): Promise<void> {
  return new Promise((resolve) => {
    const beat = setInterval(() => void stream.write(': still here\n\n').catch(() => {}), HEARTBEAT_MS)
    const stop = watch(() => {
      // Only once it is written: the end of the stream would overtake it.
      void write(stream, 'session-ended', {}).then(over)
    })
    const over = () => {
      clearInterval(beat)
      stop()
      resolve()
    }
    stream.onAbort(over)
  })
}
