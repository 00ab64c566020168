import type { KindModel } from './kinds.ts'
import type { Features } from './linear/features.ts'

/** What a turn is about. */
export interface Subject {
  intent: string
  kind: string | null
  /** How likely the intent is. */
  confidence: number
}

/** A turn that asks nothing. */
export const NOTHING = 'nothing'

/** Tells what a turn asks in its conversation, learned from turns of which somebody has said so. */
export class SubjectModel {
  /** @param kinds the sub-questions of an intent; an intent without an entry has none that were told apart */
  constructor(
    readonly intents: KindModel,
    readonly kinds: ReadonlyMap<string, KindModel>,
  ) {}

  /** The likeliest subject of a turn as it was read; null where it asks nothing. */
  of(read: Features): Subject | null {
    const { name: intent, confidence } = this.intents.predict(read)
    if (intent === NOTHING) return null
    return { intent, kind: this.kinds.get(intent)?.predict(read).name ?? null, confidence }
  }
}
