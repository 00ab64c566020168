import { type Judge, unread } from '../verdict.ts'

/** A picture without words, or nothing but blanks. */
export const wordless: Judge = {
  name: 'wordless',
  judge: (turn) => (turn.wordless && !turn.cardOnly ? [unread('attachment', '')] : null),
}

/** A card, a link or a bare number: the agent sees what is looked at, and nothing was asked. */
export const card: Judge = {
  name: 'card',
  judge: (turn) =>
    turn.cardOnly && turn.questions.length === 0
      ? [{ decision: 'silent', reason: 'acknowledgement', question: null, words: [] }]
      : null,
}
