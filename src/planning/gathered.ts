import { particularsIn } from '../context/circumstances.ts'
import { type Held, settledBy } from '../context/needs.ts'
import type { ContextRules } from '../context/rules.ts'
import { earlier } from '../conversation/index.ts'
import type { Setting } from './engine.ts'
import { plainly } from './plainly.ts'
import type { Heard } from './scene.ts'

/** What a turn says by its own words. */
export type HeardNow = Omit<Heard, 'settled' | 'particulars' | 'looksAround'>

/** What was heard now with what the conversation and the records add to it. */
export function gathered(heard: HeardNow, setting: Setting, rules: ContextRules): Heard {
  const before = earlier(setting.state).map(plainly)
  const settled = settledBy([heard.normalised, ...before], heldOf(heard, setting), rules)
  return {
    ...heard,
    settled,
    particulars: new Set(particularsIn(heard.normalised, before, rules)),
    looksAround: settled.has('product') && !settled.has('order_number') && isBefore(heard, setting),
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
