import type { Judge } from '../verdict.ts'

/** The customer takes back what he asked: nothing is to be answered. */
export const retraction: Judge = {
  name: 'retraction',
  judge: (turn) =>
    turn.retracted ? [{ decision: 'silent', reason: 'retracted', question: null, words: [] }] : null,
}
