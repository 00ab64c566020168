import type { Question } from '../../context/question.ts'
import type { Briefing } from '../scene.ts'
import { type Judge, type Part, unread } from '../verdict.ts'
import { answer } from './answer.ts'
import { bargain, bargains } from './bargain.ts'
import { scripted } from './scripted.ts'

/**
 * A person said what the turn is about: that is answered, whatever was understood; where nothing is said to it, the
 * first of its kinds that the scripts have words for.
 */
export const byHand: Judge = {
  name: 'chosen',
  judge(turn, briefing) {
    if (!turn.byHand) return null
    const [question] = turn.questions
    if (question === undefined) return [unread('out_of_scope', briefing.scene.text)]
    const part = saidTo(question, briefing)
    if (hasWords(part) || question.kind !== null) return [part]
    const kinds = Object.keys(briefing.scripts.intents.get(question.intent)?.script.kinds ?? {})
    const parts = kinds.map((kind) => saidTo({ ...question, kind }, briefing))
    return [parts.find(hasWords) ?? part]
  },
}

const hasWords = ({ decision, words }: Part): boolean => decision !== 'handoff' || words.length > 0

/** The answer, or else the words of the question's script, though they were said before. */
function saidTo(question: Question, briefing: Briefing): Part {
  const part = answer(question, briefing)
  if (hasWords(part)) return part
  const ready = bargains(question, briefing) ? bargain(question, briefing) : scripted(question, briefing)
  return hasWords(ready) ? ready : part
}
