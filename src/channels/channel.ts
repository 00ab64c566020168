import type { Message, Order, Product } from '../types/index.ts'

/** What a delivery meant, in our words. */
export type ChannelEvent =
  | { type: 'message'; message: Message }
  /** Another text of a message; `sentAt` is the edit's time. */
  | { type: 'edit'; message: Message }
  | { type: 'recall'; conversationId: string; messageId: string }
  | { type: 'order'; conversationId: string; order: Order; product: Product | null }
  /** A type this channel's platform sends and nobody here needs. */
  | { type: 'ignored'; name: string }

/** A delivery as it came in: the exact bytes, because the signature is over them. */
export interface RawDelivery {
  shop: string
  headers: { get(name: string): string | null | undefined }
  body: Uint8Array
  receivedAt: number
}

/** A reply on its way out. */
export interface OutgoingReply {
  id: string
  conversationId: string
  text: string
  createdAt: number
}

/** Why a delivery was not accepted. */
export type ChannelFault = 'malformed' | 'unauthorized' | 'too_large'

export type Received =
  | { ok: true; deliveryId: string; bodyHash: string; event: ChannelEvent }
  | { ok: false; fault: ChannelFault; message: string }

/**
 * One chat platform's webhook and sending side. It knows the platform's format and signature, never what to say.
 */
export interface Channel {
  readonly name: string
  /** Verifies and parses; never throws on what the platform sent. `secrets`: the current one first. */
  receive(delivery: RawDelivery, secrets: readonly string[]): Received
  /** One attempt to deliver, given up on `signal`; resolves to the outcome, never throws on what the platform answers. */
  send(
    reply: OutgoingReply,
    to: { url: string; secret: string },
    now: number,
    signal?: AbortSignal,
  ): Promise<{ ok: true } | { ok: false; retry: boolean; message: string }>
}
