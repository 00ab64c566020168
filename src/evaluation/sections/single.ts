import { LABELS, type Label, OUT_OF_SCOPE } from '../../types/index.ts'
import { type Calibration, equalMassCalibration, equalWidthCalibration } from '../metrics/calibration.ts'
import { type Confusion, confusionOf } from '../metrics/confusion.ts'
import { type CurvePoint, coverageAt, precisionCoverage } from '../metrics/coverage.ts'
import { type Estimate, wilson } from '../metrics/intervals.ts'
import { type LabelScores, macroF1, scoreLabels } from '../metrics/labels.ts'
import { acceptedOf, bestIntentOf, isTopRight, type Observed, topOf } from '../subject.ts'

/** The suites whose messages have one label each. */
export const SINGLE_SUITES = ['core', 'extended', 'out_of_scope']
/** Precisions at which the coverage is reported. */
export const DEMANDED = [0.95, 0.98]
const BOOTSTRAP = { seed: 20240501, resamples: 1000 }

export interface SingleSection {
  /** By the best label, whether or not it was accepted. */
  top: LabelScores[]
  /** By what was accepted at the shipped thresholds; nothing accepted counts as `out_of_scope`. */
  accepted: LabelScores[]
  macroF1: number
  confusion: Confusion
  /** Best intent of each message accepted from a threshold on; shares of the messages in scope. */
  curve: CurvePoint[]
  coverage: { precision: number; coverage: number }[]
  /** Where the shipped thresholds stand on the curve. */
  deployed: { precision: Estimate; coverage: Estimate }
  /** Confidence of the best label against its being right. */
  calibration: Calibration[]
}

/** Everything that is measured on messages with one label. Pure. */
export function measureSingle(observed: readonly Observed[]): SingleSection {
  const top = scoreLabels(
    observed.map((each) => ({ gold: [creditedGold(each)], predicted: [topOf(each).intent] })),
    LABELS,
    BOOTSTRAP,
  )
  const curve = curveOf(observed)
  return {
    top,
    accepted: scoreLabels(
      observed.map((each) => ({ gold: each.case.intents, predicted: orRejected(acceptedOf(each)) })),
      LABELS,
      BOOTSTRAP,
    ),
    macroF1: macroF1(top),
    confusion: confusionOf(
      observed.map((each) => ({ gold: creditedGold(each), predicted: topOf(each).intent })),
      LABELS,
    ),
    curve,
    coverage: DEMANDED.map((precision) => ({ precision, coverage: coverageAt(curve, precision) })),
    deployed: deployedPoint(observed),
    calibration: calibrationOf(observed),
  }
}

const orRejected = (intents: readonly Label[]) => (intents.length > 0 ? intents : [OUT_OF_SCOPE])

/** Of several right labels the one that was found, else the first. */
function creditedGold(observed: Observed): string {
  return isTopRight(observed) ? topOf(observed).intent : observed.case.intents[0]!
}

export const inScope = (observed: Observed) => !observed.case.intents.includes(OUT_OF_SCOPE)

function curveOf(observed: readonly Observed[]): CurvePoint[] {
  const judged = observed.map((each) => {
    const best = bestIntentOf(each)
    return { confidence: best.confidence, right: each.case.intents.includes(best.intent) }
  })
  return precisionCoverage(judged, observed.filter(inScope).length)
}

/** A message counts as accepted where any intent was; it is right where all accepted ones are. */
function deployedPoint(observed: readonly Observed[]): SingleSection['deployed'] {
  const accepted = observed.filter((each) => acceptedOf(each).length > 0)
  const right = accepted.filter((each) =>
    acceptedOf(each).every((intent) => each.case.intents.includes(intent)),
  )
  return {
    precision: wilson(right.length, accepted.length),
    coverage: wilson(accepted.filter(inScope).length, observed.filter(inScope).length),
  }
}

export function calibrationOf(observed: readonly Observed[]): Calibration[] {
  const judged = observed.map((each) => ({ confidence: topOf(each).confidence, right: isTopRight(each) }))
  return [equalWidthCalibration(judged), equalMassCalibration(judged)]
}
