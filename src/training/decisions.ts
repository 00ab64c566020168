import { DecisionModel, documentOf } from '../nlu/decisions.ts'
import { DEFAULT_SVM } from '../nlu/linear/linear-classifier.ts'
import type { DecidedTurn } from '../types/index.ts'
import { fittedWithTemperature } from './held-out.ts'

/** So many folds; every so many turns one is held out. */
const FOLDS = 5

/** Most of a turn's features say nothing about it; less is believed of each. */
const OPTIONS = { ...DEFAULT_SVM, C: 0.5 }

/**
 * The model of what a lead decides, with a temperature from turns that were held out; null where there are no turns.
 * Each turn teaches twice, with what is planned and without it: the plan is right on nearly all the turns that the
 * rules were made for, and on fewer of the others, so that more than the plan has to count.
 */
export function trainDecisions(
  turns: readonly DecidedTurn[],
): { model: DecisionModel; accuracy: number } | null {
  if (turns.length === 0) return null
  const rows = turns.flatMap((turn, i) =>
    [true, false].map((withPlan) => ({
      example: {
        text: turn.text,
        label: turn.decision,
        kind: null,
        attribute: null,
        document: documentOf(turn, withPlan),
      },
      fold: i % FOLDS,
    })),
  )
  const { model, accuracy } = fittedWithTemperature(rows, ({ label }) => label, OPTIONS)
  return { model: new DecisionModel(model), accuracy }
}
