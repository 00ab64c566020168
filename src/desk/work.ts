import { UnavailableError, UnknownShopError } from '../errors.ts'
import { keyOf, type WorkItem } from '../store/store.ts'
import type { AppContext } from './context.ts'
import { sendDueDrafts } from './send-due.ts'
import { giveUp } from './work-given-up.ts'
import { backoff, type Loop, startLoop } from './work-loop.ts'
import { type Planned, planMessage } from './work-message.ts'
import { planOrder } from './work-order.ts'

const POLL_MS = 1000
/** Renewed while the work is under way: a node that stands still loses what it has taken within seconds. */
const LEASE_MS = 10_000
const RENEW_MS = 3000
const BATCH = 32
/** So many batches are under way at a time. */
const MOST_BATCHES = 2
const COUNTED_MS = 1000
const FIRST_RETRY_MS = 1000
const LONGEST_RETRY_MS = 5 * 60_000
/** Work that was tried so often is a person's. */
const TRIES = 3

type CountOpen = (shop: string) => Promise<number>

/** Counted once in so long: it only says whether agents have more to do than they can. */
function countOnce(ctx: AppContext, forMs: number): CountOpen {
  const counted = new Map<string, { at: number; count: Promise<number> }>()
  return async (shop) => {
    const now = ctx.clock()
    const last = counted.get(shop)
    if (last && Math.abs(now - last.at) < forMs) return last.count
    const count = ctx.store.openConversations(shop)
    counted.set(shop, { at: now, count })
    // Whoever asks next counts anew where this fails.
    count.catch(() => counted.delete(shop))
    return count
  }
}

async function planItem(ctx: AppContext, item: WorkItem, countOpen: CountOpen): Promise<Planned> {
  const shop = ctx.shops.get(item.shop)
  if (!shop) throw new UnknownShopError(item.shop, [...ctx.shops.keys()])
  const conversation = await ctx.store.conversation(item)
  if (!conversation) throw new Error(`conversation ${item.conversationId} is not stored`)
  const task = { item, shop, conversation, openConversations: () => countOpen(item.shop) }
  return item.kind === 'order' ? planOrder(ctx, task) : planMessage(ctx, task)
}

function tell(ctx: AppContext, { commit, output }: Planned): void {
  const { shop, lastMessageAt } = commit.conversation
  if (commit.draft || commit.close.length > 0) {
    ctx.bus.emit('queue', { shop })
    ctx.bus.emit('conversation', keyOf(commit.conversation))
  }
  if (output) {
    const { decision, reason } = output.plan
    ctx.bus.emit('planned', { shop, decision, reason, seconds: (commit.at - lastMessageAt) / 1000 })
  }
}

async function commit(ctx: AppContext, item: WorkItem, planned: Planned): Promise<void> {
  const outcome = await ctx.store.commitDraft(planned.commit)
  if (outcome === 'done') tell(ctx, planned)
  // Someone was quicker: what is left of the work is done again on what is stored now.
  else await ctx.store.returnWork(item.id, ctx.clock(), 'stale', true)
}

async function failed(ctx: AppContext, item: WorkItem, fault: unknown): Promise<void> {
  const { shop, conversationId, attempts } = item
  // A database or a thread that is away says nothing about the message.
  const isAway = fault instanceof UnavailableError
  const facts = { err: fault, shop, conversationId, attempts }
  if (!isAway && attempts >= TRIES) {
    ctx.log.error(facts, 'work failed for the last time, it is left to a person')
    const given = await giveUp(ctx, item)
    if (given !== null) return commit(ctx, item, given)
  }
  const retryAt = ctx.clock() + backoff(attempts, FIRST_RETRY_MS, LONGEST_RETRY_MS)
  ctx.log.error({ ...facts, retryAt }, 'work failed, it will be tried again')
  await ctx.store.returnWork(item.id, retryAt, String(fault), isAway)
}

async function work(ctx: AppContext, item: WorkItem, countOpen: CountOpen): Promise<void> {
  try {
    // Tries that nobody told the end of have ended the process.
    if (item.attempts > TRIES) throw new Error(`tried ${item.attempts - 1} times without an end`)
    await commit(ctx, item, await planItem(ctx, item, countOpen))
  } catch (fault) {
    await failed(ctx, item, fault)
  }
}

/** Keeps the leases of what is still to be done; the function it returns ends that. */
function keepLeases(ctx: AppContext, open: ReadonlySet<string>): () => void {
  // One that fails is lost, and the work is done twice at worst: the second one finds it done.
  const renew = () => ctx.store.keepWork([...open], ctx.clock(), LEASE_MS).catch(() => {})
  const timer = setInterval(renew, RENEW_MS)
  return () => clearInterval(timer)
}

async function workAll(ctx: AppContext, items: readonly WorkItem[], countOpen: CountOpen): Promise<void> {
  const open = new Set(items.map(({ id }) => id))
  const release = keepLeases(ctx, open)
  const doing = items.map((item) => work(ctx, item, countOpen).finally(() => open.delete(item.id)))
  await Promise.all(doing).finally(release)
}

const take = (ctx: AppContext) => ctx.store.takeWork(ctx.clock(), LEASE_MS, BATCH)

/** Plans what waits, then sends what is due; true where there may be more. */
export async function workOnce(ctx: AppContext): Promise<boolean> {
  const items = await take(ctx)
  await workAll(ctx, items, countOnce(ctx, COUNTED_MS))
  await sendDueDrafts(ctx)
  return items.length > 0
}

/** As `workOnce`, with a batch under way while the one before it ends: `ended` is told where one has. */
function overlapping(ctx: AppContext, report: (fault: unknown) => void, ended: () => void) {
  const underWay = new Set<Promise<void>>()
  const countOpen = countOnce(ctx, COUNTED_MS)
  const begin = (items: readonly WorkItem[]) => {
    const batch: Promise<void> = workAll(ctx, items, countOpen)
      .catch(report)
      .finally(() => {
        underWay.delete(batch)
        ended()
      })
    underWay.add(batch)
  }
  const step = async () => {
    const items = await take(ctx)
    if (items.length > 0) begin(items)
    if (underWay.size >= MOST_BATCHES) await Promise.race(underWay)
    await sendDueDrafts(ctx)
    return items.length > 0
  }
  return { step, end: async () => void (await Promise.all(underWay)) }
}

/** Turns stored messages into drafts until it is stopped: at once on this node's deliveries, else within a second. */
export function startWorker(ctx: AppContext): Loop {
  const report = (err: unknown) => ctx.log.error({ err }, 'the worker could not take work')
  // What lies behind an ended batch in its conversations is free now.
  const { step, end } = overlapping(ctx, report, () => loop.wake())
  const loop = startLoop(step, POLL_MS, report)
  const unsubscribe = ctx.bus.on('work', () => loop.wake())
  return {
    wake: loop.wake,
    stop: async () => {
      unsubscribe()
      await loop.stop()
      await end()
    },
  }
}
