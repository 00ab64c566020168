import { settledBy } from '../context/needs.ts'
import type { AgentAsk, ContextRules } from '../context/rules.ts'
import { earlier } from '../conversation/index.ts'
import type { Setting } from './engine.ts'
import { plainly } from './plainly.ts'
import type { Heard } from './scene.ts'

/** What the customer need not be asked for: his messages, the order or the product at hand tell it. */
export function settledIn(
  { text, normalised, slots, hasPhoto }: Omit<Heard, 'settled'>,
  { state, circumstances, records }: Setting,
  rules: ContextRules,
): ReadonlySet<AgentAsk> {
  const known = {
    slots: [...slots, ...state.slots],
    hasPhoto: hasPhoto || state.photo,
    hasOrder: circumstances.order !== null || (records?.order ?? null) !== null,
    hasProduct: circumstances.product !== null || (records?.product ?? null) !== null,
  }
  const messages = [
    { text, normalised },
    ...earlier(state).map((words) => ({ text: words, normalised: plainly(words) })),
  ]
  return new Set(messages.flatMap((message) => settledBy({ ...message, ...known }, rules)))
}
