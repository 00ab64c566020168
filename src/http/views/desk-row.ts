import { type DeskEntry, keyOf } from '../../desk/context.ts'
import { maskNumbers } from '../../desk/mask.ts'
import type { Presence } from '../../desk/presence.ts'
import type { Urgency } from '../../types/index.ts'
import type { HttpContext } from '../context.ts'
import type { DeskRow } from '../schemas-desk.ts'
import { customerName } from './queue.ts'
import { Titles } from './titles.ts'

const URGENCIES: readonly Urgency[] = ['urgent', 'high', 'normal']
const DEFAULT_TARGET_S = 180

/** Milliseconds within which the shop's customers are to hear something. */
export const targetOf = (ctx: HttpContext, shop: string): number =>
  (ctx.shops.get(shop)?.policy.answerWithinSeconds ?? DEFAULT_TARGET_S) * 1000

export function deskRow(ctx: HttpContext, presence: Presence, agentId: string, entry: DeskEntry): DeskRow {
  const { conversation, draft, owedSince } = entry
  const { shop, channel, id } = conversation
  return {
    ...{ shop, channel, conversationId: id },
    shopName: ctx.shops.get(shop)?.name ?? shop,
    customer: customerName(conversation.customerName),
    lastText: maskNumbers(conversation.lastText),
    lastFrom: entry.lastFrom,
    lastAt: entry.lastAt,
    waitingSince: entry.waitingSince,
    dueAt: owedSince === null ? null : owedSince + targetOf(ctx, shop),
    owed: owedSince !== null,
    urgency: URGENCIES[entry.urgency] ?? 'normal',
    ...drafted(ctx, draft),
    assignee: entry.assignee,
    handedOver: entry.handedOver,
    failed: entry.failed,
    labels: entry.labels,
    snoozedUntil: entry.snoozedUntil,
    tasksDueAt: entry.tasksDueAt,
    present: presence.at(keyOf(conversation), agentId),
  }
}

/** What the draft says of the conversation; nothing where none waits. */
function drafted(ctx: HttpContext, draft: DeskEntry['draft']) {
  if (draft === null) {
    const none = { draftId: null, version: null, decision: null, reason: null }
    return { ...none, intents: [], guess: null, confidence: 0 }
  }
  const titles = new Titles(ctx.scripts.intents)
  const { id, version, plan } = draft
  const best = plan.handoff?.candidates[0]
  return {
    draftId: id,
    version,
    decision: plan.decision,
    reason: plan.reason,
    intents: plan.intents.map((intent) => titles.titled(intent)),
    guess: plan.intents.length === 0 && best ? titles.titled(best.intent) : null,
    confidence: plan.confidence,
  }
}
