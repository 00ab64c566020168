import { seedOf } from '../conversation/index.ts'
import type { OrderEvent } from '../store/store.ts'
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
  const unchanged = nothing(ctx, task)
  if (!output) return unchanged
  const draft = newDraft(ctx, conversation, output, [], null)
  return { commit: { ...unchanged.commit, draft }, output }
}
