import type { Rendered } from '../../types/index.ts'

/** All that is decided of a turn, in a form that can be compared; of the words only which they are. */
export function verdictOf({ plan }: Pick<Rendered, 'plan'>): string {
  const { decision, reason, intents, situation, responses, open, handoff, effects } = plan
  return JSON.stringify([
    decision,
    reason,
    intents,
    situation,
    responses.map(({ intent, kind, responseId, facts, task }) => [intent, kind, responseId, facts, task]),
    open.map((part) => [part.intent, part.reason]),
    handoff && [handoff.sign, handoff.urgency],
    effects.answers,
    effects.asks,
  ])
}
