import type { OrderEvent } from '../store/store.ts'
import type { AppContext } from './context.ts'
import { seedOfTurn } from './work-burst.ts'
import { newDraft, nothing, type Planned, type Task } from './work-message.ts'

/** The outgoing draft that an order event calls for, if any. */
export function planOrder(ctx: AppContext, task: Task): Planned {
  const { item, shop, conversation } = task
  const event = JSON.parse(item.payload) as OrderEvent
  const { state } = conversation
  const output = ctx.planOutgoing?.({
    shop,
    order: event.order,
    product: event.product ?? conversation.product,
    state,
    now: ctx.clock(),
    seed: seedOfTurn(conversation, state),
  })
  const unchanged = nothing(ctx, task)
  if (!output) return unchanged
  // A burst that went on would be planned from the state before, and forget these words.
  const next = { ...conversation, state: output.state, burst: null }
  const draft = newDraft(ctx, conversation, output, [], null)
  return { commit: { ...unchanged.commit, conversation: next, draft }, output }
}
