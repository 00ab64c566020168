import type { Question } from '../../context/question.ts'
import { firstIn } from '../../types/index.ts'
import type { Briefing } from '../scene.ts'
import { type Judge, leftAlone, type Part } from '../verdict.ts'
import { choose } from '../words/choose.ts'
import { hesitate } from './bargain.ts'
import { chosenOf, fromRecords } from './from-records.ts'

/** Greetings, thanks and OKs, where nothing else was written: a short word the first time, silence after. */
export const courtesies: Judge = {
  name: 'courtesies',
  judge(turn, briefing) {
    const { rules } = briefing.scripts
    const only = turn.questions.length > 0 && turn.unclear.length === 0
    if (!only || !turn.questions.every(({ intent }) => rules.courtesies.has(intent))) return null
    const parts = turn.questions.map((question) => courtesy(question, briefing))
    const said = parts.find(({ decision }) => decision !== 'silent')
    return [said ?? parts[0]!]
  },
}

function courtesy(question: Question, briefing: Briefing): Part {
  return (
    chosenOf(question, briefing) ??
    hesitate(question, briefing) ??
    besides(question, briefing) ??
    once(question, briefing)
  )
}

/** What goes with the product that the customer decides for. */
function besides(question: Question, briefing: Briefing): Part | null {
  const told = fromRecords(question, briefing)
  return told?.decision === 'reply' ? { ...told, decision: 'courtesy' } : null
}

/** The first fitting response that the conversation has not heard in any wording; silence where it has heard all. */
export function once(question: Question, { scene, scripts }: Briefing): Part {
  const responses = scripts.intents.get(question.intent)?.responses ?? []
  const ask = { kind: question.kind, slots: question.slots, given: true, round: null, extra: {} }
  const hour = hourNamed(question.normalised, scripts) ?? scene.hour
  const fresh = (keys: readonly string[]) => !keys.some((key) => scene.said.has(key))
  const isSaid = scene.state.thanked && scripts.rules.source.closing.includes(question.intent)
  const choice = isSaid
    ? { miss: 'used' as const }
    : choose(responses, question.intent, ask, { ...scene, hour }, (one) => fresh(one.keys))
  if ('miss' in choice) return leftAlone(question)
  return { decision: 'courtesy', reason: 'answered', question, words: [choice.planned] }
}

/** The time of day that the customer names, as an hour; null where he names none. */
function hourNamed(normalised: string, { rules }: Briefing['scripts']): number | null {
  return firstIn(normalised, rules.timesOfDay)?.hour ?? null
}
