import type { Observed } from '../../src/evaluation/subject.ts'
import type { Decision, Intent, Label, Reason, Slot } from '../../src/types/index.ts'
import { NO_EFFECTS } from '../store/samples.ts'

/** What a test says of one answered case; the rest is filled in. */
export interface Sketch {
  suite?: string
  id?: string
  text?: string
  gold: Label[]
  kind?: string
  /** Labels with their confidence, best first. */
  ranking: [Label, number][]
  accepted?: Intent[]
  foundKind?: string
  decision?: Decision
  reason?: Reason
  reply?: string | null
  goldSlots?: { name: Slot['name']; value: string }[]
  slots?: Slot[]
}

/** An answered case as the engine would hand it on. */
export function observed(sketch: Sketch): Observed {
  const { text = '在吗', accepted = [], slots = [] } = sketch
  const ranking = sketch.ranking.map(([intent, confidence]) => ({ intent, confidence, score: confidence }))
  const utterance = { text, normalised: text, tokens: [text], start: 0, end: text.length }
  const kind = sketch.foundKind === undefined ? null : { name: sketch.foundKind, confidence: 1, next: null }
  return {
    suite: sketch.suite ?? 'core',
    case: {
      id: sketch.id ?? '1',
      text,
      intents: sketch.gold,
      kind: sketch.kind,
      slots: sketch.goldSlots,
    },
    prediction: {
      text,
      utterances: [
        {
          utterance,
          ranking,
          intent: accepted[0] ?? null,
          rejection: null,
          kind,
          slots,
          why: [],
          passing: 0,
        },
      ],
      intents: accepted,
      ranking,
      slots,
      attributes: [],
      sign: null,
    },
    output: {
      plan: {
        judge: 'questions',
        decision: sketch.decision ?? 'handoff',
        reason: sketch.reason ?? 'low_confidence',
        explanation: '',
        intents: accepted,
        responses: [],
        open: [],
        handoff: null,
        why: [],
        confidence: ranking[0]?.confidence ?? 0,
        situation: null,
        effects: NO_EFFECTS,
      },
      text: sketch.reply ?? null,
    },
  }
}
