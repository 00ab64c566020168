import type { Briefing } from '../scene.ts'
import type { Turn } from '../turn-type.ts'
import type { Judge, Part } from '../verdict.ts'
import { once } from './courtesies.ts'

/**
 * The customer takes back what he asked: nothing of it is to be answered. Who gives up, found it himself, or calls off
 * what was promised hears that we heard it.
 */
export const retraction: Judge = {
  name: 'retraction',
  judge(turn, briefing) {
    if (turn.retracted === null) return null
    const part = heardOut(turn, briefing)
    return [
      part?.decision === 'courtesy'
        ? part
        : { decision: 'silent', reason: 'retracted', question: null, words: [] },
    ]
  },
}

function heardOut({ retracted, newest }: Turn, briefing: Briefing): Part | null {
  const means = retracted?.means ?? null
  if (retracted === null || newest === null || means === null) return null
  if (retracted.afterPromise && !briefing.scene.promised()) return null
  const { text, normalised, slots } = newest
  const { intent, kind } = means
  return once(
    { intent, kind, slots, text, normalised, confidence: 1, why: [], followUp: 'context' },
    briefing,
  )
}
