import type { Read } from '../../context/read.ts'
import { type Judge, unread } from '../verdict.ts'

/** A picture without words or with a mere OK, or nothing but blanks. */
export const wordless: Judge = {
  name: 'wordless',
  judge: (turn, { scripts }) => {
    const { courtesies } = scripts.rules
    const says = turn.questions.some(({ intent }) => !courtesies.has(intent)) || turn.unclear.length > 0
    const shows = turn.newest?.hasPhoto === true && turn.questions.length > 0 && !says
    return (turn.wordless && !turn.cardOnly) || shows ? [unread('attachment', '')] : null
  },
}

/**
 * A card or a link: the agent sees what is looked at, and nothing was asked. A number that is typed once something
 * was said belongs to what the customer told before: a person looks it up.
 */
export const card: Judge = {
  name: 'card',
  judge: (turn, { scene }) => {
    if (!turn.cardOnly || turn.questions.length > 0) return null
    const number = turn.newest !== null && isTyped(turn.newest) && scene.state.said.length > 0
    return number
      ? [{ ...unread('by_policy', turn.newest!.text), gave: true }]
      : [{ decision: 'silent', reason: 'acknowledgement', question: null, words: [] }]
  },
}

/** Ids of goods have at most twelve digits, orders and parcels have more. */
const isTyped = ({ normalised, messages }: Read): boolean =>
  /^\d{13,}$/.test(normalised) && messages.every(({ attachments }) => attachments.length === 0)
