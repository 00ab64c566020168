import type { Channel, ChannelEvent, ChannelFault, RawDelivery } from '../channels/channel.ts'
import type { Delivery, Receipt } from '../store/store.ts'
import { type SecurityEvent, securityLog } from './access/security-log.ts'
import type { AppContext } from './context.ts'

/** A delivery as it came in, with the channel that the path names. */
export interface IncomingDelivery {
  shop: string
  channel: string
  headers: RawDelivery['headers']
  body: Uint8Array
}

/** How a delivery is answered; `message` says why it was not taken in. */
export type ReceiveOutcome =
  | Receipt
  | { status: ChannelFault | 'unknown'; message: string }
  /** Genuine, but there is no room: the platform is asked to come again. */
  | { status: 'busy' | 'overloaded' }

/** Rooms for deliveries that are being stored; only what is genuine takes one. */
export interface Admission {
  /** Null where the delivery may enter; then `leave` has to follow. */
  enter(): 'busy' | 'overloaded' | null
  leave(): void
}

const OPEN: Admission = { enter: () => null, leave: () => {} }

async function store(ctx: AppContext, delivery: Delivery, event: ChannelEvent, at: number): Promise<Receipt> {
  const { shop, channel } = delivery
  switch (event.type) {
    case 'message':
      return ctx.store.receiveMessage(delivery, event.message)
    case 'edit':
      return ctx.store.receiveEdit(delivery, event.message)
    case 'recall':
      return ctx.store.receiveRecall(delivery, event.conversationId, event.messageId, at)
    case 'order': {
      const { conversationId, order, product } = event
      return ctx.store.receiveOrder(delivery, { shop, channel, conversationId, order, product, at })
    }
    case 'records': {
      const { products, orders, at: told } = event
      return ctx.store.receiveRecords(delivery, { products, orders, at: told, receivedAt: at })
    }
    case 'ignored':
      return { status: 'accepted' }
  }
}

function tell(ctx: AppContext, { shop, channel }: Delivery, event: ChannelEvent): void {
  if (event.type === 'ignored') return
  if (event.type === 'records') {
    ctx.bus.emit('work', { shop, channel, conversationId: '' })
    return
  }
  const conversationId = 'message' in event ? event.message.conversationId : event.conversationId
  ctx.bus.emit('work', { shop, channel, conversationId })
  ctx.bus.emit('conversation', { shop, channel, conversationId })
  // The draft that waited on the message is void by now.
  if (event.type === 'recall' || event.type === 'edit') ctx.bus.emit('queue', { shop })
}

async function take(
  ctx: AppContext,
  channel: Channel,
  incoming: IncomingDelivery,
  admission: Admission,
): Promise<ReceiveOutcome> {
  const { shop, headers, body } = incoming
  const receivedAt = ctx.clock()
  const received = channel.receive({ shop, headers, body, receivedAt }, ctx.secrets.get(shop) ?? [])
  if (!received.ok) return { status: received.fault, message: received.message }
  const { deliveryId: id, bodyHash, event } = received
  const delivery = { shop, channel: channel.name, id, bodyHash }
  const full = admission.enter()
  if (full) return { status: full }
  try {
    const receipt = await store(ctx, delivery, event, receivedAt)
    if (receipt.status === 'accepted') tell(ctx, delivery, event)
    return receipt
  } finally {
    admission.leave()
  }
}

/** What whoever guards the server wants to hear of. */
const SUSPECT: { [S in ReceiveOutcome['status']]?: SecurityEvent } = {
  unauthorized: 'delivery-forged',
  stale: 'delivery-stale',
  malformed: 'delivery-malformed',
}

/**
 * Verifies a delivery of a channel and stores what it brought. `accepted` means durable.
 * Throws `UnavailableError` where the database is away.
 */
export async function receive(
  ctx: AppContext,
  incoming: IncomingDelivery,
  admission: Admission = OPEN,
): Promise<ReceiveOutcome> {
  const channel = ctx.channels.get(incoming.channel)
  if (!channel || !ctx.shops.has(incoming.shop)) {
    return {
      status: 'unknown',
      message: `there is no shop ${incoming.shop} with a channel ${incoming.channel}`,
    }
  }
  const outcome = await take(ctx, channel, incoming, admission)
  const suspect = SUSPECT[outcome.status]
  if (suspect !== undefined) securityLog(ctx, suspect, { shop: incoming.shop, channel: incoming.channel })
  ctx.bus.emit('received', { shop: incoming.shop, channel: incoming.channel, outcome: outcome.status })
  return outcome
}
