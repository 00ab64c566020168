import { type KnowledgeSource, LOOKS_AROUND, RECORD_OF } from '../types/index.ts'
import type { Briefing } from './scene.ts'
import type { Turn } from './turn-type.ts'

/** What more of the records the turn could use: how the order stands now, products near to the one asked about. */
export interface Wants {
  order: boolean
  near: boolean
}

/** What the turn's questions are answered from, whether the records are there or not. */
export function wantsOf(turn: Turn, { scene, scripts }: Briefing): Wants {
  const { choosing } = scene.state
  const given = turn.newest?.given?.about
  const asked = [...turn.questions, ...(given ? [given] : []), ...(choosing ? [choosing.about] : [])]
  const sources = asked.flatMap(({ intent, kind }): KnowledgeSource[] => {
    const answer = scripts.answeredFrom.get(`${intent}/${kind}`) ?? scripts.answeredFrom.get(intent)
    return answer === undefined ? [] : [answer.from]
  })
  return {
    order: sources.some((from) => RECORD_OF[from] === 'order'),
    near: turn.unclear.length > 0 || sources.some((from) => LOOKS_AROUND.has(from)),
  }
}
