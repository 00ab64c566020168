import { Webhook } from 'standardwebhooks'
import type { RawDelivery } from '../../src/channels/channel.ts'

export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
export const OTHER_SECRET = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'
/** The moment at which deliveries come in. */
export const NOW = Date.parse('2026-11-21T08:00:00Z')

/** The body of the contract's example. */
export function messageBody(data: object = {}, over: object = {}): string {
  return JSON.stringify({
    type: 'message.created',
    timestamp: '2026-11-21T08:00:00Z',
    data: {
      conversationId: 'c1',
      messageId: 'm1',
      sender: { id: 'u1', role: 'customer', name: '王女士' },
      text: '这鞋是正品吗',
      attachments: [],
      sentAt: '2026-11-21T07:59:59Z',
      ...data,
    },
    ...over,
  })
}

/** Headers signed by the reference implementation. */
export function signedHeaders(body: string, over: { id?: string; at?: number; secret?: string } = {}) {
  const { id = 'd1', at = NOW, secret = SECRET } = over
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, new Date(at), body),
  }
}

export function rawDelivery(
  body: string,
  headers: Record<string, string> = signedHeaders(body),
): RawDelivery {
  return { shop: 'kangnai', headers: new Headers(headers), body: Buffer.from(body), receivedAt: NOW }
}
