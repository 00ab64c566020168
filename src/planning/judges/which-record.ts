import type { Question } from '../../context/question.ts'
import { type KnowledgeSource, RECORD_OF } from '../../types/index.ts'
import { type Briefing, NO_QUESTION } from '../scene.ts'
import type { Part } from '../verdict.ts'
import { choose } from '../words/choose.ts'

/**
 * One question that names the products or orders that may be meant. Null where it is clear which one, where none is
 * known, or where it was asked already.
 */
export function askWhich(from: KnowledgeSource, question: Question, briefing: Briefing): Part | null {
  const { scene, scripts } = briefing
  const record = RECORD_OF[from]
  if (record === undefined || scene.records[record] !== null || scene.state.choosing !== null) return null
  const names = [...new Set(scene.records.choice?.[record])]
  const [one, other] = names
  if (one === undefined || other === undefined) return null
  const extra = { one, other, choices: names.join('、') }
  const choice = choose(scripts.which[record], null, { ...NO_QUESTION, extra }, scene)
  if ('miss' in choice) return null
  return {
    decision: 'clarify',
    reason: 'ambiguous',
    question,
    other: null,
    words: [choice.planned],
    asks: [],
  }
}
