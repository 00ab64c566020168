import type { Channel, Sent } from '../channels/channel.ts'
import type { AttemptOutcome, OutboxItem, Task } from '../store/store.ts'
import type { AppContext } from './context.ts'
import { backoff } from './work-loop.ts'

/** How long a platform may take to answer. */
export const ATTEMPT_MS = 10_000
/** Longer than an attempt can take. */
export const LEASE_MS = 30_000
const FIRST_RETRY_MS = 5000
const LONGEST_RETRY_MS = 60 * 60_000
const HOUR_MS = 60 * 60_000
/** How long a reply is tried before it is given up and a person is asked. */
const DAY_MS = 24 * HOUR_MS

/** Where the shop's replies go and what signs them; null where one of the two is missing. */
function addressOf(ctx: AppContext, item: OutboxItem): { url: string; secret: string } | null {
  const url = ctx.shops.get(item.shop)?.replyUrl
  const secret = ctx.secrets.get(item.shop)?.[0]
  return url !== undefined && secret !== undefined ? { url, secret } : null
}

/** When an attempt that may be repeated is repeated; null where the day is over. */
function nextTry(item: OutboxItem, sent: Sent, now: number): number | null {
  const asked = sent.result === 'retry' ? (sent.retryAfterMs ?? 0) : 0
  const at = now + Math.max(asked, backoff(item.attempts, FIRST_RETRY_MS, LONGEST_RETRY_MS))
  return at <= (item.firstAttemptAt ?? now) + DAY_MS ? at : null
}

function outcomeOf(item: OutboxItem, sent: Sent, at: number): AttemptOutcome {
  if (sent.result === 'delivered') return { state: 'delivered', at }
  const error = sent.message
  if (sent.result === 'refused') return { state: 'refused', at, error }
  const retryAt = nextTry(item, sent, at)
  if (retryAt === null) return { state: 'failed', at, error }
  return { state: sent.result === 'unknown' ? 'unknown' : 'queued', at, error, retryAt }
}

/**
 * One attempt under a timer of its own, which also ends where the platform's client hears no signal.
 * `ending` is aborted when the server stops.
 */
async function attempt(
  ctx: AppContext,
  channel: Channel,
  what: { id: string; body: string },
  to: { url: string; secret: string },
  ending: AbortSignal,
): Promise<Sent> {
  const attempting = new AbortController()
  let giveUp = (_why: Error) => {}
  const givenUp = new Promise<Sent>((resolve) => {
    giveUp = (why) => {
      attempting.abort(why)
      resolve({ result: 'unknown', message: why.message })
    }
  })
  const timer = setTimeout(() => giveUp(new Error('the platform did not answer in time')), ATTEMPT_MS)
  const stop = () => giveUp(new Error('the server ended'))
  ending.addEventListener('abort', stop)
  try {
    return await Promise.race([channel.send(what, to, ctx.clock(), attempting.signal), givenUp])
  } finally {
    clearTimeout(timer)
    ending.removeEventListener('abort', stop)
  }
}

/** What a reply that arrived promises: to be done by whoever sent it, within the shop's hours. */
export async function promisesOf(
  ctx: Pick<AppContext, 'store' | 'shops'>,
  { id, draftId, shop, author }: OutboxItem,
  { state, at }: AttemptOutcome,
): Promise<Task[]> {
  const draft = state === 'delivered' && draftId !== null ? await ctx.store.draft(draftId) : null
  const hours = ctx.shops.get(shop)?.policy.followUpHours
  if (draft === null || hours === undefined) return []
  return draft.plan.effects.tasks.map((what, i) => ({
    id: `${id}#${i}`,
    what,
    owner: author,
    dueAt: at + hours * HOUR_MS,
    createdAt: at,
    doneAt: null,
  }))
}

/** Whether the lease is too short for another attempt: this node stood still since it took the reply. */
const tooLate = (now: number, takenAt: number) => now > takenAt + LEASE_MS - ATTEMPT_MS

/** Delivers a reply taken at this time, once; the outcome is stored, or null where nothing was tried. */
export async function deliver(
  ctx: AppContext,
  item: OutboxItem,
  takenAt: number,
  ending: AbortSignal,
): Promise<AttemptOutcome | null> {
  const channel = ctx.channels.get(item.channel)
  const address = addressOf(ctx, item)
  if (!channel || !address) {
    const error = `${item.shop} has no replyUrl, no secret or no channel ${item.channel}: the reply waits`
    const at = ctx.clock()
    await ctx.store.settleOutbox(item.id, { state: 'queued', at, error, retryAt: at + 60_000, untried: true })
    return null
  }
  const body = item.body ?? (await ctx.store.fixBody(item.id, channel.compose(item)))
  if (tooLate(ctx.clock(), takenAt)) return null
  const sent = await attempt(ctx, channel, { id: item.id, body }, address, ending)
  const outcome = outcomeOf(item, sent, ctx.clock())
  await ctx.store.settleOutbox(item.id, outcome, await promisesOf(ctx, item, outcome))
  if ('error' in outcome) {
    const { shop, id: reply, attempts } = item
    ctx.log.warn({ shop, reply, attempts, state: outcome.state }, outcome.error)
  }
  return outcome
}
