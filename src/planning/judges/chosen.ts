import type { Judge } from '../verdict.ts'
import { fromRecords } from './from-records.ts'

/** The customer says which one he means: what he asked before is answered for it. */
export const chosen: Judge = {
  name: 'chosen',
  judge({ newest, questions }, briefing) {
    const { choosing } = briefing.scene.state
    if (newest === null || choosing === null || questions.length > 0) return null
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
