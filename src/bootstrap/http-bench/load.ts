import { connect, type Socket } from 'node:net'
import { signature } from '../../channels/standard-signature.ts'

/** A request as it goes over the line. */
export type RawRequest = Buffer

/** Where deliveries go and what signs them. */
export interface Target {
  port: number
  secret: string
}

/** A signed delivery of one customer's message, head and body in one piece. */
export function delivery({ port, secret }: Target, id: string, conversationId: string, text: string): Buffer {
  const now = new Date()
  const at = now.toISOString()
  const sender = { id: `u-${conversationId}`, role: 'customer', name: '王女士' }
  const data = { conversationId, messageId: id, sender, text, attachments: [], sentAt: at }
  const body = JSON.stringify({ type: 'message.created', timestamp: at, data })
  const seconds = String(Math.floor(now.getTime() / 1000))
  const head = [
    'POST /webhooks/kangnai/standard HTTP/1.1',
    `host: 127.0.0.1:${port}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    `webhook-id: ${id}`,
    `webhook-timestamp: ${seconds}`,
    `webhook-signature: v1,${signature(secret, id, seconds, body)}`,
  ].join('\r\n')
  return Buffer.from(`${head}\r\n\r\n${body}`)
}

/**
 * One connection that stays open; a request at a time. Cheaper than any client, so that the server is the limit. It
 * opens with its first request, and again after the server has closed it: that may end what lies idle.
 */
export class Line {
  readonly #port: number
  #socket: Socket | null = null
  #heard = ''
  #answer: (status: number) => void = () => {}
  #fail: (fault: Error) => void = () => {}

  constructor(port: number) {
    this.#port = port
  }

  /** The answer's status, once it is there whole. */
  send(request: RawRequest): Promise<number> {
    this.#socket ??= this.#open()
    const socket = this.#socket
    return new Promise((resolve, reject) => {
      this.#answer = resolve
      this.#fail = reject
      socket.write(request)
    })
  }

  #open(): Socket {
    const socket = connect(this.#port, '127.0.0.1').setNoDelay(true)
    socket.on('data', (chunk) => this.#hear(chunk.toString('latin1')))
    socket.on('error', (fault) => this.#fail(fault))
    socket.on('close', () => {
      this.#socket = null
      this.#heard = ''
      this.#fail(new Error('the server closed the connection'))
    })
    return socket
  }

  #hear(text: string): void {
    this.#heard += text
    const head = this.#heard.indexOf('\r\n\r\n')
    if (head === -1) return
    const length = Number(/^content-length: *(\d+)/im.exec(this.#heard.slice(0, head))?.[1] ?? 0)
    if (this.#heard.length < head + 4 + length) return
    const status = Number(this.#heard.slice(9, 12))
    this.#heard = ''
    this.#answer(status)
  }

  close(): void {
    this.#socket?.removeAllListeners('close')
    this.#socket?.destroy()
  }
}

/** How often each status was answered. */
export type Statuses = Map<number, number>

const count = (statuses: Statuses, status: number) => statuses.set(status, (statuses.get(status) ?? 0) + 1)

/** Sends all as fast as the answers come, on so many connections at a time; requests answered 2xx a second. */
export async function rush(
  port: number,
  requests: readonly RawRequest[],
  lines: number,
): Promise<{ perSecond: number; statuses: Statuses }> {
  const statuses: Statuses = new Map()
  let next = 0
  const work = async (line: Line) => {
    for (let i = next++; i < requests.length; i = next++) count(statuses, await line.send(requests[i]!))
  }
  const open = Array.from({ length: lines }, () => new Line(port))
  const start = performance.now()
  await Promise.all(open.map(work))
  const seconds = (performance.now() - start) / 1000
  for (const line of open) line.close()
  const fine = [...statuses].reduce((sum, [status, times]) => sum + (status < 300 ? times : 0), 0)
  return { perSecond: fine / seconds, statuses }
}

/** Sends so many a second for so long, whether answers come or not. */
export async function pace(
  port: number,
  make: (i: number) => RawRequest,
  { perSecond, seconds, lines }: { perSecond: number; seconds: number; lines: number },
): Promise<Statuses> {
  const statuses: Statuses = new Map()
  const free = Array.from({ length: lines }, () => new Line(port))
  const all = [...free]
  const underWay: Promise<void>[] = []
  const start = performance.now()
  for (let sent = 0; sent < perSecond * seconds; ) {
    const due = Math.min(perSecond * seconds, ((performance.now() - start) / 1000) * perSecond)
    for (; sent < due && free.length > 0; sent++) {
      const line = free.pop()!
      const answered = line.send(make(sent)).then((status) => {
        count(statuses, status)
        free.push(line)
      })
      underWay.push(answered)
    }
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  await Promise.all(underWay)
  for (const line of all) line.close()
  return statuses
}
