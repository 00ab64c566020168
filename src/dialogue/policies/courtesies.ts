import type { Intent } from '../../types/index.ts'
import type { Question } from '../understand/questions.ts'
import { choose } from '../words/choose.ts'
import { hesitate } from './bargain.ts'
import { type Context, handOver, type Outcome, outcome } from './outcome.ts'

const COURTESIES = new Set<Intent>(['greeting', 'thanks_bye', 'acknowledge'])

export function isCourtesy(question: Question): boolean {
  return COURTESIES.has(question.intent)
}

/**
 * Greetings, thanks and acknowledgements: a short word the first time, silence after. Who waits for a person is not
 * wished a good day, and who asks whether anybody is there is not left in silence.
 */
export function answerCourtesy(question: Question, context: Context): Outcome {
  const { state } = context.scene
  if (state.unanswered && question.kind !== 'hesitation') {
    return question.intent === 'greeting'
      ? { ...handOver('with_human', question), courtesy: true }
      : silent(question)
  }
  if (question.intent === 'greeting') return once(question, context)
  if (question.intent === 'thanks_bye') return state.closed ? silent(question) : once(question, context)
  if (question.kind !== 'hesitation') return silent(question)
  return hesitate(question, context) ?? once(question, context)
}

/** The first fitting response that the conversation has not heard in any wording. */
function once(question: Question, { scene, scripts }: Context): Outcome {
  const responses = scripts.intents.get(question.intent)?.responses ?? []
  const ask = { kind: question.kind, slots: question.slots, given: true, round: null, extra: {} }
  const heard = (keys: readonly string[]) => keys.some((key) => scene.said.has(key))
  const choice = choose(responses, question.intent, ask, scene, (one) => !heard(one.keys))
  if ('miss' in choice) return silent(question)
  return outcome('reply', 'answered', question, { responses: [choice.planned], courtesy: true })
}

function silent(question: Question): Outcome {
  return outcome('silent', 'acknowledgement', question, { courtesy: true })
}
