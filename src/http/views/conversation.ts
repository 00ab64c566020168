import type { ConversationKey, Draft, MessagePage, StoredMessage } from '../../desk/context.ts'
import { maskPersonal } from '../../desk/mask/index.ts'
import { logOf } from '../../desk/work-message.ts'
import type { Urgency } from '../../types/index.ts'
import type { HttpContext } from '../context.ts'
import type { ConversationView } from '../schemas.ts'
import { draftView, slotView } from './draft.ts'
import { messageViews } from './messages.ts'
import { customerName } from './queue.ts'
import { recordViews } from './records.ts'
import { Titles } from './titles.ts'

/** Everything a person sees of one conversation, or this page of it; null where there is none. */
export async function conversationView(
  ctx: HttpContext,
  key: ConversationKey,
  page?: Pick<MessagePage, 'messages' | 'sent'>,
): Promise<ConversationView | null> {
  const conversation = await ctx.store.conversation(key)
  if (conversation === null) return null
  const [{ state }, messages, sent, drafts] = await Promise.all([
    logOf(ctx, conversation),
    page?.messages ?? ctx.store.messages(key),
    page?.sent ?? ctx.store.outboxFor(key),
    ctx.store.drafts(key),
  ])
  const waiting = waitingDrafts(drafts)
  const { shop, conversationId: id } = key
  return {
    shop,
    shopName: ctx.shops.get(shop)?.name ?? shop,
    timeZone: ctx.shops.get(shop)?.timezone ?? 'Asia/Shanghai',
    id,
    channel: conversation.channel,
    customer: customerName(conversation.customerName),
    withHuman: state.personSpoke,
    ...(await recordViews(ctx, conversation, waiting[0])),
    messages: messageViews(messages, sent),
    draft: waiting[0] ? draftView(waiting[0], new Titles(ctx.scripts.intents)) : null,
    waitingDrafts: waiting.length,
    revision: revisionOf(waiting[0], messages),
    slots: state.slots.map(slotView),
    told: state.said.map(({ text }) => maskPersonal(text)),
  }
}

const URGENCIES: readonly Urgency[] = ['urgent', 'high', 'normal']
const rank = (draft: Draft) => URGENCIES.indexOf(draft.plan.handoff?.urgency ?? 'normal')

/** The drafts that wait for an agent, in the queue's order: most urgent first, then longest waiting. */
function waitingDrafts(drafts: readonly Draft[]): Draft[] {
  return drafts
    .filter(({ status }) => status === 'waiting')
    .sort((a, b) => rank(a) - rank(b) || a.createdAt - b.createdAt)
}

/** Changes whenever an agent has to look again: with the draft and with every message of the customer. */
function revisionOf(draft: Draft | undefined, messages: readonly StoredMessage[]): string {
  const last = messages.findLast(({ sender }) => sender.role === 'customer')
  return [draft?.id ?? '', draft?.version ?? '', last?.id ?? '', last?.recalled ? 'recalled' : ''].join(' ')
}
