import type { Outcome } from '../judges/outcome.ts'

/** Facts that say who pays the postage of what is sent back for a fault of ours. */
const POSTAGE_OF_FAULTS = ['quality_return', 'wrong_item_return']

/** The parts of one message, each thing said by one of them alone: what is asked for, and the postage of a fault. */
export function saidOnce(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.map((one, i) => {
    const others = outcomes.filter((_, at) => at !== i)
    const before = outcomes.slice(0, i)
    const covered = others.some(
      (other) => asksAll(other, one, before.includes(other)) || tellsPostage(other, one),
    )
    return covered ? { ...one, responses: [], asks: [], covered } : one
  })
}

/** Whether the other part asks for all that this one does; of two that ask the same the first does. */
function asksAll(other: Outcome, { asks, responses }: Outcome, isBefore: boolean): boolean {
  if (asks.length === 0 || responses.length === 0 || other.responses.length === 0) return false
  if (!asks.every((need) => other.asks.includes(need))) return false
  return isBefore || other.asks.length > asks.length
}

/** Whether the other part's words about the fault say who pays, which is all that this one would tell. */
function tellsPostage({ question, responses }: Outcome, { question: asked, decision }: Outcome): boolean {
  if (question?.intent !== 'quality_issue' || decision !== 'reply') return false
  if (asked?.intent !== 'return_shipping' || asked.kind !== 'who_pays') return false
  return responses.some(({ facts }) => POSTAGE_OF_FAULTS.some((fact) => fact in facts))
}
