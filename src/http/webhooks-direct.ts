import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BodyReaders, Reader, ReadFault } from './body-readers.ts'
import { type Answer, unread, type WebhookDoor } from './webhook-door.ts'
import { MAX_BODY_BYTES } from './webhooks-body.ts'

/** Answers a request of node's server by itself, or says that it is none of its own. */
export type Direct = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean

/** Names as shops and channels have them; whatever else stands there goes the long way. */
const PATH = /^\/webhooks\/([\w-]+)\/([\w-]+)$/

function say(outgoing: ServerResponse, { status, body, headers }: Answer): void {
  outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  outgoing.end(body)
}

/** What is needed of all deliveries. */
interface Around {
  door: WebhookDoor
  readers: BodyReaders
}

/** One delivery on its way: its body is heard, given to the door, and the door's answer said. */
class Hearing implements Reader {
  readonly address: string
  readonly since = performance.now()
  readonly #around: Around
  readonly #incoming: IncomingMessage
  readonly #outgoing: ServerResponse
  readonly #chunks: Uint8Array[] = []

  constructor(around: Around, incoming: IncomingMessage, outgoing: ServerResponse) {
    this.address = incoming.socket.remoteAddress ?? ''
    this.#around = around
    this.#incoming = incoming
    this.#outgoing = outgoing
  }

  /** Nothing is said where the sender goes away before the end. */
  begin(shop: string, channel: string): void {
    const { readers } = this.#around
    readers.enter(this)
    this.#incoming
      .on('data', (chunk: Uint8Array) => this.#chunks.push(chunk))
      .on('end', () => {
        if (readers.leave(this)) void this.#take(shop, channel)
      })
      .on('close', () => readers.leave(this))
      .on('error', () => readers.leave(this))
  }

  end(fault: ReadFault): void {
    say(this.#outgoing, unread(fault))
  }

  /** The headers as a delivery is asked for them. */
  get(name: string): string | undefined {
    return this.#incoming.headers[name] as string | undefined
  }

  async #take(shop: string, channel: string): Promise<void> {
    const chunks = this.#chunks
    const body = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
    say(this.#outgoing, await this.#around.door.take({ shop, channel, headers: this, body }))
  }
}

/** Deliveries of announced length, past the framework: what that makes of a request costs as much as the rest. */
export function directWebhooks(door: WebhookDoor, readers: BodyReaders): Direct {
  const around = { door, readers }
  return (incoming, outgoing) => {
    if (incoming.method !== 'POST') return false
    const place = PATH.exec(incoming.url ?? '')
    if (place === null || !(Number(incoming.headers['content-length']) <= MAX_BODY_BYTES)) return false
    new Hearing(around, incoming, outgoing).begin(place[1]!, place[2]!)
    return true
  }
}
