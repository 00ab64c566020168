import type { Context } from 'hono'

/** Where the connection comes from; empty where there is none (a request inside the process). */
export function addressOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress ?? ''
}
