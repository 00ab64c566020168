import type { Question } from '../../context/question.ts'
import type { Read } from '../../context/read.ts'
import { isMention, moreUrgent, type Sign } from '../../context/signs.ts'
import { tellsOnlyFrom } from '../../context/small-talk.ts'
import { names, namesKind } from '../../context/subjects.ts'
import type { Urgency } from '../../types/index.ts'
import type { Briefing } from '../scene.ts'
import { needsOf } from '../scripts.ts'
import { signIn } from '../sign-in.ts'
import type { Turn } from '../turn-type.ts'
import { type Judge, type Part, unread } from '../verdict.ts'
import { openNeeds } from './scripted.ts'

/** Signs that a person must take over, whatever the confidence: threats, harm, disputes, a wish for a person. */
export const signs: Judge = {
  name: 'signs',
  judge(turn, briefing) {
    const { scripts } = briefing
    const found = turn.unheard.flatMap((one) => signIn(one, scripts) ?? [])
    const lasting = goesOn(turn, briefing) ? turn.lasting : null
    const sign = mostUrgent(lasting === null ? found : [...found, lasting])
    const unheard = turn.unheard.flatMap((one) => one.questions.map(({ intent }) => intent))
    const asked = turn.questions.filter(
      (one) => unheard.includes(one.intent) && names(scripts.rules.forHumans, one),
    )
    if (sign === null && (asked.length === 0 || isMere(turn, asked, briefing))) return null
    return [mustHandOver(sign, asked[0] ?? null, turn, briefing)]
  },
}

function mostUrgent(found: readonly Sign[]): Sign | null {
  return found.reduce<Sign | null>(
    (best, one) => (best === null || moreUrgent(best.urgency, one.urgency) !== best.urgency ? one : best),
    null,
  )
}

/**
 * Whether the matter of a sign from before goes on: what is told now belongs to it, whatever it sounds like, but for a
 * mere OK, and what is told in passing once a person has helped (嗯 那我等你们电话).
 */
function goesOn({ unheard, lasting }: Turn, { scene, scripts }: Briefing): boolean {
  if (lasting === null || unheard.length === 0) return false
  if (lasting.lasts === 'whatever') return true
  const isHelped = scene.state.said.at(-1)?.by === 'agent'
  const mayPass = isHelped || lasting.lasts === 'until_asked'
  const least = tellsOnlyFrom(scripts.rules)
  // A picture is proof of it, and never told in passing.
  const passes = ({ hasPhoto, passing }: Read) => mayPass && !hasPhoto && passing >= least
  return !unheard.every((one) => isOk(one, isHelped, scripts) || passes(one))
}

/** Whether the words only agree; thanks count where a person has helped. */
function isOk(
  { questions, unclear, normalised, hasPhoto }: Read,
  isHelped: boolean,
  { rules }: Briefing['scripts'],
): boolean {
  if (hasPhoto || unclear.length > 0 || questions.length === 0) return false
  const { contents, closing } = rules.source
  const { begins, wants } = rules.agreement
  if (wants.test(normalised)) return false
  const agrees = begins.test(normalised)
  return questions.every(
    ({ intent, followUp }) =>
      contents.includes(intent) &&
      (isHelped || !closing.includes(intent)) &&
      (followUp !== null || agrees || closing.includes(intent)),
  )
}

/** What the classifier took for a complaint, and the signs for a mere mention, nobody is sure of. */
function isMere({ unheard }: Turn, asked: readonly Question[], { scripts }: Briefing) {
  const disputes = asked.some((one) => namesKind(scripts.rules.forHumans, one))
  return !disputes && unheard.some((one) => isMention(one, scripts.signs.all))
}

/** A person has to take over: for a sign, or for a question that only he may answer. */
export function mustHandOver(
  sign: Sign | null,
  question: Question | null,
  turn: Turn,
  briefing: Briefing,
): Part {
  const about = question ?? turn.questions[0] ?? null
  const needs = question === null ? [] : needsOf(question, briefing.scripts)
  const part = unread('must_hand_over', briefing.scene.text)
  return {
    ...part,
    question: about,
    sign,
    asks: question === null ? [] : openNeeds(needs, question, briefing),
  }
}

/** How soon a person has to look at a question of this intent and kind. */
export function urgencyOf(question: Question | null, { scripts }: Briefing): Urgency {
  if (question === null) return 'normal'
  const { urgency } = scripts.source.handoff
  return urgency[`${question.intent}/${question.kind}`] ?? urgency[question.intent] ?? 'normal'
}
