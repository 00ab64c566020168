import { isOpen, nextOpening } from '../../knowledge/hours.ts'
import type { Intent, PlannedResponse } from '../../types/index.ts'
import { beforeBuying } from '../judges/before-buying.ts'
import { type Ask, type Briefing, NO_QUESTION, type Scene } from '../scene.ts'
import type { CompiledScripts } from '../scripts.ts'
import type { HandoffPart } from '../verdict.ts'
import { choose } from './choose.ts'

/** Words while a person takes over: those of closed or crowded times are said once in a conversation. */
export interface Holding {
  planned: PlannedResponse
  /** What leads the words in behind an answer: the subject that a person looks at. */
  about: string
  /** Set where the words tell of closed or crowded times. */
  because: 'off_hours' | 'overloaded' | null
}

/** What the customer reads while a person takes the part over; null where the scripts have no words. */
export function holdingWords(part: HandoffPart, briefing: Briefing): Holding | null {
  const because = hindrance(briefing.scene)
  const isTold = briefing.scene.state.held
  // A sign cannot wait for opening hours, and who was told once that nobody is there is not told again.
  const tells = because !== null && !isTold && part.reason !== 'must_hand_over'
  const told = tells ? hindranceWords(because, briefing) : null
  return told ?? plainWords(part, briefing)
}

/** Why agents will take longer than usual, if they will. */
function hindrance({ shop, circumstances }: Scene): Holding['because'] {
  if (!isOpen(shop, circumstances.now)) return 'off_hours'
  return circumstances.openConversations > shop.policy.overloadedAbove ? 'overloaded' : null
}

function hindranceWords(because: 'off_hours' | 'overloaded', { scene, scripts }: Briefing): Holding | null {
  const responses = because === 'off_hours' ? scripts.offHours : scripts.overloaded
  const opens = because === 'off_hours' ? opensAt(scene, scripts) : null
  const choice = choose(responses, null, { ...NO_QUESTION, extra: opens === null ? {} : { opens } }, scene)
  return 'planned' in choice ? { planned: choice.planned, about: '', because } : null
}

function plainWords(part: HandoffPart, briefing: Briefing): Holding | null {
  const { scene, scripts } = beforeBuying(part.question, briefing)
  const { reason, question, gave } = part
  const names = namesOf(part)
  const responses = (scripts.holding.get(reason) ?? [])
    .filter(({ intents }) => intents === null || names.some((name) => intents.has(name)))
    .filter(({ likely }) => likely === null || isLikely(likely, part, scripts))
    .map((one) => one.response)
  const ask: Ask = { ...NO_QUESTION, slots: question?.slots ?? [], given: gave }
  const choice = choose(responses, question?.intent ?? null, ask, scene)
  const topic = question === null ? undefined : scripts.source.holding.topics[question.intent]
  const about = topic === undefined ? '' : scripts.source.holding.about.replace('{topic}', topic)
  return 'planned' in choice ? { planned: choice.planned, about, because: null } : null
}

/** What the words may be for; a sign counts as the kind of complaint that bears its name. */
function namesOf({ question, sign }: HandoffPart): string[] {
  const asked = question === null ? [] : [question.intent, `${question.intent}/${question.kind}`]
  return sign === null ? asked : [sign.id, `complaint/${sign.id}`, ...asked]
}

/** Whether what the words may have asked is, all in all, one of these matters. */
function isLikely(
  intents: readonly Intent[],
  { guesses = [] }: HandoffPart,
  { source }: CompiledScripts,
): boolean {
  const among = guesses.filter(({ intent }) => intents.includes(intent))
  return among.reduce((sum, { confidence }) => sum + confidence, 0) >= source.holding.likely_from
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
