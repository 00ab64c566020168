import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

/** A reply as the platform got it, its signature verified. */
export interface PlatformReply {
  type: string
  data: { conversationId: string; messageId: string; text: string }
}

/** A chat platform on loopback: signs its customers' messages, verifies the replies it is sent. */
export interface Platform {
  replyUrl: string
  /** Posts a customer's message to the server at `url`; the answer's status. */
  say(url: string, conversationId: string, text: string): Promise<number>
  /** The next reply, once it has come. */
  reply(): Promise<PlatformReply>
  /** Refuses the next reply to this conversation. */
  refuse(conversationId: string): void
  close(): Promise<void>
}

export async function startPlatform(secret: string): Promise<Platform> {
  const webhook = new Webhook(secret)
  const replies: PlatformReply[] = []
  const refusing = new Set<string>()
  const waiting: ((reply: PlatformReply) => void)[] = []
  const server = createServer(async (request, response) => {
    try {
      const reply = webhook.verify(await textOf(request), headersOf(request)) as PlatformReply
      if (refusing.delete(reply.data.conversationId)) return void response.writeHead(422).end('not now')
      const next = waiting.shift()
      if (next) next(reply)
      else replies.push(reply)
      response.writeHead(204).end()
    } catch (fault) {
      response.writeHead(401).end(String(fault))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    replyUrl: `http://127.0.0.1:${port}/replies`,
    say: (url, conversationId, text) => deliver(webhook, url, conversationId, text),
    reply: async () => replies.shift() ?? new Promise((resolve) => waiting.push(resolve)),
    refuse: (conversationId) => {
      refusing.add(conversationId)
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

let serial = 0

async function deliver(webhook: Webhook, url: string, conversationId: string, text: string): Promise<number> {
  const id = `msg_${++serial}`
  const now = new Date()
  const body = JSON.stringify({
    type: 'message.created',
    timestamp: now.toISOString(),
    data: {
      conversationId,
      messageId: id,
      sender: { id: 'u1', role: 'customer', name: '王女士' },
      text,
      attachments: [],
      sentAt: now.toISOString(),
    },
  })
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': webhook.sign(id, now, body),
  }
  const response = await fetch(`${url}/webhooks/kangnai/standard`, { method: 'POST', headers, body })
  await response.text()
  return response.status
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function headersOf(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
}
