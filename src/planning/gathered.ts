import { tellsOf } from '../context/circumstances.ts'
import { type Held, isSettled } from '../context/needs.ts'
import type { AgentAsk, ContextRules } from '../context/rules.ts'
import { earlier } from '../conversation/index.ts'
import { plainly } from '../types/plain.ts'
import type { Setting } from './engine.ts'
import type { Heard } from './scene.ts'

/** What a turn says by its own words. */
export type HeardNow = Omit<Heard, 'settled' | 'particulars' | 'looksAround'>

/**
 * What was heard now with what the conversation and the records add to it. What he told in all his messages is looked
 * for only once something hangs on it: few words do.
 */
export function gathered(heard: HeardNow, setting: Setting, rules: ContextRules): Heard {
  const { normalised } = heard
  const before = madeOnce(() => earlier(setting.state).map(plainly))
  const messages = madeOnce(() => [normalised, ...before()])
  const held = heldOf(heard, setting)
  const settled = { has: (ask: AgentAsk) => isSettled(ask, messages, held, rules) }
  return {
    settled,
    particulars: { has: (particular) => tellsOf(particular, normalised, before, rules) },
    looksAround: isBefore(heard, setting) && settled.has('product') && !settled.has('order_number'),
    ...heard,
  }
}

/** Made when it is first asked for. */
function madeOnce<T>(make: () => T): () => T {
  let made: { it: T } | null = null
  return () => {
    made ??= { it: make() }
    return made.it
  }
}

/** Whether neither his words nor what is talked about tell of anything that he bought. */
function isBefore({ situation }: HeardNow, { state, records }: Setting): boolean {
  const hasOrders = (records?.choice?.order.length ?? 0) > 0 || state.order !== null || state.orderId !== null
  return !hasOrders && (situation === null || situation === 'browsing')
}

/** What the customer need not be asked for: his slots, the order or the product at hand tell it. */
const heldOf = ({ slots, hasPhoto }: HeardNow, { state, circumstances, records }: Setting): Held => ({
  slots: [...slots, ...state.slots],
  hasPhoto: hasPhoto || state.photo,
  hasOrder: circumstances.order !== null || (records?.order ?? null) !== null,
  hasProduct: circumstances.product !== null || (records?.product ?? null) !== null,
})
