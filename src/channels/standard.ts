import { hash } from 'node:crypto'
import type { Channel, RawDelivery, Received } from './channel.ts'
import { parseBody } from './standard-body.ts'
import { compose, send } from './standard-send.ts'
import { STALE, signatureFault } from './standard-signature.ts'

const NAME = 'standard'
const MAX_DELIVERY_ID_LENGTH = 200

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
  if (fault) return { ok: false, fault: fault === STALE ? 'stale' : 'unauthorized', message: fault }
  if (id.length > MAX_DELIVERY_ID_LENGTH) {
    return {
      ok: false,
      fault: 'malformed',
      message: `webhook-id is longer than ${MAX_DELIVERY_ID_LENGTH} characters`,
    }
  }
  const parsed = parseBody(body, { shop: delivery.shop, channel: NAME, receivedAt })
  if (!parsed.ok) return parsed
  const bodyHash = hash('sha256', body, 'base64')
  return { ok: true, deliveryId: id, bodyHash, event: parsed.event }
}

/** Standard Webhooks in both directions (https://www.standardwebhooks.com). */
export const standardChannel: Channel = { name: NAME, receive, compose, send }
