import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BodyReaders, ReadFault } from './body-readers.ts'
import { type Answer, unread, type WebhookDoor } from './webhook-door.ts'
import { MAX_BODY_BYTES } from './webhooks-body.ts'

/** Answers a request of node's server by itself, or says that it is none of its own. */
export type Direct = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean

/** Names as shops and channels have them; whatever else stands there goes the long way. */
const PATH = /^\/webhooks\/([\w-]+)\/([\w-]+)$/

/** Hears the body to its end and tells it, or why there is none; nothing where the sender has gone away. */
function hear(
  incoming: IncomingMessage,
  readers: BodyReaders,
  told: (body: Uint8Array | ReadFault) => void,
): void {
  const chunks: Uint8Array[] = []
  const leave = readers.enter(incoming.socket.remoteAddress ?? '', told)
  incoming.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  incoming.on('end', () => {
    if (leave()) told(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks))
  })
  incoming.on('close', leave)
  incoming.on('error', leave)
}

function say(outgoing: ServerResponse, { status, body, headers }: Answer): void {
  outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  outgoing.end(body)
}

/** Deliveries of announced length, past the framework: what that makes of a request costs as much as the rest. */
export function directWebhooks(door: WebhookDoor, readers: BodyReaders): Direct {
  return (incoming, outgoing) => {
    if (incoming.method !== 'POST') return false
    const place = PATH.exec(incoming.url ?? '')
    const { headers } = incoming
    if (place === null || !(Number(headers['content-length']) <= MAX_BODY_BYTES)) return false
    hear(incoming, readers, (body) => {
      if (typeof body === 'string') return say(outgoing, unread(body))
      const [, shop, channel] = place as unknown as [string, string, string]
      const get = (name: string) => headers[name] as string | undefined
      void door.take({ shop, channel, headers: { get }, body }).then((answer) => say(outgoing, answer))
    })
    return true
  }
}
