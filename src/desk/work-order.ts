import { seedOf } from '../conversation/index.ts'
import { type Conversation, type Draft, keyOf, type OrderEvent } from '../store/store.ts'
import type { Order, Plan } from '../types/index.ts'
import type { AppContext } from './context.ts'
import { keepOrder } from './refresh-orders.ts'
import { logOf, newDraft, nothing, type Planned, type Task } from './work-message.ts'

/** The outgoing draft that an order event calls for, if any. */
export async function planOrder(ctx: AppContext, task: Task): Promise<Planned> {
  const { item, shop, conversation } = task
  const event = JSON.parse(item.payload) as OrderEvent
  await keepOrder(ctx, event)
  const { state } = await logOf(ctx, conversation)
  const seed = seedOf(`${conversation.shop}/${conversation.id}#${state.said.length}`)
  const { order } = event
  const product = event.product ?? state.product
  const output = ctx.planOutgoing?.({ shop, order, product, now: ctx.clock(), seed }, state)
  const { commit } = nothing(ctx, task)
  const waiting = await waitingFor(ctx, conversation, order)
  const same = waiting.find((draft) => responseOf(draft.plan) === responseOf(output?.plan))
  const close = waiting
    .filter((draft) => draft !== same)
    .map(({ id: draftId }) => ({ draftId, status: 'void' as const }))
  if (!output || same) return { commit: { ...commit, close }, output: null }
  return { commit: { ...commit, close, draft: newDraft(ctx, conversation, output, [], null) }, output }
}

/** Drafts that the shop begins with for this order and nobody has decided on: what has happened since makes them void. */
async function waitingFor(ctx: AppContext, conversation: Conversation, { id }: Order): Promise<Draft[]> {
  const drafts = await ctx.store.drafts(keyOf(conversation))
  return drafts.filter(
    ({ status, messageIds, plan }) =>
      status === 'waiting' && messageIds.length === 0 && plan.grounds?.orderId === id,
  )
}

const responseOf = (plan: Plan | undefined): string | null => plan?.responses[0]?.responseId ?? null
