import type { Intent, Label, Ranked, Slot } from '../types/index.ts'
import { OUT_OF_SCOPE } from '../types/index.ts'
import type { SuiteCase } from './cases.ts'
import type { Dialogue, TurnOutput } from './converse.ts'
import type { Answered } from './predict.ts'

/** What is measured: the engine with its shipped thresholds. */
export interface Subject {
  /** The message as the first one of a new conversation. */
  answer(text: string, shop: string): Answered
  /** A whole dialogue, one output a turn; a turn swallowed by a burst is `silent` with reason `merged`. */
  converse(dialogue: Dialogue & { shop: string }): TurnOutput[]
}

/** A case with what was made of it. */
export interface Observed extends Answered {
  suite: string
  case: SuiteCase
}

/** The best label of the whole message. */
export function topOf({ prediction }: Answered): Ranked {
  return prediction.ranking[0]!
}

/** The best intent of the whole message, whether accepted or not. */
export function bestIntentOf({ prediction }: Answered): Ranked {
  return prediction.ranking.find((ranked) => ranked.intent !== OUT_OF_SCOPE) ?? prediction.ranking[0]!
}

/** The accepted intents in the order of the message; of two readings between which is asked none is accepted. */
export function acceptedOf({ output }: Answered): readonly Intent[] {
  return output.plan.reason === 'ambiguous' ? [] : output.plan.intents
}

/** The sub-question that was found for a label; null where none was. */
export function kindFor({ prediction }: Answered, label: Label): string | null {
  const utterance = prediction.utterances.find((each) => each.ranking[0]?.intent === label)
  return utterance?.kind?.name ?? null
}

export function slotsOf({ prediction }: Answered): Slot[] {
  return prediction.slots
}

export function isTopRight(observed: Observed): boolean {
  return observed.case.intents.includes(topOf(observed).intent)
}

/** Whether both lists hold the same members. */
export function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return new Set([...a, ...b]).size === new Set(a).size && new Set(a).size === new Set(b).size
}
