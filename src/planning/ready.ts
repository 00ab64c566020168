import type { Read } from '../context/read.ts'
import { type Label, OUT_OF_SCOPE } from '../types/index.ts'
import { bargain, bargains } from './judges/bargain.ts'
import { scripted } from './judges/scripted.ts'
import type { Briefing } from './scene.ts'
import type { Part } from './verdict.ts'

/** What the scripts hold ready where the newest words bear this label; null where they have no script. */
export function ready(
  label: Label,
  { normalised, text, slots, guess }: Read,
  briefing: Briefing,
): Part | null {
  if (label === OUT_OF_SCOPE) return null
  const kind = guess.kinds.get(label) ?? null
  const question = { intent: label, kind, slots, text, normalised, confidence: 0, why: [], followUp: null }
  return bargains(question, briefing) ? bargain(question, briefing) : scripted(question, briefing)
}
