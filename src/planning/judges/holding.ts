import { isOpen, nextOpening } from '../../knowledge/hours.ts'
import type { PlannedResponse } from '../../types/index.ts'
import type { Ask, Scene } from '../scene.ts'
import type { CompiledScripts } from '../scripts.ts'
import { choose } from '../words/choose.ts'
import type { Context, Outcome } from './outcome.ts'

/** Words while a human takes over: those of closed or crowded times are said once in a conversation. */
export interface Holding {
  planned: PlannedResponse
  /** What leads the words in behind an answer: the subject that a colleague looks at. */
  about: string
  /** Set where the words tell of closed or crowded times. */
  because: 'off_hours' | 'overloaded' | null
}

/** What the customer reads while a human takes the outcome over; null where the scripts grant no words. */
export function holdingWords(outcome: Outcome, context: Context): Holding | null {
  const because = hindrance(context.scene)
  if (because === null) return plainWords(outcome, context)
  // Who was told once that nobody is there need not read that a colleague is looking.
  return context.scene.state.held ? null : hindranceWords(because, context)
}

/** Why agents will take longer than usual, if they will. */
function hindrance({ shop, circumstances }: Scene): Holding['because'] {
  if (!isOpen(shop, circumstances.now)) return 'off_hours'
  return circumstances.openConversations > shop.policy.overloadedAbove ? 'overloaded' : null
}

function hindranceWords(because: 'off_hours' | 'overloaded', { scene, scripts }: Context): Holding | null {
  const responses = because === 'off_hours' ? scripts.offHours : scripts.overloaded
  const opens = because === 'off_hours' ? opensAt(scene, scripts) : null
  const ask = askWith(opens === null ? {} : { opens })
  const choice = choose(responses, null, ask, scene)
  return 'planned' in choice ? { planned: choice.planned, about: '', because } : null
}

function plainWords(outcome: Outcome, { scene, scripts }: Context): Holding | null {
  const { reason, question, gave } = outcome
  const names = namesOf(outcome)
  const responses = scripts.holding
    .filter(
      (one) =>
        one.reasons.has(reason) && (one.intents === null || names.some((name) => one.intents?.has(name))),
    )
    .map((one) => one.response)
  const choice = choose(responses, question?.intent ?? null, { ...askWith({}), given: gave === true }, scene)
  const topic = question === null ? undefined : scripts.source.holding.topics[question.intent]
  const about = topic === undefined ? '' : scripts.source.holding.about.replace('{topic}', topic)
  return 'planned' in choice ? { planned: choice.planned, about, because: null } : null
}

/** What the words may be for; a sign counts as the kind of complaint that bears its name. */
function namesOf({ question, sign }: Outcome): string[] {
  const asked = question === null ? [] : [question.intent, `${question.intent}/${question.kind}`]
  return sign === undefined ? asked : [sign.id, `complaint/${sign.id}`, ...asked]
}

/** When agents are back, in the scripts' words; null where the shop's hours do not tell. */
function opensAt({ shop, circumstances }: Scene, { source }: CompiledScripts): string | null {
  const opening = nextOpening(shop, circumstances.now)
  if (opening === null) return null
  const { today, tomorrow, later } = source.holding.opens
  const words = opening.inDays === 0 ? today : opening.inDays === 1 ? tomorrow : later
  return words
    .replace('{time}', opening.time)
    .replace('{month}', String(opening.month))
    .replace('{day}', String(opening.day))
}

function askWith(extra: Record<string, string>): Ask {
  return { kind: null, slots: [], given: true, round: null, extra }
}
