import { subjectOf } from '../../context/rules.ts'
import { names, subjectsOf } from '../../context/subjects.ts'
import { decidedIn } from '../../knowledge/index.ts'
import { OF_VARIANTS } from '../../types/index.ts'
import { plainly } from '../../types/plain.ts'
import { recordFor } from '../known-records.ts'
import type { Briefing } from '../scene.ts'
import type { Turn } from '../turn-type.ts'
import type { Judge } from '../verdict.ts'
import { once } from './courtesies.ts'
import { chosenOf } from './from-records.ts'

/** Who decides for a variant of what he looks at, and asks nothing else, hears whether it can be had. */
export const decides: Judge = {
  name: 'decides',
  judge(turn, briefing) {
    const { newest, unheard } = turn
    const { decided_for: rule } = briefing.scripts.rules.source
    const { product, order } = briefing.scene.records
    if (rule === undefined || newest === null || product === null || order !== null) return null
    if (!newest.chooses || unheard.length > 1) return null
    const decided = decidedIn(newest.text, product)
    if (decided === null || !(decided.isSaid || isWeighed(turn, briefing, rule.after))) return null
    const text = decided.words
    const said = {
      text,
      normalised: plainly(text),
      confidence: newest.guess.confidence,
      why: newest.guess.why,
    }
    const question = { ...subjectOf(rule.means), ...said, slots: newest.slots, followUp: 'context' as const }
    return [chosenOf(question, briefing) ?? once(question, briefing)]
  },
}

/** Whether one variant was weighed against others: then its bare name decides, unless it asks whether it can be had. */
function isWeighed(
  { questions }: Turn,
  { scene: { state }, scripts }: Briefing,
  after: readonly string[],
): boolean {
  const topic = state.matter ?? state.topic
  const isAsked = questions.some((question) => recordFor(question, scripts)?.from === OF_VARIANTS)
  return !isAsked && topic !== null && names(subjectsOf(after), topic)
}
