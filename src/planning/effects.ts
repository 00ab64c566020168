import { topicOf } from '../context/question.ts'
import type { AnsweredQuestion, Effects, PlannedResponse } from '../types/index.ts'
import type { Composed } from './compose.ts'
import { overdueKey, questionKey } from './judges/asked-again.ts'
import type { Briefing } from './scene.ts'
import type { Part } from './verdict.ts'

/** What the draft does once it was said. */
export function effectsOf({ parts, words, text, holds }: Composed, briefing: Briefing): Effects {
  const { rules } = briefing.scripts
  return {
    wordings: words.map(({ responseId, wording }) => `${responseId}#${wording}`),
    answers: parts.flatMap((part) => answeredBy(part, briefing)),
    bargain: bargainOf(parts),
    asks: asksOf(parts),
    ...choosingOf(parts),
    ...offeredIn(words, briefing),
    greets: text !== null,
    closes: parts.some(({ decision, question }) => {
      return decision === 'courtesy' && question !== null && rules.source.closing.includes(question.intent)
    }),
    holds,
    tasks: [...new Set(words.flatMap(({ task }) => task ?? []))],
  }
}

/** What need not be answered again. An overdue case was apologised for: no promise can answer for it any more. */
function answeredBy(part: Part, briefing: Briefing): AnsweredQuestion[] {
  const { question } = part
  if (question === null) return []
  if (part.reason === 'promise_overdue') return [overdueKey(question.intent, question.kind)]
  return part.decision === 'reply' || part.decision === 'bargain' ? [questionKey(question, briefing)] : []
}

function bargainOf(parts: readonly Part[]): Effects['bargain'] {
  for (const part of parts) {
    if (part.decision !== 'bargain') continue
    return { ...part.step, told: part.words.map(({ text }) => text).join('') }
  }
  return null
}

/** A choice between products or orders: the question goes on once it is made. */
function choosingOf(parts: readonly Part[]): Pick<Effects, 'chooses'> {
  for (const part of parts) {
    if (part.decision !== 'clarify' || !part.which) continue
    return { chooses: { about: topicOf(part.question), words: part.question.normalised } }
  }
  return {}
}

/** By these names replies quote the products that they recommend. */
const RECOMMENDED = /^product\d+\.title$/

/** The products that the words recommend. */
function offeredIn(
  words: readonly PlannedResponse[],
  { scene: { records } }: Briefing,
): Pick<Effects, 'offers'> {
  const titles = words.flatMap(({ facts }) =>
    Object.entries(facts).flatMap(([name, title]) => (RECOMMENDED.test(name) ? [title] : [])),
  )
  const sold = titles.length === 0 ? [] : (records.catalogue?.onSale() ?? [])
  const offers = sold.filter(({ title }) => titles.includes(title)).map(({ id, title }) => ({ id, title }))
  return offers.length === 0 ? {} : { offers }
}

/** What the customer is asked for; a choice is waited for without a need. */
function asksOf(parts: readonly Part[]): Effects['asks'] {
  for (const part of parts) {
    if (part.decision !== 'clarify' && part.decision !== 'handoff') continue
    if (part.asks.length === 0 || part.question === null) continue
    return { needs: [...part.asks], about: topicOf(part.question) }
  }
  return null
}
