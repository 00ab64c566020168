import { type Read, showsProduct } from '../../context/read.ts'
import { subjectOf } from '../../context/rules.ts'
import { names } from '../../context/subjects.ts'
import { isMadeOf, type Topic } from '../../types/index.ts'
import { plainly } from '../../types/plain.ts'
import type { Briefing } from '../scene.ts'
import type { Turn } from '../turn-type.ts'
import { handOver, type Judge, leftAlone, type Part, unread } from '../verdict.ts'
import { choose } from '../words/choose.ts'
import { fromRecords } from './from-records.ts'
import { askedLast } from './given.ts'

/** A picture without words or with a mere OK, or nothing but blanks. */
export const wordless: Judge = {
  name: 'wordless',
  judge: (turn, briefing) => {
    const { courtesies } = briefing.scripts.rules
    const says = turn.questions.some(({ intent }) => !courtesies.has(intent)) || turn.unclear.length > 0
    const shows = turn.newest?.hasPhoto === true && turn.questions.length > 0 && !says
    return (turn.wordless && !turn.cardOnly) || shows ? [picture(briefing)] : null
  },
}

/** In a case it is the proof of what was told, else a person asks what it is about. */
function picture({ scene, scripts }: Briefing): Part {
  const { matter } = scene.state
  if (matter === null || !isCase(matter, scripts)) return unread('attachment', '')
  const bare = { text: '', normalised: '', confidence: 1, why: [], followUp: 'context' as const }
  return handOver('attachment', { ...matter, ...bare })
}

const isCase = (matter: Topic, { rules, claims }: Briefing['scripts']): boolean =>
  names(rules.lookedUp, matter) || (claims !== null && names(claims.matters, matter))

/**
 * A card or a link: the agent sees what is looked at, and nothing was asked. A number that is typed once something
 * was said belongs to what the customer told before: a person looks it up.
 */
export const card: Judge = {
  name: 'card',
  judge: (turn, briefing) => {
    const { scene } = briefing
    const isPointedOut = pointsOut(turn, briefing)
    const pointed = isPointedOut ? asBefore(briefing) : null
    if (pointed !== null) return [pointed]
    if (!turn.cardOnly || turn.questions.length > 0) return null
    const number = turn.newest !== null && isTyped(turn.newest) && scene.state.said.length > 0
    if (number) return [{ ...unread('by_policy', turn.newest!.text), gave: true }]
    const isShown = !isPointedOut && turn.newest !== null && showsProduct(turn.newest)
    const shown = isShown ? asBefore(briefing) : null
    if (shown !== null) return [shown]
    const asked = askedFor(turn, briefing)
    if (asked !== null) return [asked]
    return [opening(turn, briefing) ?? leftAlone(null)]
  },
}

/** Whether a pointing word turns to another product (就这个, with the chat opened from it). */
function pointsOut({ newest }: Turn, { scene: { state }, scripts }: Briefing): boolean {
  if (newest === null || !newest.messages.some(({ at }) => at === state.turnedAt)) return false
  return isMadeOf(newest.normalised, scripts.rules.affirms)
}

/**
 * The product that a question missed which nobody answered: its record is asked in the words of the message before.
 * Null where there is no such question or the record does not answer it.
 */
function asBefore(briefing: Briefing): Part | null {
  const { state } = briefing.scene
  const words = state.heard.at(-2)
  const about = state.matter ?? state.topic
  if (about === null || words === undefined) return null
  const said = { text: words, normalised: plainly(words), confidence: 1, why: [] }
  const told = fromRecords({ ...about, ...said, followUp: 'context' }, briefing)
  return told?.decision === 'reply' ? told : null
}

/** The product that an agent asked for and that is not known: a person looks at it. */
function askedFor({ newest }: Turn, briefing: Briefing): Part | null {
  const topic = briefing.scene.state.matter
  if (newest === null || topic === null || !askedLast(briefing).includes('product')) return null
  const { text, normalised } = newest
  return handOver('by_policy', { ...topic, text, normalised, confidence: 1, why: [], followUp: 'context' })
}

/** Who opens with a link or a product is greeted; null where more was said, or an order was shown. */
function opening({ newest }: Turn, { scene, scripts }: Briefing): Part | null {
  const { shown_first } = scripts.rules.source
  const isFirst = scene.state.said.length === 0 && scene.state.topic === null
  if (shown_first === undefined || newest === null || !isFirst) return null
  if (!showsProduct(newest) && scene.circumstances.product === null) return null
  const { intent, kind } = subjectOf(shown_first)
  const ask = { kind, slots: [], given: true, round: null, extra: {} }
  const choice = choose(scripts.intents.get(intent)?.responses ?? [], intent, ask, scene)
  if ('miss' in choice) return null
  const { text, normalised } = newest
  const question = { intent, kind, slots: [], text, normalised, confidence: 1, why: [], followUp: null }
  return { decision: 'courtesy', reason: 'answered', question, words: [choice.planned] }
}

/** Ids of goods have at most twelve digits, orders and parcels have more. */
const isTyped = ({ normalised, messages }: Read): boolean =>
  /^\d{13,}$/.test(normalised) && messages.every(({ attachments }) => attachments.length === 0)
