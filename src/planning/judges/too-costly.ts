import { type Judge, unread } from '../verdict.ts'

/** What could not be understood within its time goes to a person. */
export const tooCostly: Judge = {
  name: 'too_costly',
  judge: (turn, { scene }) => (turn.tooCostly ? [unread('too_costly', scene.text)] : null),
}
