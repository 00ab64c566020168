import type { Question, Unclear } from '../context/question.ts'
import type { Read } from '../context/read.ts'
import type { Retraction } from '../context/retraction.ts'
import type { Sign } from '../context/signs.ts'
import type { Reading } from '../types/index.ts'
import type { Heard } from './scene.ts'

/** All that the customer wrote since the last reply, read in context. */
export interface Turn {
  /** The bursts to which no person has spoken yet, be it in part. */
  unheard: readonly Read[]
  /** The newest burst that was read. */
  newest: Read | null
  /** The questions of all bursts in their order, each once; what was taken back or answered meanwhile is left out. */
  questions: readonly Question[]
  unclear: readonly Unclear[]
  /** How the newest words take back all that waited; null where they do not. */
  retracted: Retraction | null
  /** Whether anything but pictures was sent. */
  wordless: boolean
  /** Nothing but a card, a link or a number: it shows what is looked at and asks nothing. */
  cardOnly: boolean
  /** Whether understanding a part of it ran out of time. */
  tooCostly: boolean
  /** The sign from before in whose matter the customer still is; null where there is none, or he turned away. */
  lasting: Sign | null
  /** Whether a person said what is asked. */
  byHand: boolean
  /** What of it decides which words fit. */
  heard: Heard
  /** What the log is to remember of it. */
  readings: { messageIds: string[]; reading: Reading }[]
}
