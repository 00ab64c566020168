import type { ConversationState } from '../../src/conversation/index.ts'
import type { Understanding } from '../../src/desk/context.ts'
import type { Planner } from '../../src/planning/engine.ts'
import { unreadPlan } from '../../src/planning/unread.ts'
import { samplePlan } from '../store/samples.ts'

/** Understands one word: what holds 正品 is a question about authenticity, all else is out of scope. */
export const wordUnderstanding: Understanding = {
  async understand(text) {
    const intent = text.includes('正品') ? ('authenticity' as const) : null
    const ranking = [{ intent: intent ?? ('out_of_scope' as const), score: 1, confidence: 0.96 }]
    return {
      text,
      utterances: [],
      intents: intent ? [intent] : [],
      ranking,
      slots: [],
      attributes: [],
      sign: null,
    }
  },
}

const words = ({ unanswered }: ConversationState) => unanswered.map(({ text }) => text).join('\n')

/** Answers questions about authenticity and hands over the rest; every answer tells which one it is. */
export const authenticityPlanner: Planner = {
  texts: (state) => (state.unanswered.length === 0 ? [] : [words(state)]),
  unread: (text) => unreadPlan(text, '没有读完'),
  answersNothing: () => false,
  seen: () => null,
  answeredByGreeting: () => false,
  isCourtesy: () => false,
  agentReading: () => ({ questions: [], slots: [], situation: null }),
  phrases: (shop) => [{ id: 'a#0', intent: 'authenticity', kind: null, text: `${shop.name}正品` }],
  advice: (text) => (text.includes('！！') ? [{ rule: 'shouting', start: 0, end: 2, text: '！！' }] : []),
  area: ({ intents }) => (intents.includes('authenticity') ? 'pre_sale' : 'after_sale'),
  alternatives: (current, input) =>
    ['亲，是正品哦', '支持专柜验货的哦']
      .filter((text) => text !== current)
      .map((text) => ({ intent: input.predictions.at(-1)?.intents[0] ?? null, kind: null, text })),
  plan({ state, predictions, chosen }) {
    if (chosen !== undefined) {
      const plan = samplePlan({
        judge: 'chosen',
        intents: chosen.intent === 'out_of_scope' ? [] : [chosen.intent],
      })
      return { plan, text: `${chosen.intent}/${chosen.kind}`, readings: [] }
    }
    if (predictions.every((one) => one === null || one.intents.length === 0)) {
      const handoff = { urgency: 'normal', sign: null, summary: words(state) } as const
      const lists = { candidates: [], slots: [], told: [], bargaining: [] }
      const plan = samplePlan({
        decision: 'handoff',
        reason: 'out_of_scope',
        explanation: '这件事话术里没有。',
        intents: [],
        handoff: { ...handoff, ...lists },
      })
      return { plan, text: null, readings: [] }
    }
    const plan = samplePlan({ why: [{ text: '正品', weight: 2 }], explanation: '问的是正品保证。' })
    const text = `亲，您放心，我们是官方旗舰店哦（第 ${state.said.length + 1} 答）`
    return { plan, text, readings: [] }
  },
}
