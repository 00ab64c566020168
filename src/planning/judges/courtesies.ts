import type { Question } from '../../context/questions.ts'
import type { Intent, Prediction } from '../../types/index.ts'
import { choose } from '../words/choose.ts'
import { hesitate } from './bargain.ts'
import { type Context, handOver, type Outcome, outcome } from './outcome.ts'

/** An hour of each time of day that a greeting names: whoever says good evening hears it back. */
const TIMES_OF_DAY: readonly [RegExp, number][] = [
  [/早上|早安|上午|^早/, 8],
  [/中午|午安/, 12],
  [/下午/, 15],
  [/晚上|傍晚|晚安|晚好/, 20],
  [/深夜|半夜|夜里/, 1],
]

const COURTESIES = new Set<Intent>(['greeting', 'thanks_bye', 'acknowledge'])

export function isCourtesy(question: Question): boolean {
  return COURTESIES.has(question.intent)
}

/**
 * Greetings, thanks and acknowledgements: a short word the first time, silence after. Once a person has the
 * conversation, thanks and agreement are met with silence: it is for the person to close it. Who waits for a person
 * and asks whether anybody is there is left to that person.
 */
export function answerCourtesy(question: Question, context: Context): Outcome {
  const { state } = context.scene
  if (state.unanswered && question.kind !== 'hesitation') {
    return question.intent === 'greeting'
      ? { ...handOver('with_human', question), courtesy: true }
      : silent(question)
  }
  if (question.intent === 'greeting') return once(question, context)
  if (question.intent === 'thanks_bye')
    return state.closed || state.withHuman ? silent(question) : once(question, context)
  if (question.kind !== 'hesitation') return silent(question)
  return hesitate(question, context) ?? once(question, context)
}

/** The first fitting response that the conversation has not heard in any wording. */
function once(question: Question, { scene, scripts }: Context): Outcome {
  const responses = scripts.intents.get(question.intent)?.responses ?? []
  const ask = { kind: question.kind, slots: question.slots, given: true, round: null, extra: {} }
  const heard = (keys: readonly string[]) => keys.some((key) => scene.said.has(key))
  const hour = hourNamed(question.text) ?? scene.hour
  const choice = choose(responses, question.intent, ask, { ...scene, hour }, (one) => !heard(one.keys))
  if ('miss' in choice) return silent(question)
  return outcome('reply', 'answered', question, { responses: [choice.planned], courtesy: true })
}

function silent(question: Question): Outcome {
  return outcome('silent', 'acknowledgement', question, { courtesy: true })
}

/** The time of day that the customer names, as an hour; null where he names none. */
function hourNamed(text: string): number | null {
  return TIMES_OF_DAY.find(([words]) => words.test(text))?.[1] ?? null
}

/** The message as nothing but agreement, whatever the classifier heard in it. */
export function agreed(prediction: Prediction): Outcome {
  return silent(asCourtesy(prediction))
}

function asCourtesy({ text, utterances }: Prediction): Question {
  const [first] = utterances
  return {
    intent: 'acknowledge',
    kind: 'ok',
    slots: [],
    text,
    normalised: first?.utterance.normalised ?? '',
    confidence: first?.ranking[0]?.confidence ?? 0,
    why: first?.why ?? [],
    followUp: 'context',
  }
}
