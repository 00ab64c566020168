import type { Outgoing, OutgoingReply, Sent } from './channel.ts'
import { signature } from './standard-signature.ts'

/** Answers that a later attempt may change, among those that else are final. */
const RETRIED = new Set([408, 425, 429])

/** The platform has a delivery of this id already: ours, since no other bears it. */
const KNOWN = 409

/** Faults before the first byte has left; after any other nobody knows what the platform has seen. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/** The body of a reply as the platform gets it. */
export function compose(reply: OutgoingReply): string {
  const { id: replyId, conversationId, text, author, createdAt } = reply
  const bubbles = text.split('\n').filter((line) => line.trim() !== '')
  return JSON.stringify({
    type: 'message.reply',
    timestamp: new Date(createdAt).toISOString(),
    data: { conversationId, replyId, bubbles, text, sender: { id: author, role: 'agent' } },
  })
}

function request({ id, body }: Outgoing, secret: string, now: number, signal: AbortSignal): RequestInit {
  const timestamp = String(Math.floor(now / 1000))
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature(secret, id, timestamp, body)}`,
    },
    // A signed reply goes to the address in the shop's file and nowhere else.
    redirect: 'manual',
    signal,
  }
}

/** `Retry-After` in seconds or as a date -> milliseconds; null where there is none. */
function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isFinite(wait) ? Math.max(0, wait) : null
}

/** One attempt; an answer of any kind says more than none. */
export async function send(
  what: Outgoing,
  to: { url: string; secret: string },
  now: number,
  signal: AbortSignal,
): Promise<Sent> {
  try {
    const response = await fetch(to.url, request(what, to.secret, now, signal))
    // Nobody reads the answer's body; a connection that is not emptied is not used again.
    response.body?.cancel().catch(() => {})
    const { status, ok, headers } = response
    if (ok || status === KNOWN) return { result: 'delivered' }
    const message = `the platform answered ${status}`
    if (status >= 400 && status < 500 && !RETRIED.has(status)) return { result: 'refused', message }
    return { result: 'retry', message, retryAfterMs: retryAfter(headers.get('retry-after'), now) }
  } catch (fault) {
    return outcomeOf(fault)
  }
}

/** `fetch` says "fetch failed" and hides why in the cause. */
function outcomeOf(fault: unknown): Sent {
  if (!(fault instanceof Error)) return { result: 'unknown', message: String(fault) }
  const { cause } = fault
  const message = cause instanceof Error ? `${fault.message}: ${cause.message}` : fault.message
  const code = (cause as { code?: string } | undefined)?.code ?? ''
  return UNSENT.has(code) ? { result: 'retry', message, retryAfterMs: null } : { result: 'unknown', message }
}
