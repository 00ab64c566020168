import { withAmount } from '../../context/amount.ts'
import { missing } from '../../context/needs.ts'
import type { Question } from '../../context/questions.ts'
import type { Intent, Need, PlannedResponse, Policy } from '../../types/index.ts'
import { ruleOf } from '../scripts.ts'
import { choose } from '../words/choose.ts'
import type { CompiledResponse } from '../words/response.ts'
import { type Context, handOver, type Outcome, outcome } from './outcome.ts'

/** Intents whose answers hang on a sum. */
const TIERED = new Set<Intent>(['promotion'])

/** The question as its intent's script has it: answered, asked back, handed over or passed in silence. */
export function scripted(asked: Question, { scene, scripts }: Context): Outcome {
  const question = TIERED.has(asked.intent) ? { ...asked, slots: withAmount(asked.slots, asked.text) } : asked
  const compiled = scripts.intents.get(question.intent)
  if (compiled === undefined) return handOver('missing_fact', question)
  const { policy, needs } = ruleOf(compiled.script, question.kind)
  if (policy === 'silent') return outcome('silent', 'acknowledgement', question)
  const open = openNeeds(needs, question, { scene, scripts })
  const given = open.length === 0
  const ask = { kind: question.kind, slots: question.slots, given, round: null, extra: {} }
  const choice = choose(compiled.responses, question.intent, ask, scene, (one) => suits(one, policy, given))
  if ('miss' in choice) return withoutWords(policy, given, choice.miss === 'used', question)
  return carryOut(choice.response.policy ?? policy, choice.planned, open, question, { scene, scripts })
}

/** What the question needs and the customer has not let us know. */
export function openNeeds(needs: readonly Need[], question: Question, { scene }: Context): Need[] {
  const slots = [...question.slots, ...scene.slots, ...scene.state.slots]
  return missing(needs, { text: scene.text, slots, circumstances: scene.circumstances })
}

/** Under `clarify` the words that ask serve before all is given, the others after. */
function suits(response: CompiledResponse, policy: Policy, given: boolean): boolean {
  if (policy !== 'clarify' || response.policy !== null) return true
  return (response.when.given ?? false) === given
}

function withoutWords(policy: Policy, given: boolean, allSaid: boolean, question: Question): Outcome {
  if (policy === 'handoff' || (policy === 'clarify' && given)) return handOver('by_policy', question)
  return handOver(allSaid ? 'asked_again' : 'missing_fact', question)
}

function carryOut(
  policy: Policy,
  planned: PlannedResponse,
  open: readonly Need[],
  question: Question,
  { scene }: Context,
): Outcome {
  const asked = open.filter((need) => scene.state.asked.includes(need))
  const responses = [planned]
  if (policy === 'reply') return outcome('reply', 'answered', question, { responses })
  if (policy === 'silent') return outcome('silent', 'acknowledgement', question)
  if (policy === 'clarify' && asked.length > 0) return handOver('missing_slot', question)
  if (policy === 'clarify' && open.length > 0)
    return outcome('clarify', 'clarify', question, { responses, asks: open })
  // What was asked for once is not asked for again: the human sees that it is missing.
  const news = open.length === 0 || asked.length < open.length
  return handOver('by_policy', question, news ? { responses, asks: open } : {})
}
