import { createHash } from 'node:crypto'
import type { Channel, OutgoingReply, RawDelivery, Received } from './channel.ts'
import { parseBody } from './standard-body.ts'
import { signature, signatureFault } from './standard-signature.ts'

const NAME = 'standard'
const SEND_TIMEOUT_MS = 10_000
const MAX_DELIVERY_ID_LENGTH = 200

/** Answers that a later attempt may change, among those that else are final. */
const RETRIED = new Set([408, 425, 429])

function receive(delivery: RawDelivery, secrets: readonly string[]): Received {
  const { headers, body, receivedAt } = delivery
  const id = headers.get('webhook-id')
  const timestamp = headers.get('webhook-timestamp')
  const signatures = headers.get('webhook-signature')
  if (!id || !timestamp || !signatures) {
    return {
      ok: false,
      fault: 'unauthorized',
      message: 'webhook-id, webhook-timestamp or webhook-signature is missing',
    }
  }
  const fault = signatureFault({ id, timestamp, signatures, body }, secrets, receivedAt)
  if (fault) return { ok: false, fault: 'unauthorized', message: fault }
  if (id.length > MAX_DELIVERY_ID_LENGTH) {
    return {
      ok: false,
      fault: 'malformed',
      message: `webhook-id is longer than ${MAX_DELIVERY_ID_LENGTH} characters`,
    }
  }
  const parsed = parseBody(body, { shop: delivery.shop, channel: NAME, receivedAt })
  if (!parsed.ok) return parsed
  const bodyHash = createHash('sha256').update(body).digest('base64')
  return { ok: true, deliveryId: id, bodyHash, event: parsed.event }
}

function request(reply: OutgoingReply, secret: string, now: number, signals: AbortSignal[]): RequestInit {
  const timestamp = String(Math.floor(now / 1000))
  const body = JSON.stringify({
    type: 'message.reply',
    timestamp: new Date(now).toISOString(),
    data: {
      conversationId: reply.conversationId,
      messageId: reply.id,
      text: reply.text,
      sentAt: new Date(reply.createdAt).toISOString(),
    },
  })
  return {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': reply.id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature(secret, reply.id, timestamp, body)}`,
    },
    // A signed reply goes to the address in the shop's file and nowhere else.
    redirect: 'manual',
    signal: AbortSignal.any([AbortSignal.timeout(SEND_TIMEOUT_MS), ...signals]),
  }
}

async function send(
  reply: OutgoingReply,
  to: { url: string; secret: string },
  now: number,
  signal?: AbortSignal,
) {
  try {
    const response = await fetch(to.url, request(reply, to.secret, now, signal ? [signal] : []))
    await response.body?.cancel().catch(() => {})
    if (response.ok) return { ok: true as const }
    const { status } = response
    const final = status >= 400 && status < 500 && !RETRIED.has(status)
    return { ok: false as const, retry: !final, message: `the platform answered ${status}` }
  } catch (fault) {
    return { ok: false as const, retry: true, message: reasonOf(fault) }
  }
}

/** `fetch` says "fetch failed" and hides why in the cause. */
function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault)
  return fault.cause instanceof Error ? `${fault.message}: ${fault.cause.message}` : fault.message
}

/** Standard Webhooks in both directions (https://www.standardwebhooks.com). */
export const standardChannel: Channel = { name: NAME, receive, send }
