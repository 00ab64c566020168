import type { Actor } from '../../desk/access/actor.ts'
import type { QueueEntry } from '../../desk/context.ts'
import { maskPersonal } from '../../desk/mask/index.ts'
import type { Shop } from '../../types/index.ts'
import type { HttpContext } from '../context.ts'
import type { QueueRow } from '../schemas.ts'
import { visibleShops } from '../visible.ts'
import { Titles } from './titles.ts'

/** More rows than this help nobody; what is most urgent and waits longest comes first. */
const MOST_ROWS = 200

const NAMELESS = '顾客'

/** How a customer without a name is called. */
export function customerName(name: string | null): string {
  return name === null || name === '' ? NAMELESS : maskPersonal(name)
}

/** The conversations that wait, most urgent first, then longest waiting; of one shop, or of all of the agent's. */
export async function queueRows(
  ctx: HttpContext,
  agent: Pick<Actor, 'shops'>,
  shop: string | undefined,
): Promise<{ conversations: QueueRow[]; more: boolean }> {
  const titles = new Titles(ctx.scripts.intents)
  const rows = new Map<string, QueueRow>()
  const found = await ctx.store.queue(visibleShops(agent, shop), MOST_ROWS + 1)
  for (const entry of found.slice(0, MOST_ROWS)) {
    const key = JSON.stringify([entry.conversation.shop, entry.conversation.channel, entry.conversation.id])
    // More than one draft may wait in a conversation; its row is that of the most urgent.
    if (!rows.has(key)) rows.set(key, queueRow(entry, ctx.shops, titles))
  }
  return { conversations: [...rows.values()], more: found.length > MOST_ROWS }
}

function queueRow(entry: QueueEntry, shops: ReadonlyMap<string, Shop>, titles: Titles): QueueRow {
  const { conversation, draft } = entry
  const best = draft.plan.handoff?.candidates[0]
  return {
    shop: conversation.shop,
    shopName: shops.get(conversation.shop)?.name ?? conversation.shop,
    channel: conversation.channel,
    conversationId: conversation.id,
    customer: customerName(conversation.customerName),
    lastText: maskPersonal(conversation.lastText),
    waitingSince: entry.waitingSince,
    urgency: draft.plan.handoff?.urgency ?? 'normal',
    draftId: draft.id,
    version: draft.version,
    decision: draft.plan.decision,
    reason: draft.plan.reason,
    intents: draft.plan.intents.map((intent) => titles.titled(intent)),
    guess: draft.plan.intents.length === 0 && best ? titles.titled(best.intent) : null,
    confidence: draft.plan.confidence,
  }
}
