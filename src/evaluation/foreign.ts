import { z } from 'zod'
import { type Calibration, equalMassCalibration, equalWidthCalibration } from './metrics/calibration.ts'
import { coverageAt, precisionCoverage } from './metrics/coverage.ts'
import { type Estimate, shareOf } from './metrics/intervals.ts'
import { type LabelScores, macroF1, scoreLabels } from './metrics/labels.ts'

/** One line of any labelled file: `intents` (any of them is right) or `intent`. Labels are free. */
export const foreignSchema = z
  .looseObject({
    text: z.string().min(1),
    intents: z.array(z.string().min(1)).min(1).optional(),
    intent: z.string().min(1).optional(),
  })
  .transform((row, context) => {
    const labels = row.intents ?? (row.intent === undefined ? [] : [row.intent])
    if (labels.length === 0) context.addIssue({ code: 'custom', message: 'needs "intents" or "intent"' })
    return { text: row.text, labels }
  })
export type ForeignRow = z.infer<typeof foreignSchema>

/** Fits our classifier on examples; the result ranks the labels of a text, best first, calibrated. */
export type FitClassifier = (
  examples: readonly { text: string; label: string }[],
) => (text: string) => readonly { label: string; confidence: number }[]

export interface ForeignReport {
  trained: number
  tested: number
  fitSeconds: number
  accuracy: Estimate
  macroF1: number
  labels: LabelScores[]
  calibration: Calibration[]
  coverageAt95: number
  wrong: { text: string; expected: string; got: string; confidence: number }[]
}

/** Fits on one file and measures on the other. A row with several labels trains the first. */
export function evaluateForeign(
  train: readonly ForeignRow[],
  test: readonly ForeignRow[],
  fitClassifier: FitClassifier,
  clock: () => number,
): ForeignReport {
  const start = clock()
  const rank = fitClassifier(train.map((row) => ({ text: row.text, label: row.labels[0]! })))
  const fitSeconds = (clock() - start) / 1000
  const guesses = test.map((row) => {
    const best = rank(row.text)[0]!
    const right = row.labels.includes(best.label)
    return { row, best, right, gold: right ? best.label : row.labels[0]!, confidence: best.confidence }
  })
  const labels = [...new Set(guesses.flatMap((guess) => [guess.gold, guess.best.label]))].sort()
  const scores = scoreLabels(
    guesses.map((guess) => ({ gold: [guess.gold], predicted: [guess.best.label] })),
    labels,
    { seed: 20240501, resamples: 1000 },
  )
  return {
    trained: train.length,
    tested: test.length,
    fitSeconds,
    accuracy: shareOf(guesses, (guess) => guess.right),
    macroF1: macroF1(scores),
    labels: scores,
    calibration: [equalWidthCalibration(guesses), equalMassCalibration(guesses)],
    coverageAt95: coverageAt(precisionCoverage(guesses, guesses.length), 0.95),
    wrong: guesses
      .filter((guess) => !guess.right)
      .map((guess) => ({
        text: guess.row.text,
        expected: guess.row.labels.join(' | '),
        got: guess.best.label,
        confidence: guess.confidence,
      })),
  }
}
