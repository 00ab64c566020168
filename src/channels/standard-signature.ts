import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'

/** How far a delivery's timestamp may lie from the moment it came, in seconds, either way. */
const TOLERANCE_SECONDS = 5 * 60

/** What is said of a delivery that comes too late or too early, also where its signature is right. */
export const STALE = 'webhook-timestamp is more than five minutes away'

/** Few: two a shop at most. */
const keys = new Map<string, KeyObject>()

/** The key inside a secret: what follows `whsec_`, in base64. */
function keyOf(secret: string): KeyObject {
  const key = keys.get(secret) ?? createSecretKey(Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
  keys.set(secret, key)
  return key
}

/** The signature over `id.timestamp.body`, without its `v1,`. Source: Standard Webhooks 1.0, "signature scheme". */
export function signature(secret: string, id: string, timestamp: string, body: Uint8Array | string): string {
  return createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.`).update(body).digest('base64')
}

export interface SignedDelivery {
  id: string
  timestamp: string
  /** One or more of `v1,<base64>`, separated by spaces. */
  signatures: string
  body: Uint8Array
}

function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/**
 * Why the delivery is not from someone who knows a secret, or null where it is.
 * `receivedAt` in milliseconds since the epoch.
 */
export function signatureFault(
  delivery: SignedDelivery,
  secrets: readonly string[],
  receivedAt: number,
): string | null {
  if (!/^\d{1,12}$/.test(delivery.timestamp)) return 'webhook-timestamp is not a number of seconds'
  const distance = Math.abs(Number(delivery.timestamp) - Math.floor(receivedAt / 1000))
  if (distance > TOLERANCE_SECONDS) return STALE
  const given = delivery.signatures
    .split(' ')
    .filter((part) => part.startsWith('v1,'))
    .map((part) => part.slice('v1,'.length))
  const { id, timestamp, body } = delivery
  const valid = secrets
    .map((secret) => signature(secret, id, timestamp, body))
    .some((expected) => given.some((one) => equal(one, expected)))
  return valid ? null : 'no valid signature in webhook-signature'
}
