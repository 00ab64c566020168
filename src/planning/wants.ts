import { type KnowledgeSource, LOOKS_AROUND, matchesPhrases, RECORD_OF } from '../types/index.ts'
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
const CHOOSES: ReadonlySet<KnowledgeSource> = new Set(['recommend'] as const)

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
    order: sources.some((from) => RECORD_OF[from] === 'order'),
    near: turn.unclear.length > 0 || sources.some((from) => LOOKS_AROUND.has(from)),
    many: sources.some((from) => CHOOSES.has(from)),
  }
}

/** What the words ask for that are plain beside a record, though none is there yet. */
function wordedIn({ questions, unclear }: Turn, { asks }: Briefing['scripts']): KnowledgeSource[] {
  const texts = [
    ...questions.map(({ normalised }) => normalised),
    ...unclear.map(({ text }) => plainly(text)),
  ]
  const worded = asks.filter(({ phrases }) => texts.some((text) => matchesPhrases(text, phrases)))
  return worded.map(({ from }) => from)
}
