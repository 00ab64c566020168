import type { ConfidenceModel } from '../nlu/confidence/confidence-model.ts'
import type { TrainingReport } from '../nlu/intent-model.ts'
import type { HeldOut } from './cross-validation.ts'

interface Judged {
  truth: string
  best: string
  confidence: number
  right: boolean
}

type Measured = Omit<
  TrainingReport,
  | 'examples'
  | 'labels'
  | 'features'
  | 'kindAccuracy'
  | 'attributeAccuracy'
  | 'aspectAccuracy'
  | 'decisionAccuracy'
  | 'subjectAccuracy'
>

/** Figures of the held-out rows; `leftOut` are questions the classifier could not know. */
export function measure(
  heldOut: readonly HeldOut[],
  leftOut: readonly HeldOut[],
  model: ConfidenceModel,
  labels: readonly string[],
  rejection: string,
): Measured {
  const judge = judgeWith(model, labels)
  const rows = heldOut.map(judge)
  const known = rows.filter((row) => row.truth !== rejection)
  const inScope = known.map(answerScore(rejection))
  return {
    accuracy: share(rows, (row) => row.right),
    calibrationError: calibrationError(rows),
    nearAuroc: auroc(inScope, leftOut.map(judge).map(answerScore(rejection))),
    farAuroc: auroc(inScope, rows.filter((row) => row.truth === rejection).map(answerScore(rejection))),
    coverageAt95: coverageAt(rows, 0.95),
    coverageAt98: coverageAt(rows, 0.98),
    perLabel: Object.fromEntries(labels.map((label) => [label, scoresOf(label, rows)])),
  }
}

function judgeWith(model: ConfidenceModel, labels: readonly string[]): (row: HeldOut) => Judged {
  const confidences = new Float32Array(labels.length)
  return (row) => {
    const best = model.confidences(row, confidences)
    return {
      truth: row.example.label,
      best: labels[best]!,
      confidence: confidences[best]!,
      right: labels[best] === row.example.label,
    }
  }
}

/** How sure the model is that it may answer. */
const answerScore = (rejection: string) => (row: Judged) =>
  row.best === rejection ? -row.confidence : row.confidence

const share = (rows: readonly Judged[], test: (row: Judged) => boolean) =>
  rows.filter(test).length / rows.length

/** Expected calibration error, 15 bins of equal width (Naeini et al., AAAI 2015). */
function calibrationError(rows: readonly Judged[]): number {
  const bins = Array.from({ length: 15 }, () => 0)
  for (const row of rows)
    bins[Math.min(14, Math.floor(row.confidence * 15))]! += row.confidence - Number(row.right)
  return bins.reduce((sum, difference) => sum + Math.abs(difference), 0) / rows.length
}

/** The probability that a positive scores above a negative (Mann–Whitney). */
export function auroc(positives: readonly number[], negatives: readonly number[]): number {
  const all = [
    ...positives.map((score) => ({ score, up: true })),
    ...negatives.map((score) => ({ score, up: false })),
  ]
  all.sort((a, b) => a.score - b.score)
  let below = 0
  let wins = 0
  for (let i = 0; i < all.length; ) {
    let j = i
    let ups = 0
    while (j < all.length && all[j]!.score === all[i]!.score) if (all[j++]!.up) ups++
    const downs = j - i - ups
    wins += ups * (below + downs / 2)
    below += downs
    i = j
  }
  return wins / (positives.length * negatives.length)
}

function coverageAt(rows: readonly Judged[], precision: number): number {
  const sorted = [...rows].sort((a, b) => b.confidence - a.confidence)
  let right = 0
  let covered = 0
  sorted.forEach((row, i) => {
    if (row.right) right++
    if (right / (i + 1) >= precision) covered = i + 1
  })
  return covered / rows.length
}

function scoresOf(label: string, rows: readonly Judged[]) {
  const hits = rows.filter((row) => row.best === label && row.right).length
  const named = rows.filter((row) => row.best === label).length
  const support = rows.filter((row) => row.truth === label).length
  return { precision: named === 0 ? 0 : hits / named, recall: support === 0 ? 0 : hits / support, support }
}
