import { firstIn, type KnowledgeSource, LOOKS_AROUND, RECORD_OF } from '../types/index.ts'
import { plainly } from '../types/plain.ts'
import type { Briefing } from './scene.ts'
import type { Turn } from './turn-type.ts'

/** What more of the records the turn could use. */
export interface Wants {
  /** How the order stands now. */
  order: boolean
  /** Products near to the one that is asked about. */
  near: boolean
  /** All that is on sale. */
  many?: boolean
}

/** Sources that choose among all that is on sale. */
const CHOOSES: ReadonlySet<KnowledgeSource> = new Set(['recommend', 'threshold'] as const)

/** What the turn's questions are answered from, whether the records are there or not. */
export function wantsOf(turn: Turn, { scene, scripts }: Briefing): Wants {
  const { choosing } = scene.state
  const given = turn.newest?.given?.about
  const asked = [...turn.questions, ...(given ? [given] : []), ...(choosing ? [choosing.about] : [])]
  const sources = asked.flatMap(({ intent, kind }): KnowledgeSource[] => {
    const answer = scripts.answeredFrom.get(`${intent}/${kind}`) ?? scripts.answeredFrom.get(intent)
    return answer === undefined ? [] : [answer.from]
  })
  const texts = textsOf(turn)
  // The words may ask for what is plain beside a record, though none is there yet.
  const isWorded = (what: keyof Wants) => texts.some((text) => firstIn(text, scripts.wanting[what]) !== null)
  return {
    order: sources.some(takesOrder) || isWorded('order'),
    near: turn.unclear.length > 0 || sources.some(takesNear) || isWorded('near'),
    many: sources.some(takesMany) || isWorded('many'),
  }
}

type Taking = (from: KnowledgeSource) => boolean

export const takesOrder: Taking = (from) => RECORD_OF[from] === 'order'
export const takesNear: Taking = (from) => LOOKS_AROUND.has(from)
export const takesMany: Taking = (from) => CHOOSES.has(from)

const textsOf = ({ questions, unclear }: Turn): string[] => [
  ...questions.map(({ normalised }) => normalised),
  ...unclear.map(({ text }) => plainly(text)),
]
