import type { DecidingFeature, Intent, Rejection, Slot, Topic } from '../types/index.ts'

/** One thing the customer asks in this conversation, with the sub-question where it is sure enough. */
export interface Question {
  intent: Intent
  kind: string | null
  slots: readonly Slot[]
  text: string
  /** The words as the classifier reads them. */
  normalised: string
  confidence: number
  why: readonly DecidingFeature[]
  /**
   * How the conversation was needed to understand it: a value or thing of its own (`another`), words that it
   * explains (`context`), the same again (`again`); null where the words say it themselves.
   */
  followUp: 'another' | 'context' | 'again' | null
  /** What this piece of a message asks for, beside others that ask for something else. */
  apart?: string
  /** Whether the words tell or want something of what was bought: no record of goods is asked for what they name. */
  told?: boolean
}

/** A stretch of the message that nobody understood, with the readings that it may have. */
export interface Unclear {
  text: string
  rejection: Rejection
  confidence: number
  why: readonly DecidingFeature[]
  /** The likeliest readings, best first. */
  guesses: readonly Guess[]
  /** What it seems to go on about; null where the conversation has no such topic. */
  topic: Topic | null
  /** What it most likely asks to look up, for the messages that follow; null where nothing is likely. */
  seems: Topic | null
}

/** A reading that was not accepted. */
export interface Guess {
  intent: Intent
  kind: string | null
  confidence: number
}

/** What the log remembers of a question. */
export function topicOf({ intent, kind, slots }: Pick<Question, keyof Topic>): Topic {
  return { intent, kind, slots: [...slots] }
}

/** Two clauses that ask the same are one question; a named sub-question wins over an unknown one. */
export function mergeSame(questions: readonly Question[]): Question[] {
  const merged: Question[] = []
  for (const question of questions) {
    const at = merged.findIndex((one) => sameQuestion(one, question))
    if (at === -1) merged.push(question)
    else merged[at] = join(merged[at]!, question)
  }
  return merged
}

function sameQuestion(one: Question, other: Question): boolean {
  if (one.apart !== other.apart) return false
  return one.intent === other.intent && (one.kind === other.kind || one.kind === null || other.kind === null)
}

function join(one: Question, other: Question): Question {
  return {
    ...one,
    kind: one.kind ?? other.kind,
    slots: [...one.slots, ...other.slots.filter((slot) => !one.slots.includes(slot))],
    text: `${one.text} ${other.text}`,
    normalised: `${one.normalised}${other.normalised}`,
  }
}
