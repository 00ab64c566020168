import { randomUUID } from 'node:crypto'
import { signature } from '../channels/standard-signature.ts'
import type { Config } from '../config.ts'
import { UnavailableError } from '../errors.ts'
import { provideWebhookSecrets } from './secrets.ts'

/** One customer message to try the server with. */
export interface TrialMessage {
  shop: string
  conversationId: string
  text: string
}

/**
 * Sends a message to the running server as the chat platform would: signed, by HTTP.
 * @returns status and body of the answer
 * @throws UnavailableError where no server answers
 */
export async function sendTrialMessage(
  config: Config,
  { shop, conversationId, text }: TrialMessage,
  now: number,
): Promise<{ status: number; body: string }> {
  const [secret] = provideWebhookSecrets(config, [shop]).get(shop)!
  const id = `msg_${randomUUID()}`
  const timestamp = String(Math.floor(now / 1000))
  const body = JSON.stringify(envelope(conversationId, text, new Date(now).toISOString()))
  const url = `http://${config.host}:${config.port}/webhooks/${shop}/standard`
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature(secret!, id, timestamp, body)}`,
  }
  const response = await fetch(url, { method: 'POST', headers, body }).catch((cause: unknown) => {
    throw new UnavailableError(`no server answers at ${url}; start one with npm start`, { cause })
  })
  return { status: response.status, body: await response.text() }
}

function envelope(conversationId: string, text: string, at: string): object {
  const sender = { id: `${conversationId}-customer`, role: 'customer', name: '试用顾客' }
  return {
    type: 'message.created',
    timestamp: at,
    data: { conversationId, messageId: randomUUID(), sender, text, attachments: [], sentAt: at },
  }
}
