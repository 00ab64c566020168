import type { Judge } from '../verdict.ts'
import { byHand } from './by-hand.ts'
import { chosen } from './chosen.ts'
import { courtesies } from './courtesies.ts'
import { decides } from './decides.ts'
import { given } from './given.ts'
import { questions } from './questions.ts'
import { retraction } from './retraction.ts'
import { signs } from './signs.ts'
import { tooCostly } from './too-costly.ts'
import { card, wordless } from './wordless.ts'
import { wrongOwner } from './wrong-owner.ts'

/** The judges in the order in which they are asked; the last one always has a verdict. */
export const JUDGES: readonly Judge[] = [
  byHand,
  signs,
  tooCostly,
  wrongOwner,
  retraction,
  given,
  chosen,
  decides,
  card,
  wordless,
  courtesies,
  questions,
]
