import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { UnavailableError } from '../errors.ts'

/** How long requests that are under way may take to end once the server closes. */
const GRACE_MS = 1_000
const SWEEP_MS = 20

/** Whoever dawdles gives up its connection: head within seconds, the whole request soon after. */
const LIMITS = {
  headersTimeout: 5000,
  requestTimeout: 10_000,
  connectionsCheckingInterval: 1000,
  keepAliveTimeout: 65_000,
}

/** Anything that answers requests, such as a Hono app. */
export interface Answering {
  fetch: (request: Request, env: object) => Response | Promise<Response>
  /** Answers a request without making one of `fetch`'s of it; false where it leaves it to that. */
  direct?: (incoming: IncomingMessage, outgoing: ServerResponse) => boolean
}

/** A server that takes requests. */
export interface Listening {
  port: number
  url: string
  /** Takes no more requests and resolves once those under way have ended. */
  close(): Promise<void>
}

/**
 * Opens the port (0: any free one).
 * @throws UnavailableError where the port is taken or may not be opened
 */
export async function listen(app: Answering, at: { host: string; port: number }): Promise<Listening> {
  const listener = getRequestListener((request, env) => app.fetch(request, env))
  const server = createServer(LIMITS, (incoming, outgoing) => {
    if (!app.direct?.(incoming, outgoing)) void listener(incoming, outgoing)
  })
  await opened(server, at)
  const { port } = server.address() as AddressInfo
  const host = at.host.includes(':') ? `[${at.host}]` : at.host
  return { port, url: `http://${host}:${port}`, close: () => closed(server) }
}

function opened(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) => {
      reject(new UnavailableError(`${host}:${port}: ${whyNot(fault)}`, { cause: fault }))
    })
    server.listen(port, host, resolve)
  })
}

function whyNot(fault: NodeJS.ErrnoException): string {
  if (fault.code === 'EADDRINUSE') return 'the port is taken; set PORT to a free one'
  if (fault.code === 'EACCES') return 'the port may not be opened; set PORT to one above 1023'
  return fault.message
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection whose request ends during the grace would else wait for its client's next one.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
    // Pages keep a line open on which they hear of changes: it does not end by itself and is cut.
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS)
    server.close(() => {
      clearInterval(sweep)
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}
