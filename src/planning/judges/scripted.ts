import { answersNothing } from '../../context/agents-words.ts'
import { missing } from '../../context/needs.ts'
import type { Question } from '../../context/question.ts'
import type { ContextRules } from '../../context/rules.ts'
import { names } from '../../context/subjects.ts'
import type { Need, PlannedResponse, Policy, Slot } from '../../types/index.ts'
import type { Briefing, Scene } from '../scene.ts'
import { ruleOf } from '../scripts.ts'
import { handOver, leftAlone, type Part } from '../verdict.ts'
import { choose } from '../words/choose.ts'
import type { CompiledResponse } from '../words/response.ts'

/** The question as its intent's script has it: answered, asked back, handed over or passed in silence. */
export function scripted(question: Question, briefing: Briefing): Part {
  const { scene, scripts } = briefing
  const compiled = scripts.intents.get(question.intent)
  if (compiled === undefined) return handOver('missing_fact', question)
  const { policy, needs } = ruleOf(compiled.script, question.kind)
  if (policy === 'silent') return leftAlone(question)
  const open = openNeeds(needs, question, briefing)
  const given = open.length === 0
  const slots = [...question.slots, ...placeBefore(question, briefing)]
  const ask = { kind: question.kind, slots, given, round: null, extra: {} }
  const choice = choose(compiled.responses, question.intent, ask, scene, (one) => suits(one, policy, given))
  if ('miss' in choice) return withoutWords(policy, given, choice.miss === 'used', question)
  if (asksItself(choice.response)) return clarified(question, choice.planned, [])
  return carryOut(choice.response.policy ?? policy, choice.planned, open, question, briefing)
}

/** The place that he named earlier, for a question to which a place makes a difference: nobody asks for it again. */
function placeBefore({ intent, slots }: Question, { scene, scripts }: Briefing): Slot[] {
  const varies = scripts.rules.source.varies[intent]?.includes('place') === true
  if (!varies || slots.some(({ name }) => name === 'place')) return []
  return scene.state.slots.filter(({ name, polarity }) => name === 'place' && polarity === 'wanted').slice(-1)
}

/** What the question needs and the customer has not let us know. */
export function openNeeds(needs: readonly Need[], question: Question, { scene, scripts }: Briefing): Need[] {
  const known = {
    text: scene.text,
    normalised: scene.normalised,
    slots: [...question.slots, ...scene.slots, ...scene.state.slots],
    hasPhoto: scene.hasPhoto || scene.state.photo,
    hasOrder: scene.circumstances.order !== null || isWithAgent(question, scene, scripts.rules),
    hasProduct: scene.circumstances.product !== null || isOfOrder(scene, scripts.rules),
  }
  return missing(needs, known, scripts.rules)
}

/** Whether an agent is dealing with such a case already: she has the order before her, and looks for it herself. */
const isWithAgent = ({ intent }: Question, { state }: Scene, rules: ContextRules): boolean =>
  rules.source.cases.includes(intent) &&
  state.said.some(({ by, text }) => by === 'agent' && !answersNothing(text, rules))

/** Whether the order is talked about, and holds one thing: another size of that is asked for without a link. */
const isOfOrder = ({ records, state: { matter } }: Scene, { lookedUp }: ContextRules): boolean =>
  records.order?.items?.length === 1 && matter !== null && names(lookedUp, matter)

/** Under `clarify` the words that ask serve before all is given, the others after. */
function suits(response: CompiledResponse, policy: Policy, given: boolean): boolean {
  if (policy !== 'clarify' || response.policy !== null) return true
  return (response.when.given ?? false) === given
}

function withoutWords(policy: Policy, given: boolean, allSaid: boolean, question: Question): Part {
  if (policy === 'handoff' || (policy === 'clarify' && given)) return handOver('by_policy', question)
  return handOver(allSaid ? 'asked_again' : 'missing_fact', question)
}

function carryOut(
  policy: Policy,
  planned: PlannedResponse,
  open: readonly Need[],
  question: Question,
  { scene }: Briefing,
): Part {
  const asked = open.filter((need) => scene.state.asked.includes(need))
  const words = [planned]
  if (policy === 'reply') return { decision: 'reply', reason: 'answered', question, words }
  if (policy === 'silent') return leftAlone(question)
  if (policy === 'clarify' && asked.length > 0) return handOver('missing_slot', question)
  if (policy === 'clarify' && open.length > 0) return clarified(question, planned, open)
  // What was asked for once is not asked for again: the human sees that it is missing.
  const news = open.length === 0 || asked.length < open.length
  return handOver('by_policy', question, news ? { words, asks: open } : {})
}

/** Words that ask for a value which any later message may name: nothing waits for it. */
const asksItself = ({ policy, when }: CompiledResponse) => policy === 'clarify' && when.given === undefined

function clarified(question: Question, planned: PlannedResponse, asks: readonly Need[]): Part {
  return { decision: 'clarify', reason: 'clarify', question, other: null, words: [planned], asks }
}
