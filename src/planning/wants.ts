import { type KnowledgeSource, LOOKS_AROUND, matchingIn, RECORD_OF } from '../types/index.ts'
import { plainly } from '../types/plain.ts'
import { recordFor } from './known-records.ts'
import type { Briefing } from './scene.ts'
import type { CompiledAsk } from './scripts.ts'
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
  const sources = asked.flatMap((one): KnowledgeSource[] => {
    const answer = recordFor(one, scripts)
    return answer === undefined ? [] : [answer.from]
  })
  const all = wordedBeside(sources, turn, scripts)
  return {
    order: all.some(takesOrder),
    near: turn.unclear.length > 0 || all.some(looksAround),
    many: all.some(chooses),
  }
}

type Taking = (from: KnowledgeSource) => boolean

const takesOrder: Taking = (from) => RECORD_OF[from] === 'order'
const looksAround: Taking = (from) => LOOKS_AROUND.has(from)
const chooses: Taking = (from) => CHOOSES.has(from)
const TAKINGS = [takesOrder, looksAround, chooses]

/** Whether an answer from this source takes more than the record at hand. */
export const isWanting: Taking = (from) => TAKINGS.some((takes) => takes(from))

/** The sources with those that the words ask for, plain beside a record though none is there yet, as far as they take more. */
function wordedBeside(
  sources: readonly KnowledgeSource[],
  { questions, unclear }: Turn,
  { wanting }: Briefing['scripts'],
): readonly KnowledgeSource[] {
  const texts = [
    ...questions.map(({ normalised }) => normalised),
    ...unclear.map(({ text }) => plainly(text)),
  ]
  const all = [...sources]
  for (const text of texts) {
    const missing = TAKINGS.filter(
      (takes) => !all.some(takes) && !(takes === looksAround && unclear.length > 0),
    )
    const isNews = ({ from }: CompiledAsk) => missing.some((takes) => takes(from))
    all.push(...matchingIn(text, wanting, isNews).map(({ from }) => from))
  }
  return all
}
