import type { Question } from '../../context/question.ts'
import type { Topic } from '../../types/index.ts'
import type { Judge } from '../verdict.ts'
import { fromRecords } from './from-records.ts'

/** The customer says which one he means: what he asked before is answered for it. */
export const chosen: Judge = {
  name: 'chosen',
  judge({ newest, questions }, briefing) {
    const { choosing } = briefing.scene.state
    if (newest === null || choosing === null) return null
    if (!questions.every((question) => goesOn(question, choosing.about))) return null
    const part = fromRecords(
      {
        ...choosing.about,
        text: newest.text,
        normalised: choosing.words,
        confidence: newest.guess.ranking[0]?.confidence ?? 0,
        why: [],
        followUp: 'context',
      },
      briefing,
    )
    return part === null ? null : [part]
  },
}

/** Whether the words ask nothing but what was asked before: 就那个托特包 after 这个有货吗. */
const goesOn = ({ followUp, intent, kind }: Question, about: Topic): boolean =>
  followUp !== null || (intent === about.intent && kind === about.kind)
