import { type KnowledgeSource, LOOKS_AROUND, matchingIn, RECORD_OF } from '../types/index.ts'
import { plainly } from './plainly.ts'
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
  const scripted = asked.flatMap(({ intent, kind }): KnowledgeSource[] => {
    const answer = scripts.answeredFrom.get(`${intent}/${kind}`) ?? scripts.answeredFrom.get(intent)
    return answer === undefined ? [] : [answer.from]
  })
  const sources = [...scripted, ...wordedIn(turn, scripts)]
  return {
    order: sources.some(ofOrder),
    near: turn.unclear.length > 0 || sources.some(looksAround),
    many: sources.some(chooses),
  }
}

type Wanting = (from: KnowledgeSource) => boolean

const ofOrder: Wanting = (from) => RECORD_OF[from] === 'order'
const looksAround: Wanting = (from) => LOOKS_AROUND.has(from)
const chooses: Wanting = (from) => CHOOSES.has(from)

/** Whether an answer from this source takes more than the record at hand. */
export const isWanting: Wanting = (from) => ofOrder(from) || looksAround(from) || chooses(from)

/** What the words ask for that are plain beside a record, though none is there yet. */
function wordedIn({ questions, unclear }: Turn, { wanting }: Briefing['scripts']): KnowledgeSource[] {
  const texts = [
    ...questions.map(({ normalised }) => normalised),
    ...unclear.map(({ text }) => plainly(text)),
  ]
  return texts.flatMap((text) => [...matchingIn(text, wanting)].map(({ from }) => from))
}
