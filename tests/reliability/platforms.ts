import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'

/** A reply as a platform got it. */
export interface Got {
  /** The `webhook-id`. */
  id: string
  body: string
  conversationId: string
  text: string
}

/** A platform and how it answers. */
export interface FakePlatform {
  replyUrl: string
  got: Got[]
  close(): Promise<void>
}

type Answer = (response: ServerResponse, times: number) => void | Promise<void>

/** The ways in which platforms answer; `times` counts the attempts of one reply from 1. */
export const MANNERS = {
  fine: (response) => void response.writeHead(204).end(),
  silent: () => {},
  slow: async (response) => {
    await setTimeout(3000)
    response.writeHead(204).end()
  },
  cutting: (response) => void response.destroy(),
  known: (response) => void response.writeHead(409).end(),
  busy: (response, times) =>
    void (times === 1
      ? response.writeHead(429, { 'retry-after': '7' }).end()
      : response.writeHead(204).end()),
  redirecting: (response) => void response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
  refusing: (response) => void response.writeHead(400).end(),
} satisfies Record<string, Answer>

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

export async function startFakePlatform(answer: Answer = MANNERS.fine): Promise<FakePlatform> {
  const got: Got[] = []
  const attempts = new Map<string, number>()
  const server = createServer(async (request, response) => {
    const body = await textOf(request).catch(() => null)
    if (body === null) return
    const { conversationId, text } = JSON.parse(body).data
    const id = String(request.headers['webhook-id'])
    got.push({ id, body, conversationId, text })
    const times = (attempts.get(id) ?? 0) + 1
    attempts.set(id, times)
    await answer(response, times)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    replyUrl: `http://127.0.0.1:${port}/replies`,
    got,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
