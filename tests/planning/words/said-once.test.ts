import { expect, test } from 'vitest'
import type { Outcome } from '../../../src/planning/judges/outcome.ts'
import { saidOnce } from '../../../src/planning/words/said-once.ts'
import type { Decision, Intent, Need } from '../../../src/types/index.ts'

function part(decision: Decision, intent: Intent, asks: Need[], facts: Record<string, string> = {}): Outcome {
  const kind = intent === 'return_shipping' ? 'who_pays' : null
  const question = {
    intent,
    kind,
    slots: [],
    text: '',
    normalised: '',
    confidence: 1,
    why: [],
    followUp: null,
  }
  const planned = { intent, kind, responseId: `${intent}.x`, version: '', wording: 0, facts, text: '您好。' }
  return { decision, reason: 'answered', question, text: '', responses: [planned], asks }
}

const speaks = (outcomes: readonly Outcome[]) => saidOnce(outcomes).map((one) => one.responses.length > 0)

test('of two parts that ask for the order number the first does', () => {
  const parts = [
    part('clarify', 'return_policy', ['order_number']),
    part('clarify', 'refund_timing', ['order_number']),
  ]
  expect(speaks(parts)).toEqual([true, false])
})

test('the part that asks for more asks for all', () => {
  const parts = [
    part('clarify', 'refund_timing', ['order_number']),
    part('handoff', 'quality_issue', ['photo', 'order_number']),
  ]
  expect(speaks(parts)).toEqual([false, true])
})

test('parts that ask for different things both ask', () => {
  const parts = [part('clarify', 'stock', ['size']), part('clarify', 'refund_timing', ['order_number'])]
  expect(speaks(parts)).toEqual([true, true])
})

test('the postage of a fault is said once', () => {
  const fault = part('handoff', 'quality_issue', ['photo'], { quality_return: '运费由我们承担' })
  expect(speaks([fault, part('reply', 'return_shipping', [])])).toEqual([true, false])
  expect(speaks([part('handoff', 'quality_issue', ['photo']), part('reply', 'return_shipping', [])])).toEqual(
    [true, true],
  )
})
