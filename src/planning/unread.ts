import { NO_EFFECTS, type Plan } from '../types/index.ts'

/** The plan for words that could not be read: a person does. `explanation` says so to the agent. */
export function unreadPlan(text: string, explanation: string): Plan {
  return {
    judge: 'too_costly',
    decision: 'handoff',
    reason: 'too_costly',
    explanation,
    intents: [],
    responses: [],
    open: [{ text, intent: null, reason: 'too_costly' }],
    handoff: {
      urgency: 'normal',
      sign: null,
      summary: text,
      candidates: [],
      slots: [],
      told: [],
      bargaining: [],
    },
    why: [],
    confidence: 0,
    situation: null,
    effects: NO_EFFECTS,
  }
}
