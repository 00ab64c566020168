import type { Planner, Understanding } from '../../src/planning/engine.ts'
import type { Prediction } from '../../src/types/index.ts'
import { samplePlan } from '../store/samples.ts'

/** Understands one word: what holds 正品 is a question about authenticity, all else is out of scope. */
export const wordUnderstanding: Understanding = {
  understand(text): Prediction {
    const intent = text.includes('正品') ? ('authenticity' as const) : null
    const ranking = [{ intent: intent ?? ('out_of_scope' as const), score: 1, confidence: 0.96 }]
    return { text, utterances: [], intents: intent ? [intent] : [], ranking, slots: [] }
  },
}

/** Answers questions about authenticity and hands over the rest; every answer tells which question it answers. */
export const authenticityPlanner: Planner = {
  plan({ prediction, state }) {
    const next = { ...state, turns: state.turns + 1 }
    if (prediction.intents.length === 0) {
      const handoff = { urgency: 'normal', sign: null, summary: prediction.text } as const
      const lists = { candidates: [], slots: [], told: [], bargaining: [] }
      const plan = samplePlan({
        decision: 'handoff',
        reason: 'out_of_scope',
        explanation: '这件事话术里没有。',
        intents: [],
        handoff: { ...handoff, ...lists },
      })
      return { plan, text: null, state: next }
    }
    const plan = samplePlan({ why: [{ text: '正品', weight: 2 }], explanation: '问的是正品保证。' })
    const text = `亲，您放心，我们是官方旗舰店哦（第 ${next.turns} 答）`
    return { plan, text, state: { ...next, told: [...state.told, text] } }
  },
}
