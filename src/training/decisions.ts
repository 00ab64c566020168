import { DecisionModel } from '../nlu/decisions.ts'
import { documentOf } from '../nlu/turn-features.ts'
import type { DecidedTurn } from '../types/index.ts'
import { DECIDED_SVM, FOLDS } from './decided.ts'
import { fittedWithTemperature } from './held-out.ts'
import { trainSubjects } from './subjects.ts'

/**
 * The model of what a lead decides, with a temperature from turns that were held out; null where there are no turns.
 * Each turn teaches twice, with what is planned and without it: the plan is right on nearly all the turns that the
 * rules were made for, and on fewer of the others, so that more than the plan has to count.
 */
export function trainDecisions(
  turns: readonly DecidedTurn[],
): { model: DecisionModel; accuracy: number; subjectAccuracy: number } | null {
  if (turns.length === 0) return null
  const rows = turns.flatMap((turn, i) =>
    (['planned', 'heard'] as const).map((sight) => ({
      example: {
        text: turn.text,
        label: turn.decision,
        kind: null,
        attribute: null,
        document: documentOf(turn, sight),
      },
      fold: i % FOLDS,
    })),
  )
  const { model, accuracy } = fittedWithTemperature(rows, ({ label }) => label, DECIDED_SVM)
  const subjects = trainSubjects(turns)
  return {
    model: new DecisionModel(model, subjects?.model ?? null),
    accuracy,
    subjectAccuracy: subjects?.accuracy ?? 0,
  }
}
