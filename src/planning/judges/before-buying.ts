import type { Question } from '../../context/question.ts'
import { names } from '../../context/subjects.ts'
import type { Briefing, Scene } from '../scene.ts'

/**
 * The briefing in which nobody is asked for the number of an order that he has not made, unless he asks what only
 * he asks who has.
 * @param question null where it is not clear what is asked
 */
export function beforeBuying(question: Question | null, briefing: Briefing): Briefing {
  const { scene, scripts } = briefing
  if (!scene.looksAround) return briefing
  if (question !== null && names(scripts.rules.ofAnOrder, question))
    return { ...briefing, scene: { ...scene, looksAround: false } }
  const { settled } = scene
  const withNumber: Scene['settled'] = { has: (ask) => ask === 'order_number' || settled.has(ask) }
  return { ...briefing, scene: { ...scene, settled: withNumber } }
}
