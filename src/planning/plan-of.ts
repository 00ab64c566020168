import { names } from '../context/subjects.ts'
import type { Intent, Plan } from '../types/index.ts'
import type { Composed } from './compose.ts'
import { effectsOf } from './effects.ts'
import { groundsOf } from './grounds.ts'
import { explanation, handoffPacket } from './packet.ts'
import type { Briefing } from './scene.ts'
import type { Turn } from './turn-type.ts'

/** What to do and why, as it is kept with the draft. */
export function planOf(judge: string, composed: Composed, turn: Turn, briefing: Briefing): Plan {
  const { decision, reason, parts, deciding } = composed
  const asked = parts.flatMap(({ question }) => question ?? [])
  const guess = turn.newest?.guess
  return {
    judge,
    decision,
    reason,
    explanation: explanation(composed, briefing),
    intents: intentsOf(composed, turn, briefing),
    responses: [...composed.words],
    open: openParts(composed),
    handoff: decision === 'handoff' ? handoffPacket(composed, turn, briefing) : null,
    why: [...(deciding.question?.why ?? guess?.why ?? [])],
    confidence:
      asked.length === 0
        ? (guess?.ranking[0]?.confidence ?? 0)
        : Math.min(...asked.map((one) => one.confidence)),
    situation: briefing.scene.situation,
    grounds: groundsOf(composed.words, briefing.scene),
    effects: effectsOf(composed, briefing),
  }
}

/** The intents of the newest messages; both readings where a choice names them; none where nobody was sure. */
function intentsOf({ parts, deciding }: Composed, { newest }: Turn, { scripts }: Briefing): Intent[] {
  const named = parts.flatMap((part) =>
    part.decision === 'clarify' && part.other !== null ? [part.question.intent, part.other.intent] : [],
  )
  const given = newest?.given == null ? [] : [newest.given.about.intent]
  // A mere mention of a complaint asks for nobody.
  const meant =
    deciding.reason === 'must_hand_over'
      ? newest?.questions
      : newest?.questions.filter((question) => !names(scripts.rules.forHumans, question))
  const asked = meant?.map(({ intent }) => intent) ?? []
  const unsure = newest?.unclear.map(({ text }) => text) ?? []
  // What nobody was sure of counts as understood where a record answered it.
  const borneOut = parts.flatMap(({ decision, question }) =>
    decision !== 'handoff' && question !== null && unsure.includes(question.text) ? [question.intent] : [],
  )
  const isContext = deciding.reason === 'missing_slot' || deciding.reason === 'by_policy'
  const waited = isContext ? (deciding.question?.intent ?? []) : []
  return [...new Set([...given, ...asked, ...named, ...borneOut, ...[waited].flat()])]
}

/** What stays for the human. */
function openParts({ decision, parts, reason }: Composed): Plan['open'] {
  if (decision !== 'handoff') return []
  const open = parts.filter((part) => part.decision !== 'reply' && part.decision !== 'bargain')
  return open.map((part) => ({
    text: part.decision === 'handoff' ? part.text : (part.question?.text ?? ''),
    intent: part.question?.intent ?? null,
    reason: open.length === 1 ? reason : part.reason,
  }))
}
