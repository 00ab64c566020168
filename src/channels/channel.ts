import type { Message, Order, OrderUpdate, Product, ProductUpdate } from '../types/index.ts'

/** What a delivery meant, in our words. */
export type ChannelEvent =
  | { type: 'message'; message: Message }
  /** Another text of a message; `sentAt` is the edit's time. */
  | { type: 'edit'; message: Message }
  | { type: 'recall'; conversationId: string; messageId: string }
  | { type: 'order'; conversationId: string; order: Order; product: Product | null }
  /** Products and orders of the shop, whole or in part; `at` is the moment of those that name none. */
  | { type: 'records'; orders: OrderUpdate[]; products: ProductUpdate[]; at: number }
  /** A type this channel's platform sends and nobody here needs. */
  | { type: 'ignored'; name: string }

/** A delivery as it came in: the exact bytes, because the signature is over them. */
export interface RawDelivery {
  shop: string
  headers: { get(name: string): string | null | undefined }
  body: Uint8Array
  receivedAt: number
}

/** A reply on its way out; `author` is the agent's name, or `auto`. */
export interface OutgoingReply {
  id: string
  conversationId: string
  text: string
  author: string
  createdAt: number
}

/** What leaves: the same id and the same bytes at every attempt, so that the platform knows what it has. */
export interface Outgoing {
  id: string
  body: string
}

/**
 * What an attempt came to. `retry`: the platform has not taken it. `unknown`: it was sent, and nothing says whether
 * the platform has it. `retryAfterMs`: how long the platform asks to be left alone.
 */
export type Sent =
  | { result: 'delivered' }
  | { result: 'refused' | 'unknown'; message: string }
  | { result: 'retry'; message: string; retryAfterMs: number | null }

/** Why a delivery was not accepted. */
export type ChannelFault = 'malformed' | 'unauthorized' | 'stale' | 'too_large'

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
  /** What is sent of a reply; composed once and kept. */
  compose(reply: OutgoingReply): string
  /** One attempt to deliver, given up on `signal`; resolves to the outcome, never throws on what the platform answers. */
  send(what: Outgoing, to: { url: string; secret: string }, now: number, signal: AbortSignal): Promise<Sent>
}

/** Where a shop's orders are asked for, and the secret that signs the question. */
export interface DeskAddress {
  shop: string
  url: string
  secret: string
}

/** What an order desk told, and when. */
export interface Told {
  orders: OrderUpdate[]
  /** In milliseconds since the epoch. */
  at: number
}

/** A shop's own order system. Null where it gave no answer that can be used; it never throws. */
export interface OrderDesk {
  /** A customer's orders, and nobody else's. */
  ordersOf(desk: DeskAddress, customerId: string): Promise<Told | null>
  /** The order with this id, whoever it belongs to; none where there is no such order. */
  order(desk: DeskAddress, id: string): Promise<Told | null>
}
