import type { OutboxItem } from '../store/store.ts'
import type { Signals } from './bus.ts'
import type { AppContext } from './context.ts'
import { backoff, type Loop, startLoop } from './work-loop.ts'

const POLL_MS = 1000
/** Longer than an attempt can take. */
const LEASE_MS = 30_000
const BATCH = 20
const FIRST_RETRY_MS = 5000
const LONGEST_RETRY_MS = 10 * 60_000
const MOST_ATTEMPTS = 12
/** How long deliveries that are under way may take once the sender stops; they are tried again at the next start. */
const GRACE_MS = 2000

type Outcome = Signals['delivered']['outcome']

/** Where the shop's replies go and what signs them; null where one of the two is missing. */
function addressOf(ctx: AppContext, item: OutboxItem): { url: string; secret: string } | null {
  const url = ctx.shops.get(item.shop)?.replyUrl
  const secret = ctx.secrets.get(item.shop)?.[0]
  return url !== undefined && secret !== undefined ? { url, secret } : null
}

async function attempt(ctx: AppContext, item: OutboxItem, signal?: AbortSignal): Promise<Outcome> {
  const channel = ctx.channels.get(item.channel)
  const address = addressOf(ctx, item)
  const retryAt = ctx.clock() + backoff(item.attempts, FIRST_RETRY_MS, LONGEST_RETRY_MS)
  if (!channel || !address) {
    const error = `${item.shop} has no replyUrl, no secret or no channel ${item.channel}: the reply waits`
    await ctx.store.settleOutbox(item.id, { retryAt, error })
    return 'unaddressed'
  }
  const sent = await channel.send(item, address, ctx.clock(), signal)
  if (sent.ok) {
    await ctx.store.settleOutbox(item.id, { deliveredAt: ctx.clock() })
    return 'delivered'
  }
  const again = sent.retry && item.attempts < MOST_ATTEMPTS
  ctx.log.warn({ shop: item.shop, reply: item.id, attempts: item.attempts, again }, sent.message)
  await ctx.store.settleOutbox(item.id, again ? { retryAt, error: sent.message } : { failed: sent.message })
  return again ? 'retry' : 'failed'
}

async function deliver(ctx: AppContext, item: OutboxItem, signal?: AbortSignal): Promise<void> {
  const { shop, channel, conversationId } = item
  const outcome = await attempt(ctx, item, signal)
  ctx.bus.emit('delivered', { shop, outcome })
  ctx.bus.emit('conversation', { shop, channel, conversationId })
}

/** One attempt, given up on `signal`, for every reply that is due; true where there may be more. */
export async function sendOnce(ctx: AppContext, signal?: AbortSignal): Promise<boolean> {
  const items = await ctx.store.takeOutbox(ctx.clock(), LEASE_MS, BATCH)
  await Promise.all(items.map((item) => deliver(ctx, item, signal)))
  return items.length > 0
}

/** Delivers replies to the platforms until it is stopped. */
export function startSender(ctx: AppContext): Loop {
  const report = (err: unknown) => ctx.log.error({ err }, 'the sender could not take replies')
  const ending = new AbortController()
  const loop = startLoop(() => sendOnce(ctx, ending.signal), POLL_MS, report)
  const unsubscribe = ctx.bus.on('outbox', () => loop.wake())
  return {
    wake: loop.wake,
    stop: () => {
      unsubscribe()
      const cut = setTimeout(() => ending.abort(new Error('the server ended')), GRACE_MS)
      return loop.stop().finally(() => clearTimeout(cut))
    },
  }
}
