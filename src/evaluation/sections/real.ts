import { z } from 'zod'
import { CORE_INTENTS, LABELS, type Label, OUT_OF_SCOPE } from '../../types/index.ts'
import type { Calibration } from '../metrics/calibration.ts'
import { type CurvePoint, precisionCoverage } from '../metrics/coverage.ts'
import { type Estimate, shareOf } from '../metrics/intervals.ts'
import { acceptedOf, isTopRight, type Observed, topOf } from '../subject.ts'
import { calibrationOf } from './single.ts'

/** One line of a file of real messages; `other` is what the project calls `out_of_scope`. */
export const realSchema = z.looseObject({
  text: z.string().min(1),
  intents: z
    .array(z.union([z.enum(LABELS as [Label, ...Label[]]), z.literal('other')]))
    .min(1)
    .transform((labels) => labels.map((label) => (label === 'other' ? OUT_OF_SCOPE : label))),
  needs_context: z.boolean().default(false),
})
export type RealMessage = z.infer<typeof realSchema>

export interface RealSection {
  messages: number
  /** Best label right, of all messages. */
  top: Estimate
  /** Messages with an accepted core intent whose accepted core intents are all right. */
  corePrecision: Estimate
  /** Core messages of which a right core intent was accepted. */
  coreRecall: Estimate
  /** Precision against recall of the core messages, by the confidence of a core intent that ranks first. */
  curve: CurvePoint[]
  /** Of all messages: a reply was drafted that does not fit the question. */
  besideTheQuestion: Estimate
  /** Messages that cannot be understood alone and got a reply. */
  answeredWithoutContext: Estimate
  replied: Estimate
  calibration: Calibration[]
}

const core = new Set<string>(CORE_INTENTS)
/** Adding one of these to an answer is politeness, not an answer beside the question. */
const POLITE = new Set<string>(['greeting', 'thanks_bye', 'acknowledge'])

/** Figures on messages that nobody here wrote. Pure. */
export function measureReal(observed: readonly (Observed & { needsContext: boolean })[]): RealSection {
  const accepted = observed.filter((each) => coreOf(acceptedOf(each)).length > 0)
  const coreMessages = observed.filter((each) => coreOf(each.case.intents).length > 0)
  return {
    messages: observed.length,
    top: shareOf(observed, isTopRight),
    corePrecision: shareOf(accepted, (each) =>
      coreOf(acceptedOf(each)).every((intent) => each.case.intents.includes(intent)),
    ),
    coreRecall: shareOf(coreMessages, hitsCore),
    curve: coreCurve(observed, coreMessages.length),
    besideTheQuestion: shareOf(observed, isBeside),
    answeredWithoutContext: shareOf(
      observed.filter((each) => each.needsContext),
      isReply,
    ),
    replied: shareOf(observed, isReply),
    calibration: calibrationOf(observed),
  }
}

const coreOf = (labels: readonly Label[]) => labels.filter((label) => core.has(label))
const isReply = (each: Observed) => each.output.plan.decision === 'reply'

function hitsCore(each: Observed): boolean {
  return coreOf(acceptedOf(each)).some((intent) => each.case.intents.includes(intent))
}

function coreCurve(observed: readonly Observed[], coreMessages: number): CurvePoint[] {
  const judged = observed
    .filter((each) => core.has(topOf(each).intent))
    .map((each) => ({ confidence: topOf(each).confidence, right: isTopRight(each) }))
  return precisionCoverage(judged, coreMessages)
}

/** A reply that answers none of the right questions, or something that was not asked besides. */
export function isBeside(each: Observed): boolean {
  if (!isReply(each)) return false
  const answered = acceptedOf(each)
  const hit = answered.some((intent) => each.case.intents.includes(intent))
  return !hit || answered.some((intent) => !each.case.intents.includes(intent) && !POLITE.has(intent))
}
